package io.curbstop.dispatch.escalation;

import io.curbstop.dispatch.incident.IncidentFlag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Who is to be told of an incident, and what came of it.
 *
 * @param flags all there are, and which stand
 * @param rungs those that are or will be called for, the lowest first; none once it has ended
 * @param undone of an incident that has ended, what was not done then, in words; else null
 */
record Escalation(List<Flag> flags, List<Rung> rungs, String undone) {

    /** Whether something is so of the incident. */
    record Flag(IncidentFlag flag, String label, boolean stands) {}

    /**
     * A rung that is or will be called for.
     *
     * @param dueAt from when on
     * @param why what calls for it
     */
    record Rung(String id, String label, Instant dueAt, String why, List<Contact> contacts) {}

    /**
     * Somebody to reach on a rung.
     *
     * @param name what they are
     * @param person who that is now, or null
     * @param phone their number, or null
     * @param settled whether they were reached, or it was said why they need not be
     * @param attempts what came of it, the first first
     */
    record Contact(String roleId, String name, String person, String phone, boolean settled, List<Attempt> attempts) {}

    /** What came of a try. */
    enum Outcome {
        /** They know. */
        REACHED,
        /** They do not; it is tried again. */
        NOT_REACHED,
        /** They need not; the note says why. */
        LEFT
    }

    /** By which way it was tried. */
    enum Channel {
        /** By telephone. */
        PHONE("by phone"),
        /** By two-way radio. */
        RADIO("by radio"),
        /** By a written message. */
        MESSAGE("by message"),
        /** Face to face. */
        IN_PERSON("in person");

        private final String words;

        Channel(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * One try to reach somebody.
     *
     * @param person who they were then, or null
     * @param channel by which way; null when it was left
     */
    record Attempt(
            UUID id,
            String rungId,
            String roleId,
            String person,
            Outcome outcome,
            Channel channel,
            String note,
            Instant occurredAt,
            String madeBy) {}
}
