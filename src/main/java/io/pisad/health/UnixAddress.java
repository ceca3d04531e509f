package io.pisad.health;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The {@code sockaddr_un} of a path or, with a leading {@code @}, of an abstract name. */
final class UnixAddress {
    /** sizeof(sun_path). */
    private static final int LONGEST = 108;

    private UnixAddress() {}

    /**
     * The bytes libc wants.
     *
     * @throws IllegalArgumentException if the name is neither a path nor abstract, or too long
     */
    static byte[] of(String name) {
        if (!name.startsWith("/") && !name.startsWith("@")) {
            throw new IllegalArgumentException("\"" + name + "\" is no UNIX socket (allowed: /PATH or @NAME)");
        }
        var path = name.getBytes(StandardCharsets.UTF_8);
        boolean named = path[0] == '@';
        if (path.length + (named ? 0 : 1) > LONGEST) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is too long for a UNIX socket (allowed: " + LONGEST + " bytes)");
        }
        if (named) {
            path[0] = 0;
        }
        return ByteBuffer.allocate(Short.BYTES + path.length + (named ? 0 : 1))
                .order(ByteOrder.nativeOrder())
                .putShort((short) LibC.AF_UNIX)
                .put(path)
                .array();
    }
}
