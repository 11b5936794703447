package io.curbstop.dispatch.assignment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One unit sent to one incident. Changed only through {@link Assignments}. */
@Entity
@Table(name = "assignment")
public class Assignment {

    @Id
    private UUID id;

    @Version
    private Long version;

    private UUID incidentId;
    private String unitCode;

    @Enumerated(EnumType.STRING)
    private AssignmentState state;

    private String token;
    private String note;
    private String createdBy;
    private Instant createdAt;
    private Instant recordedAt;
    private Instant dispatchedAt;
    private Instant deliveredAt;
    private Instant acknowledgedAt;
    private Instant enRouteAt;
    private Instant onSiteAt;
    private Instant madeSafeAt;
    private Instant restoredAt;
    private Instant completedAt;
    private Instant clearAt;
    private Instant workingAt;
    private Instant endedAt;
    private Instant stateAt;
    private Instant plannedAt;
    private UUID preEmptedBy;

    /** For Hibernate. */
    protected Assignment() {}

    Assignment(NewAssignment made, String token, String createdBy, Instant createdAt, Instant recordedAt) {
        this.id = made.id();
        this.incidentId = made.incidentId();
        this.unitCode = made.unitCode();
        this.note = made.note();
        this.plannedAt = made.plannedAt();
        this.state = made.reserved() ? AssignmentState.RESERVED : AssignmentState.DISPATCHED;
        this.token = token;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.stateAt = createdAt;
        this.dispatchedAt = made.reserved() ? null : createdAt;
        this.recordedAt = recordedAt;
    }

    void moveTo(AssignmentState to, Instant at) {
        if (!to.awaitsAnswer() && to != AssignmentState.CANCELLED && to != AssignmentState.PRE_EMPTED) {
            acknowledgedAt = first(acknowledgedAt, at);
        }
        recordTime(to, at);
        if (to.isEnded()) {
            endedAt = at;
        }
        state = to;
        stateAt = at;
    }

    /** Remembers when a state was reached first, without going to it. */
    void recordTime(AssignmentState reached, Instant at) {
        switch (reached) {
            case DISPATCHED -> dispatchedAt = first(dispatchedAt, at);
            case DELIVERED -> deliveredAt = first(deliveredAt, at);
            case ACKNOWLEDGED -> acknowledgedAt = first(acknowledgedAt, at);
            case EN_ROUTE -> enRouteAt = first(enRouteAt, at);
            case ON_SITE -> onSiteAt = first(onSiteAt, at);
            case WORKING -> workingAt = first(workingAt, at);
            case COMPLETED, INCOMPLETE -> completedAt = at;
            case CLEAR -> clearAt = at;
            default -> {
                // The other states have no time of their own.
            }
        }
    }

    /** When a state was reached first, as known now; null when it was not, or has no time of its own. */
    Instant timeOf(AssignmentState reached) {
        return switch (reached) {
            case DISPATCHED -> dispatchedAt;
            case DELIVERED -> deliveredAt;
            case ACKNOWLEDGED -> acknowledgedAt;
            case EN_ROUTE -> enRouteAt;
            case ON_SITE -> onSiteAt;
            case WORKING -> workingAt;
            case COMPLETED, INCOMPLETE -> completedAt;
            case CLEAR -> clearAt;
            default -> null;
        };
    }

    /** Puts right when a state was reached. */
    void correctTime(AssignmentState reached, Instant at) {
        switch (reached) {
            case DISPATCHED -> dispatchedAt = at;
            case DELIVERED -> deliveredAt = at;
            case ACKNOWLEDGED -> acknowledgedAt = at;
            case EN_ROUTE -> enRouteAt = at;
            case ON_SITE -> onSiteAt = at;
            case WORKING -> workingAt = at;
            case COMPLETED, INCOMPLETE -> completedAt = at;
            case CLEAR -> clearAt = at;
            default -> throw new IllegalArgumentException(reached + " has no time of its own");
        }
        if (state == reached) {
            stateAt = at;
            endedAt = state.isEnded() ? at : null;
        }
    }

    /**
     * Goes back to the state before the last one.
     *
     * @param before that state
     * @param beforeAt when it came about
     * @param wrongAt when the one taken back was said to; a time that it brought is forgotten
     */
    void takeBack(AssignmentState before, Instant beforeAt, Instant wrongAt) {
        if (wrongAt.equals(timeOf(state))) {
            correctTime(state, null);
        }
        state = before;
        stateAt = beforeAt;
    }

    void markPreEmptedBy(UUID other) {
        preEmptedBy = other;
    }

    void markMadeSafe(Instant at) {
        madeSafeAt = first(madeSafeAt, at);
    }

    void markRestored(Instant at) {
        restoredAt = first(restoredAt, at);
    }

    void markDelivered(Instant at) {
        deliveredAt = first(deliveredAt, at);
    }

    /** Whether a report says nothing new: a late acknowledgement, or the same through the other channel. */
    boolean hasReached(Step step) {
        return switch (step) {
            case ACKNOWLEDGE ->
                state == AssignmentState.ACKNOWLEDGED || acknowledgedAt != null && !state.awaitsAnswer();
            case MADE_SAFE -> madeSafeAt != null;
            case RESTORED -> restoredAt != null;
            default -> step.findState().filter(reached -> reached == state).isPresent();
        };
    }

    private static Instant first(Instant known, Instant at) {
        return known == null ? at : known;
    }

    /** Its id, made by the client. */
    public UUID id() {
        return id;
    }

    /** Grows by one with every change. */
    public Long version() {
        return version;
    }

    /** The incident. */
    public UUID incidentId() {
        return incidentId;
    }

    /** The unit. */
    public String unitCode() {
        return unitCode;
    }

    /** How far it has come. */
    public AssignmentState state() {
        return state;
    }

    /** Its two-character name on the air. */
    public String token() {
        return token;
    }

    /** What the dispatcher added for the crew, if anything. */
    public Optional<String> findNote() {
        return Optional.ofNullable(note);
    }

    /** When the state it is in came about. */
    public Instant stateAt() {
        return stateAt;
    }

    /** When a reserved unit is wanted, if that was said. */
    public Optional<Instant> findPlannedAt() {
        return Optional.ofNullable(plannedAt);
    }

    /** Who sent the unit. */
    public String createdBy() {
        return createdBy;
    }

    /** When it was sent. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When each thing first happened; what has not is null. */
    public Times times() {
        return new Times(
                dispatchedAt,
                deliveredAt,
                acknowledgedAt,
                enRouteAt,
                onSiteAt,
                workingAt,
                madeSafeAt,
                restoredAt,
                completedAt,
                clearAt);
    }

    /** When each thing first happened; what has not is null. */
    public record Times(
            Instant dispatched,
            Instant delivered,
            Instant acknowledged,
            Instant enRoute,
            Instant onSite,
            Instant working,
            Instant madeSafe,
            Instant restored,
            Instant completed,
            Instant clear) {}
}
