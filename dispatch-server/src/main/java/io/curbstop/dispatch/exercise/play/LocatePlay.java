package io.curbstop.dispatch.exercise.play;

import io.curbstop.dispatch.exercise.Exercise;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.locate.LocateTicket;
import io.curbstop.dispatch.locate.Locates;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The one-call centre and the owners of what lies in the ground: most have marked within two hours, some are late. */
@Component
class LocatePlay {

    private static final List<String> OWNERS = List.of("Gas", "Electric", "Telecom");
    private static final Duration SOONEST = Duration.ofMinutes(20);
    private static final Duration LATEST = Duration.ofMinutes(130);
    private static final int CLEAR_PERCENT = 40;

    private final Locates locates;

    LocatePlay(Locates locates) {
        this.locates = locates;
    }

    /** Calls in an emergency ticket. */
    void callIn(UUID incidentId, String number, Instant now) {
        locates.put(
                incidentId,
                new Locates.Wanted(
                        id(incidentId, "locate"),
                        "EX " + number,
                        LocateTicket.Kind.EMERGENCY,
                        now,
                        null,
                        null,
                        "At the incident, in the road",
                        OWNERS,
                        null,
                        0),
                Stamp.ofDispatcher(Exercise.ACTOR, now));
    }

    /** Writes down what owners have said by now. */
    void hear(UUID incidentId, Exercise exercise, Instant now) {
        for (LocateTicket ticket : locates.read(incidentId).tickets()) {
            for (LocateTicket.Member member : ticket.members()) {
                Instant at =
                        ticket.calledAt().plus(exercise.chance().between(SOONEST, LATEST, ticket.id(), member.name()));
                if (member.answer() == null && !now.isBefore(at)) {
                    boolean clear = exercise.chance().happens(CLEAR_PERCENT, ticket.id(), member.name(), "clear");
                    answer(ticket.id(), member.name(), clear, at);
                }
            }
        }
    }

    private void answer(UUID ticketId, String owner, boolean clear, Instant at) {
        locates.answer(
                ticketId,
                new LocateTicket.Member(
                        owner,
                        id(ticketId, owner),
                        clear ? LocateTicket.Answer.CLEAR : LocateTicket.Answer.MARKED,
                        "Locator",
                        null,
                        null,
                        null),
                null,
                Stamp.ofDispatcher(Exercise.ACTOR, at));
    }

    private static UUID id(UUID of, String what) {
        return UUID.nameUUIDFromBytes((of + "/" + what).getBytes(StandardCharsets.UTF_8));
    }
}
