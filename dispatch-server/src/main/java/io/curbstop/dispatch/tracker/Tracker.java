package io.curbstop.dispatch.tracker;

import java.time.Instant;
import java.util.UUID;

/**
 * A tracker that was let in.
 *
 * @param deviceId its unique id in Traccar; null for one that speaks for itself
 * @param lastHeardAt when it last said anything, right or wrong; null when it never did
 * @param lastTrouble code of what was wrong with that; null when it was taken
 * @param taken how many of its positions were taken
 * @param refused how many were not
 */
record Tracker(
        UUID id,
        TrackerKind kind,
        String name,
        String unitCode,
        String deviceId,
        boolean enabled,
        Instant lastHeardAt,
        String lastTrouble,
        long taken,
        long refused) {}
