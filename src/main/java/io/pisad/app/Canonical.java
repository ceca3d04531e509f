package io.pisad.app;

import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A running SHA-256 over records in a canonical encoding: the record's simple name, then every component in order;
 * numbers by their bits, enums and texts by their characters, lists by their length and items, null by a mark.
 *
 * <p>Every component of every event is in it because none is named here. Not for records with arrays. One thread.
 */
final class Canonical {
    private static final Map<Class<?>, RecordComponent[]> COMPONENTS = new ConcurrentHashMap<>();

    private final MessageDigest digest;
    private final ByteBuffer number = ByteBuffer.allocate(8);

    Canonical() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(@Nullable Object value) {
        if (value == null) {
            digest.update((byte) 'n');
        } else if (value instanceof Record record) {
            addRecord(record);
        } else if (value instanceof Double d) {
            addBits('d', Double.doubleToLongBits(d));
        } else if (value instanceof Float f) {
            addBits('f', Float.floatToIntBits(f));
        } else if (value instanceof Boolean b) {
            addBits('b', b ? 1 : 0);
        } else if (value instanceof Number n) {
            addBits('i', n.longValue());
        } else if (value instanceof Enum<?> e) {
            addText(e.name());
        } else if (value instanceof CharSequence text) {
            addText(text);
        } else if (value instanceof List<?> list) {
            addBits('l', list.size());
            list.forEach(this::add);
        } else {
            throw new IllegalArgumentException("no canonical encoding for " + value.getClass());
        }
    }

    /** The hash of everything added so far, in hexadecimal. */
    String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 digests can be cloned", e);
        }
    }

    private void addRecord(Record record) {
        addText(record.getClass().getSimpleName());
        for (RecordComponent component : COMPONENTS.computeIfAbsent(record.getClass(), Class::getRecordComponents)) {
            try {
                add(component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component + " of " + record, e);
            }
        }
    }

    private void addBits(char type, long bits) {
        digest.update((byte) type);
        digest.update(number.clear().putLong(bits).array());
    }

    private void addText(CharSequence text) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        addBits('s', bytes.length);
        digest.update(bytes);
    }
}
