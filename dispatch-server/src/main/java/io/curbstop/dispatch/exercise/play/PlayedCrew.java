package io.curbstop.dispatch.exercise.play;

import io.curbstop.dispatch.assignment.AssignmentState;
import io.curbstop.dispatch.assignment.Step;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An order in the hands of a crew that is played, as it is written down.
 *
 * @param id the assignment
 * @param incidentId its incident
 * @param unitCode the unit
 * @param unitKind its kind
 * @param state how far it is
 * @param stateAt since when
 * @param dispatchedAt when it was sent
 * @param madeSafeAt when the crew said so, or null
 * @param restoredAt the same for restored
 * @param leads whether the unit was sent first of those who are on the incident: it does the work, the others help
 * @param busy whether the unit is on its way to, or at, something else
 * @param lastAt when the last valve was turned or step reported in the incident's shutdown, or null
 * @param radioId the unit's radio, or null
 * @param token what the order is called on the air
 * @param small whether it is a job of minutes at a customer's, such as a reconnect somebody called about
 * @param forOrder whether it is a service order: there is nothing to make safe, and no main to shut
 * @param crewNote what the scenario has the crew write down when the work is done, or null
 * @param amendmentId a change that it was told of and has not acknowledged, or null
 * @param amendedAt when that was, or null
 */
record PlayedCrew(
        UUID id,
        UUID incidentId,
        String unitCode,
        String unitKind,
        AssignmentState state,
        Instant stateAt,
        Instant dispatchedAt,
        Instant madeSafeAt,
        Instant restoredAt,
        boolean leads,
        boolean busy,
        Instant lastAt,
        String radioId,
        String token,
        boolean small,
        boolean forOrder,
        String crewNote,
        UUID amendmentId,
        Instant amendedAt) {

    /** When the last thing was done. */
    Instant lastDone() {
        return Stream.of(stateAt, madeSafeAt, restoredAt, lastAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** The id of what the crew says next; the same however often it is tried. */
    UUID idOf(Step step) {
        return idOf(step + " after " + state + " since " + stateAt);
    }

    UUID idOf(String what) {
        return UUID.nameUUIDFromBytes((id + "/" + what).getBytes(StandardCharsets.UTF_8));
    }
}
