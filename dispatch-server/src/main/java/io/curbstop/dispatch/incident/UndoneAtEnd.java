package io.curbstop.dispatch.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Says what an incident leaves undone when it ends; it ends all the same. Implemented by whoever knows of it. */
public interface UndoneAtEnd {

    /**
     * What is not done yet, in words that follow "Not done when it ended: ", if anything.
     *
     * @param incidentId an incident that is still open, and held until the transaction ends
     * @param at when it ends
     */
    Optional<String> findUndone(UUID incidentId, Instant at);
}
