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

    /** For Hibernate. */
    protected Assignment() {}

    Assignment(NewAssignment made, String token, String createdBy, Instant createdAt, Instant recordedAt) {
        this.id = made.id();
        this.incidentId = made.incidentId();
        this.unitCode = made.unitCode();
        this.note = made.note();
        this.state = AssignmentState.DISPATCHED;
        this.token = token;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.dispatchedAt = createdAt;
        this.recordedAt = recordedAt;
    }

    void moveTo(AssignmentState to, Instant at) {
        if (!to.awaitsAnswer() && to != AssignmentState.CANCELLED && to != AssignmentState.PRE_EMPTED) {
            acknowledgedAt = first(acknowledgedAt, at);
        }
        switch (to) {
            case DELIVERED -> deliveredAt = first(deliveredAt, at);
            case EN_ROUTE -> enRouteAt = first(enRouteAt, at);
            case ON_SITE -> onSiteAt = first(onSiteAt, at);
            case COMPLETED, INCOMPLETE -> completedAt = at;
            case CLEAR -> clearAt = at;
            default -> {
                // The other states have no time of their own.
            }
        }
        state = to;
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
            Instant madeSafe,
            Instant restored,
            Instant completed,
            Instant clear) {}
}
