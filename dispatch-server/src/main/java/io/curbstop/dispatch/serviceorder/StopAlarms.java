package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.push.Alarms;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks for a voice call when a crew was taken off an order before it acknowledged that it must not be done. */
@Component
class StopAlarms {

    private static final String STOP_NOT_READ = "STOP_NOT_READ";

    private final Alarms alarms;

    StopAlarms(Alarms alarms) {
        this.alarms = alarms;
    }

    void raise(ServiceOrder order, String unitCode) {
        alarms.raise(new Alarms.Cause(
                STOP_NOT_READ,
                "HIGH",
                unitCode + " was taken off service order " + order.number()
                        + " before it acknowledged that it must not be done. Call by voice.",
                order.field().incidentId(),
                order.field().assignmentId(),
                unitCode,
                "CALL_BY_VOICE"));
    }

    void end(UUID assignmentId, String by) {
        alarms.endFor(assignmentId, STOP_NOT_READ, by);
    }
}
