package io.curbstop.radio.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a crew's text means, after it was matched to the open orders of the radio it came from. */
public sealed interface Reply {

    /** A person has taken note of the order. */
    record Acknowledged(String token) implements Reply {
        /** Refuses a missing token. */
        public Acknowledged {
            Objects.requireNonNull(token, "token");
        }
    }

    /** The crew's order has moved on. */
    record Status(String token, CrewStatus status) implements Reply {
        /** Refuses a missing part. */
        public Status {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(status, "status");
        }
    }

    /** The crew refuses the order; the reason is in their words and may be empty. */
    record Declined(String token, String reason) implements Reply {
        /** Refuses a missing part. */
        public Declined {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** It named no order and several are open: the crew was asked {@code WHICH? K7/K8}, and nothing has changed. */
    record Ambiguous(List<String> tokens) implements Reply {
        /** Keeps a copy. */
        public Ambiguous {
            tokens = List.copyOf(tokens);
        }
    }

    /** Words for a person to read. */
    record FreeText() implements Reply {}

    /** The emergency button. */
    record Emergency() implements Reply {}

    /**
     * An answer that changes nothing because this radio has no such order open: a late one, a mistyped one, or one forged
     * from another radio.
     *
     * @param words what was said, in the words that every table has, such as {@code EN ROUTE K7}: for somebody who knows
     *     which orders the crew has by another site; empty when it is not known
     */
    record Refused(Optional<String> token, String reason, String words) implements Reply {
        /** Refuses a missing part. */
        public Refused {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(reason, "reason");
            // A gateway of an earlier version does not say them.
            words = Objects.requireNonNullElse(words, "");
        }

        /** A refusal of words that are not known. */
        public Refused(Optional<String> token, String reason) {
            this(token, reason, "");
        }
    }
}
