package io.pisad.sim;

import org.jspecify.annotations.Nullable;

/**
 * One MAVLink frame as it lies on the wire and what is in it.
 *
 * @param raw the whole frame
 * @param messageId number of the message
 * @param targetSystem 0 when the message has no such field
 * @param targetComponent 0 when the message has no such field
 * @param message the library's object, null for a message the dialect does not know
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never changed
record Frame(
        byte[] raw,
        int systemId,
        int componentId,
        int messageId,
        int targetSystem,
        int targetComponent,
        @Nullable Object message) {

    /** Whether it is for this system and component, or for everybody. */
    boolean reaches(int system, int component) {
        return (targetSystem == 0 || targetSystem == system) && (targetComponent == 0 || targetComponent == component);
    }
}
