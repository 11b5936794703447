package io.curbstop.dispatch.push;

import java.time.Instant;
import java.util.UUID;

/**
 * How far one order got by one channel; the stages have different names because they are different things.
 *
 * @param id its id
 * @param assignmentId the order
 * @param channel APP or RADIO
 * @param kind ORDER, AMENDMENT or CANCELLATION
 * @param state QUEUED, SENT, DELIVERED, DEVICE_ACK, PERSON_ACK, FAILED or SUPERSEDED
 * @param queuedAt written down
 * @param sentAt handed to the socket or to the radio gateway
 * @param deliveredAt on the device
 * @param deviceAckAt acknowledged by a machine
 * @param personAckAt acknowledged by a person
 * @param attempts how often it was sent
 * @param detail for people, or null
 * @param amendmentId the amendment it tells of, or null
 */
public record DeliveryView(
        UUID id,
        UUID assignmentId,
        String channel,
        String kind,
        String state,
        Instant queuedAt,
        Instant sentAt,
        Instant deliveredAt,
        Instant deviceAckAt,
        Instant personAckAt,
        int attempts,
        String detail,
        UUID amendmentId) {}
