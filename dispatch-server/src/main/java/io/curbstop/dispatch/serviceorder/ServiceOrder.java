package io.curbstop.dispatch.serviceorder;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.locationtech.jts.geom.Point;

/**
 * A service order as it is stored. What is not known is null.
 *
 * @param id its id
 * @param version grows by one with every change
 * @param number the CIS's own number
 * @param cisVersion the CIS's version; a newer one amends
 * @param kind code of its kind
 * @param state how far it has come
 * @param customer whose premise it is
 * @param location the premise in the operating CRS, or null while unknown
 * @param whatToDo for the crew
 * @param reason why the CIS orders it, or null
 * @param amount what is due or was paid, or null
 * @param issuedAt when the CIS made it
 * @param receivedAt when it was written down here
 * @param due when it is to be done
 * @param field who has it
 * @param cancelReason why it is or is to be cancelled, or null
 * @param stopAtDoor whether the crew had arrived when that was asked for
 * @param doneAt when the work was done, as reported, or null
 * @param doneRecordedAt when that was written down, or null
 * @param payment what was paid, or null
 * @param wonBy PAYMENT or TRUCK: of a paid order, which came first by the times at which it happened
 * @param madeFor the disconnect that this reconnect undoes, or null
 */
public record ServiceOrder(
        UUID id,
        long version,
        String number,
        long cisVersion,
        String kind,
        OrderState state,
        Customer customer,
        Point location,
        String whatToDo,
        String reason,
        BigDecimal amount,
        Instant issuedAt,
        Instant receivedAt,
        Due due,
        Field field,
        String cancelReason,
        boolean stopAtDoor,
        Instant doneAt,
        Instant doneRecordedAt,
        Paid payment,
        String wonBy,
        UUID madeFor) {

    /** Whose premise it is. */
    public record Customer(String account, String ref, String name, String addressText) {}

    /**
     * When it is to be done.
     *
     * @param on the day, in the city's time
     * @param from not before, or null
     * @param to not begun after, or null: an appointment's end or a cut-off
     */
    public record Due(LocalDate on, Instant from, Instant to) {}

    /**
     * Who has it.
     *
     * @param incidentId what it is in the field; stays once it was sent
     * @param assignmentId the assignment it follows or is reserved by
     * @param unitCode of that assignment
     * @param plannedAt when a reserved unit is wanted
     */
    public record Field(UUID incidentId, UUID assignmentId, String unitCode, Instant plannedAt) {}

    /** A payment that concerns it. */
    public record Paid(String id, Instant at, Instant recordedAt) {}

    /** The payment that concerns it, if there was one. */
    public Optional<Paid> findPayment() {
        return Optional.ofNullable(payment);
    }

    /** What it is in the field, if it ever was. */
    public Optional<UUID> findIncidentId() {
        return Optional.ofNullable(field.incidentId());
    }

    /** The assignment it follows or is reserved by. */
    public Optional<UUID> findAssignmentId() {
        return Optional.ofNullable(field.assignmentId());
    }

    /** Whether it is not to be done any more, whatever its state. */
    public boolean isStopped() {
        return cancelReason != null || payment != null;
    }

    /** Whether a unit is held for it that has not been told. */
    public boolean isReserved() {
        return state == OrderState.RELEASED && field.assignmentId() != null;
    }
}
