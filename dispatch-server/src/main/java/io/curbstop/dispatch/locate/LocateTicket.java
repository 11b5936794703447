package io.curbstop.dispatch.locate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A ticket of the one-call centre as it stands, in its newest version.
 *
 * @param number as the call centre gave it
 * @param kind whether its owners have until {@code startsAt}, or hours because life, property or service is at risk
 * @param calledAt when the call centre was called
 * @param startsAt when the owners must have answered, and work may start
 * @param expiresAt until when it holds
 * @param place where is dug, in words
 * @param members the owners that were told, with what each said
 * @param withdrawn why it does not hold any more, or null
 * @param state how far it is now
 * @param version grows with every change; 0 for one that is not there yet
 */
public record LocateTicket(
        UUID id,
        UUID incidentId,
        String number,
        Kind kind,
        Instant calledAt,
        Instant startsAt,
        Instant expiresAt,
        String place,
        List<Member> members,
        String withdrawn,
        State state,
        int version,
        Instant recordedAt,
        String recordedBy) {

    public LocateTicket {
        members = List.copyOf(members);
    }

    /** How urgent the dig is. */
    public enum Kind {
        NORMAL("Locate ticket"),
        EMERGENCY("Emergency locate ticket");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** What an owner says. */
    public enum Answer {
        CLEAR("clear"),
        MARKED("marked"),
        NOT_YET("not marked yet"),
        CONFLICT("conflict"),
        NO_RESPONSE("no answer");

        private final String words;

        Answer(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        boolean clears() {
            return this == CLEAR || this == MARKED;
        }

        boolean objects() {
            return this == NOT_YET || this == CONFLICT;
        }
    }

    /** How far a ticket, or all that an incident has, is. */
    public enum State {
        /** There is none that holds. */
        NONE,
        /** It has run out. */
        EXPIRED,
        /** Owners have not answered, or say that it is not clear. */
        WAITING,
        /** May be dug on by hand though owners have not answered. */
        EMERGENCY_RUNNING,
        /** All have answered, or nobody has objected by its due time. */
        CLEARED
    }

    /**
     * An owner of something in the ground.
     *
     * @param answerId what they said last, or null; an answer that follows names it
     * @param answer what that was, or null
     * @param saidBy who said so, or null
     * @param at when they did, or null
     * @param recordedBy who wrote it down, or null
     */
    public record Member(
            String name, UUID answerId, Answer answer, String saidBy, String note, Instant at, String recordedBy) {

        boolean isMissing() {
            return answer == null || !answer.clears();
        }

        boolean objects() {
            return answer != null && answer.objects();
        }
    }

    List<Member> missing() {
        return members.stream().filter(Member::isMissing).toList();
    }

    /** How far it is at a moment. */
    State stateAt(Instant now) {
        if (withdrawn != null) {
            return State.NONE;
        }
        if (!now.isBefore(expiresAt)) {
            return State.EXPIRED;
        }
        if (missing().isEmpty()) {
            return State.CLEARED;
        }
        if (kind == Kind.EMERGENCY) {
            return State.EMERGENCY_RUNNING;
        }
        boolean silent = members.stream().noneMatch(Member::objects);
        return silent && !now.isBefore(startsAt) ? State.CLEARED : State.WAITING;
    }

    LocateTicket at(Instant now) {
        return new LocateTicket(
                id,
                incidentId,
                number,
                kind,
                calledAt,
                startsAt,
                expiresAt,
                place,
                members,
                withdrawn,
                stateAt(now),
                version,
                recordedAt,
                recordedBy);
    }
}
