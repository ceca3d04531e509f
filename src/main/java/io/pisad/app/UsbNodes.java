package io.pisad.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The HackRFs that the kernel sees on the USB, and who may open their device nodes. Linux. */
final class UsbNodes {
    /** HackRF One, Jawbreaker, rad1o, and any of them in DFU mode: as in deploy/60-pisad.rules. */
    private static final Set<String> RADIOS = Set.of("1d50:6089", "1d50:604b", "1d50:cc15");

    private static final String DFU = "1fc9:000c";

    private UsbNodes() {}

    /**
     * One device.
     *
     * @param path its node
     * @param dfu whether it waits for firmware and is no radio now
     * @param access owner, group and mode, for a person
     * @param open whether this process may open it
     */
    record Node(Path path, boolean dfu, String access, boolean open) {
        @Override
        public String toString() {
            return path + " (" + access + ")";
        }
    }

    /** What is there; {@code root} is "/" except in a test. */
    static List<Node> under(Path root) {
        List<Node> nodes = new ArrayList<>();
        Path devices = root.resolve("sys/bus/usb/devices");
        if (!Files.isDirectory(devices)) {
            return nodes;
        }
        try (Stream<Path> found = Files.list(devices)) {
            for (Path device : found.sorted().toList()) {
                String id = read(device.resolve("idVendor")) + ":" + read(device.resolve("idProduct"));
                if (RADIOS.contains(id) || id.equals(DFU)) {
                    nodes.add(node(root, device, id.equals(DFU)));
                }
            }
        } catch (IOException hidden) {
            return nodes; // the service may not see /sys: then only opening tells
        }
        return nodes;
    }

    private static Node node(Path root, Path device, boolean dfu) {
        Path path = root.resolve("dev/bus/usb")
                .resolve(padded(read(device.resolve("busnum"))))
                .resolve(padded(read(device.resolve("devnum"))));
        String access = "owner not known";
        try {
            var attributes = Files.readAttributes(path, PosixFileAttributes.class);
            access = attributes.owner().getName() + ":" + attributes.group().getName() + " "
                    + PosixFilePermissions.toString(attributes.permissions());
        } catch (IOException absent) {
            access = "no such node";
        }
        return new Node(path, dfu, access, Files.isReadable(path) && Files.isWritable(path));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException absent) {
            return "";
        }
    }

    private static String padded(String number) {
        return "0".repeat(Math.max(0, 3 - number.length())) + number;
    }
}
