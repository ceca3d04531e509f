package io.pisad.safety;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A random fence around home as an autopilot has it: parameters, and polygons and circles to stay in or out of. */
record Drawn(Map<String, Double> parameters, List<ByteBuffer> items) {
    private static final int POLYGON_IN = 5001;
    private static final int CIRCLE_IN = 5003;

    static Drawn of(Random random, boolean px4) {
        List<ByteBuffer> items = new ArrayList<>();
        boolean off = !px4 && random.nextInt(3) == 0;
        if (random.nextInt(off ? 30 : 10) < 5) {
            polygon(items, random, POLYGON_IN, 0, 0, 170 + random.nextInt(130));
        }
        if (random.nextInt(off ? 30 : 10) < 3) {
            circle(items, random, CIRCLE_IN, random.nextInt(60), 180 + random.nextInt(150));
        }
        for (int more = random.nextInt(3); more > 0; more--) {
            int fromHomeM = 80 + random.nextInt(120);
            if (random.nextBoolean()) {
                circle(items, random, CIRCLE_IN + 1, fromHomeM, 5 + random.nextInt(35));
            } else {
                double course = 2 * Math.PI * random.nextDouble();
                double eastM = fromHomeM * StrictMath.sin(course);
                polygon(
                        items,
                        random,
                        POLYGON_IN + 1,
                        eastM,
                        fromHomeM * StrictMath.cos(course),
                        15 + random.nextInt(25));
            }
        }
        boolean limits = random.nextBoolean();
        double radiusM = 180 + random.nextInt(off ? 300 : 150);
        double highM = 95 + random.nextInt(35);
        if (px4) {
            return new Drawn(
                    Map.of("GF_MAX_HOR_DIST", limits ? radiusM : 0, "GF_MAX_VER_DIST", limits ? highM : 0), items);
        }
        return new Drawn(
                Map.of(
                        "FENCE_ENABLE",
                        off ? 0.0 : 1,
                        "FENCE_TYPE",
                        limits ? 15.0 : 4,
                        "FENCE_ALT_MAX",
                        highM,
                        "FENCE_RADIUS",
                        radiusM,
                        "FENCE_MARGIN",
                        random.nextBoolean() ? 2.0 : 16,
                        "FENCE_MARGIN_XY",
                        0.0,
                        "FENCE_ALT_MIN",
                        (double) random.nextInt(25),
                        "FENCE_AUTOENABLE",
                        0.0,
                        "FENCE_OPTIONS",
                        random.nextBoolean() ? 0.0 : 2),
                items);
    }

    /** Corners in the order of their courses from the centre, so that it never crosses itself. */
    private static void polygon(
            List<ByteBuffer> to, Random random, int kind, double eastM, double northM, double sizeM) {
        int corners = 3 + random.nextInt(5);
        double turn = random.nextDouble();
        for (int i = 0; i < corners; i++) {
            double course = 2 * Math.PI * (i + turn) / corners;
            double fromM = sizeM * (0.8 + 0.4 * random.nextDouble());
            to.add(item(
                    kind, corners, eastM + fromM * StrictMath.sin(course), northM + fromM * StrictMath.cos(course)));
        }
    }

    private static void circle(List<ByteBuffer> to, Random random, int kind, double fromHomeM, double radiusM) {
        double course = 2 * Math.PI * random.nextDouble();
        to.add(item(kind, radiusM, fromHomeM * StrictMath.sin(course), fromHomeM * StrictMath.cos(course)));
    }

    private static ByteBuffer item(int kind, double p1, double eastM, double northM) {
        return Frame.blank()
                .putFloat(0, (float) p1)
                .putInt(16, (int) Math.round((Facts.HOME_LATITUDE + northM / Facts.NORTH_M) * 1e7))
                .putInt(20, (int) Math.round((Facts.HOME_LONGITUDE + eastM / Facts.EAST_M) * 1e7))
                .putShort(30, (short) kind);
    }

    /** What the autopilot says to a question of ours; null to one it does not understand. */
    @Nullable
    Frame answer(Frame question) {
        ByteBuffer f = Frame.blank();
        switch (question.messageId()) {
            case Frame.PARAM_REQUEST_READ -> {
                String name = question.text(4, 16);
                f.putFloat(0, parameters.getOrDefault(name, 0.0).floatValue());
                f.put(8, name.getBytes(StandardCharsets.US_ASCII)).put(24, (byte) 9);
                return parameters.containsKey(name) ? new Frame(1, 1, Frame.PARAM_VALUE, f) : null;
            }
            case Frame.MISSION_REQUEST_LIST -> {
                f.putShort(0, (short) items.size())
                        .put(2, (byte) 1)
                        .put(3, (byte) 191)
                        .put(4, (byte) 1);
                return new Frame(1, 1, Frame.MISSION_COUNT, f);
            }
            case Frame.MISSION_REQUEST_INT -> {
                int seq = question.u16(0);
                if (seq >= items.size()) {
                    return null;
                }
                f.put(0, items.get(seq), 0, 32).putShort(28, (short) seq);
                f.put(32, (byte) 1).put(33, (byte) 191).put(37, (byte) 1);
                return new Frame(1, 1, Frame.MISSION_ITEM_INT, f);
            }
            default -> {
                return null;
            }
        }
    }
}
