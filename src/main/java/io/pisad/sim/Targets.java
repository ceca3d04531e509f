package io.pisad.sim;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Reads the target fields of any message that has them. */
final class Targets {
    private static final ClassValue<Method[]> FIELDS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            return new Method[] {method(type, "targetSystem"), method(type, "targetComponent")};
        }
    };

    private Targets() {}

    /** Whom a message is for; 0 is everybody. */
    record Target(int system, int component) {}

    static Target of(@Nullable Object message) {
        if (message == null) {
            return new Target(0, 0);
        }
        Method[] fields = FIELDS.get(message.getClass());
        return new Target(value(message, fields[0]), value(message, fields[1]));
    }

    private static int value(Object message, @Nullable Method field) {
        try {
            return field == null ? 0 : (Integer) field.invoke(message);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    message.getClass().getSimpleName() + "." + (field == null ? "" : field.getName()), e);
        }
    }

    private static @Nullable Method method(Class<?> type, String name) {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == 0) {
                return method;
            }
        }
        return null;
    }
}
