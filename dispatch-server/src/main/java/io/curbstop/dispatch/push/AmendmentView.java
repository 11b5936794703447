package io.curbstop.dispatch.push;

import io.curbstop.dispatch.incident.Source;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What changed for a crew since it last acknowledged, and whether it knows.
 *
 * @param id its id, to be acknowledged by
 * @param changes what was and what is now
 * @param changedAt when it was changed last
 * @param changedBy who changed it
 * @param acknowledgedAt when a person of the crew acknowledged it, or null
 * @param acknowledgedBy who, or null
 * @param source through what, or null
 * @param deliveries how far it got by each channel
 */
public record AmendmentView(
        UUID id,
        List<Change> changes,
        Instant changedAt,
        String changedBy,
        Instant acknowledgedAt,
        String acknowledgedBy,
        Source source,
        List<DeliveryView> deliveries) {

    /**
     * One part.
     *
     * @param what TYPE, PRIORITY, PLACE or WORDS
     * @param was before, for people
     * @param now after, for people
     */
    public record Change(String what, String was, String now) {}
}
