package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.coordinates.LonLat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A service order as the screens show it. What is not known is null.
 *
 * @param amount null too for whoever is not to see money
 * @param reserved whether a unit is held that has not been told
 * @param steps what a person may do with it now, and if not, why
 */
public record ServiceOrderView(
        UUID id,
        long version,
        String number,
        String kind,
        String kindLabel,
        OrderState state,
        String stateLabel,
        String account,
        String customerName,
        String addressText,
        Double lon,
        Double lat,
        String whatToDo,
        String reason,
        BigDecimal amount,
        Instant issuedAt,
        Instant receivedAt,
        LocalDate dueOn,
        Instant windowFrom,
        Instant windowTo,
        int minutes,
        List<String> unitKinds,
        UUID incidentId,
        UUID assignmentId,
        String unitCode,
        boolean reserved,
        Instant plannedAt,
        String cancelReason,
        boolean stopAtDoor,
        Instant doneAt,
        Instant doneRecordedAt,
        Instant paidAt,
        Instant paidRecordedAt,
        String wonBy,
        List<Option> steps) {

    /** A thing to do with it, and if it may not be done, why. */
    public record Option(String step, String label, boolean allowed, boolean needsReason, String why) {}

    static ServiceOrderView of(ServiceOrder order, OrderKind kind, LonLat place, boolean money, List<Option> steps) {
        ServiceOrder.Paid paid = order.payment();
        return new ServiceOrderView(
                order.id(),
                order.version(),
                order.number(),
                order.kind(),
                kind.label(),
                order.state(),
                order.state().label(),
                order.customer().account(),
                order.customer().name(),
                order.customer().addressText(),
                place == null ? null : place.lon(),
                place == null ? null : place.lat(),
                order.whatToDo(),
                order.reason(),
                money ? order.amount() : null,
                order.issuedAt(),
                order.receivedAt(),
                order.due().on(),
                order.due().from(),
                order.due().to(),
                kind.minutes(),
                kind.unitKinds(),
                order.field().incidentId(),
                order.field().assignmentId(),
                order.field().unitCode(),
                order.isReserved(),
                order.field().plannedAt(),
                order.cancelReason(),
                order.stopAtDoor(),
                order.doneAt(),
                order.doneRecordedAt(),
                paid == null ? null : paid.at(),
                paid == null ? null : paid.recordedAt(),
                order.wonBy(),
                steps);
    }
}
