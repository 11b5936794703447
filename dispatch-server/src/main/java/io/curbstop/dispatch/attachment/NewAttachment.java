package io.curbstop.dispatch.attachment;

import java.util.UUID;

/**
 * A file that somebody adds.
 *
 * @param id made by the client
 * @param owner the incident, call or service order it is about
 * @param name of the file
 * @param content all of it
 */
public record NewAttachment(UUID id, Owner owner, String name, byte[] content) {

    /** What a file was added to, one of the three; a call may be one that is still being taken. */
    public record Owner(UUID incidentId, UUID callId, UUID orderId) {

        /** An incident. */
        public static Owner incident(UUID id) {
            return new Owner(id, null, null);
        }

        /** A call. */
        public static Owner call(UUID id) {
            return new Owner(null, id, null);
        }

        /** A service order. */
        public static Owner order(UUID id) {
            return new Owner(null, null, id);
        }
    }
}
