package io.curbstop.dispatch.locate;

import io.curbstop.dispatch.locate.LocateTicket.Member;
import io.curbstop.dispatch.problem.FieldProblem;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** What a locate ticket must be to be written down. */
final class TicketCheck {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    private TicketCheck() {}

    /**
     * Refuses a ticket whose times or owners contradict each other.
     *
     * @throws ProblemException invalid with the field that is wrong
     */
    static void require(LocateTicket ticket, Instant now) {
        if (ticket.calledAt().isAfter(now.plus(CLOCKS_DIFFER))) {
            throw wrong("calledAt", "must not lie ahead");
        }
        if (ticket.startsAt().isBefore(ticket.calledAt())) {
            throw wrong("startsAt", "must not be before the call");
        }
        if (!ticket.expiresAt().isAfter(ticket.startsAt())) {
            throw wrong("expiresAt", "must be after work may start");
        }
        List<String> names = ticket.members().stream().map(Member::name).toList();
        if (new HashSet<>(names).size() < names.size()) {
            throw wrong("members", "names an owner twice");
        }
    }

    private static ProblemException wrong(String field, String message) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid",
                "The ticket is not complete.",
                Map.of("fields", List.of(new FieldProblem(field, message))));
    }
}
