package io.pisad.app;

import io.pisad.mavlink.LinkCounts;
import io.pisad.mavlink.PeerCounts;
import io.pisad.model.VehicleState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was heard on all links up to one second; rates are against an earlier view. */
record LinkView(
        int second,
        long atNs,
        List<LinkCounts> links,
        @Nullable VehicleState vehicle) {
    /** Whether any valid frame came. */
    boolean heard() {
        return links.stream().anyMatch(link -> link.received() > 0);
    }

    /** A table for a person. */
    String text(LinkView before) {
        var text = new StringBuilder();
        String row = "%-32s %-6s %9s %7s %6s %6s %7s %6s %8s %8s%n";
        text.append(String.format(
                row, "LINK", "STATE", "RECEIVED", "MSG/S", "LOST", "CRC", "UNKNOWN", "BADSIG", "REPLAYED", "UNSIGNED"));
        for (int i = 0; i < links.size(); i++) {
            LinkCounts link = links.get(i);
            LinkCounts earlier = before.links.get(i);
            text.append(String.format(
                    row,
                    link.name(),
                    link.connected() ? "up" : "down",
                    link.received(),
                    rate(link.received() - earlier.received(), before),
                    link.lost(),
                    link.badCrc(),
                    link.unknown(),
                    link.badSignature(),
                    link.replayed(),
                    link.unsigned()));
            for (PeerCounts peer : link.peers()) {
                PeerCounts peerBefore = earlier(earlier, peer);
                text.append(String.format(
                        row,
                        "  " + peer.systemId() + "/" + peer.componentId() + " " + peer.kind(),
                        "",
                        peer.received(),
                        rate(peer.received() - (peerBefore == null ? 0 : peerBefore.received()), before),
                        peer.lost(),
                        "",
                        "",
                        "",
                        "",
                        ""));
                text.append("    ").append(messages(peer, peerBefore, before)).append(System.lineSeparator());
            }
        }
        return text.append(vehicleText()).append(System.lineSeparator()).toString();
    }

    private String messages(PeerCounts peer, @Nullable PeerCounts earlier, LinkView before) {
        var parts = new ArrayList<String>();
        peer.messages().forEach((name, count) -> {
            long past = earlier == null ? 0 : earlier.messages().getOrDefault(name, 0L);
            parts.add(name + " " + rate(count - past, before));
        });
        return String.join(", ", parts);
    }

    private String rate(long count, LinkView before) {
        double seconds = (atNs - before.atNs) * 1e-9;
        return seconds > 0 ? String.format("%.1f", count / seconds) : "-";
    }

    private static @Nullable PeerCounts earlier(LinkCounts link, PeerCounts peer) {
        return link.peers().stream()
                .filter(p -> p.systemId() == peer.systemId() && p.componentId() == peer.componentId())
                .findFirst()
                .orElse(null);
    }

    private String vehicleText() {
        VehicleState v = vehicle;
        if (v == null || v.heartbeat() == null) {
            return "vehicle: no autopilot heard";
        }
        var text = new StringBuilder(String.format(
                "vehicle: system %d, %s, mode %d%s, %s, heartbeat %.1f s ago",
                v.systemId(),
                v.heartbeat().autopilot(),
                v.heartbeat().customMode(),
                v.heartbeat().guided() ? " (obeys set-points)" : "",
                v.heartbeat().armed() ? "ARMED" : "disarmed",
                age(v.heartbeat().atNs())));
        if (v.position() != null) {
            text.append(String.format(
                    "; %.6f %.6f, %.1f m above home, %.1f s ago",
                    v.position().latitudeDeg(),
                    v.position().longitudeDeg(),
                    v.position().heightM(),
                    age(v.position().atNs())));
        }
        text.append(
                v.gps() == null
                        ? "; no GPS message"
                        : "; fix " + v.gps().fixType() + ", HDOP "
                                + Text.number(v.gps().hdop(), "%.1f"));
        text.append(
                v.battery() == null || Double.isNaN(v.battery().percent())
                        ? "; battery unknown"
                        : String.format("; battery %.0f %%", v.battery().percent()));
        if (v.rivalNs() != null) {
            text.append(String.format("; SECOND AUTOPILOT %.1f s ago", age(v.rivalNs())));
        }
        return text.append(
                        v.groundStation() == null
                                ? "; no ground station that counts"
                                : String.format(
                                        "; ground station %.1f s ago",
                                        age(v.groundStation().atNs())))
                .toString();
    }

    private double age(long sinceNs) {
        return (atNs - sinceNs) * 1e-9;
    }

    /** The same for a program. */
    Map<String, Object> json(LinkView before) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("seconds", Json.number((atNs - before.atNs) * 1e-9, 3));
        tree.put("links", links);
        VehicleState v = vehicle;
        var state = new LinkedHashMap<String, @Nullable Object>();
        if (v != null) {
            state.put("systemId", v.systemId());
            state.put("heartbeat", v.heartbeat());
            state.put("position", v.position());
            state.put("attitude", v.attitude());
            state.put("gps", v.gps());
            state.put("battery", v.battery());
            state.put("home", v.home());
            state.put("groundStation", v.groundStation());
            state.put("rivalNs", v.rivalNs());
            state.put("nowNs", atNs);
        }
        tree.put("vehicle", state);
        return tree;
    }
}
