package io.curbstop.dispatch.geofence;

import io.curbstop.dispatch.assignment.Step;
import java.time.Instant;

/**
 * A step that a crew seems to have taken.
 *
 * @param step en route or on site
 * @param since when it seems to have happened
 * @param proposedAt when that was noticed
 */
public record Proposal(Step step, Instant since, Instant proposedAt) {}
