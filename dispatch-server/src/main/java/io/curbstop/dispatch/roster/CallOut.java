package io.curbstop.dispatch.roster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * People being called for an incident, and who was tried.
 *
 * @param id its id
 * @param listName from which list
 * @param unitCode which unit they are to man
 * @param until until when those who accept are on
 * @param startedBy who began it
 * @param startedAt when
 * @param next whom to call next, the first first; who was tried in this call-out stands no more
 * @param attempts who was tried, the latest first
 * @param warnings what an acceptance that was just recorded breaks of the rest rules
 */
record CallOut(
        UUID id,
        String listName,
        String unitCode,
        Instant until,
        String startedBy,
        Instant startedAt,
        List<OnCallLists.Listed> next,
        List<Attempt> attempts,
        List<String> warnings) {

    /** What came of calling somebody. */
    enum Result {
        /** Spoke to them; they have not said yes or no. */
        REACHED("reached, no decision yet"),
        /** Nobody answered. */
        NO_ANSWER("no answer"),
        /** They cannot come. */
        DECLINED("declined"),
        /** They come. */
        ACCEPTED("accepted");

        private final String words;

        Result(String words) {
            this.words = words;
        }

        /** For people. */
        String words() {
            return words;
        }
    }

    /** One try to reach somebody. */
    record Attempt(UUID id, String name, Result result, String reason, Instant occurredAt, String madeBy) {}
}
