package io.curbstop.dispatch.serviceorder;

import java.time.Instant;

/**
 * A service order as its crew sees it; nothing of money.
 *
 * @param number the CIS's own number
 * @param kindLabel what it is, for people
 * @param whatToDo for the crew
 * @param windowFrom not before, or null
 * @param windowTo not begun after, or null
 * @param stop that it must not be done any more, in a few words; null while it is to be done
 */
public record OrderForCrew(
        String number, String kindLabel, String whatToDo, Instant windowFrom, Instant windowTo, String stop) {

    static OrderForCrew of(ServiceOrder order, OrderKind kind) {
        return new OrderForCrew(
                order.number(),
                kind.label(),
                order.whatToDo(),
                order.due().from(),
                order.due().to(),
                order.isStopped() && order.state() != OrderState.DONE ? OrderWords.stopLine(order, kind) : null);
    }
}
