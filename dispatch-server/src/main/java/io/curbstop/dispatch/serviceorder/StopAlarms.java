package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.push.Alarms;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the dispatchers what is theirs to do when a payment and a truck cross each other. */
@Component
class StopAlarms {

    private static final String STOP_NOT_READ = "STOP_NOT_READ";
    private static final String RECONNECT_MADE = "RECONNECT_MADE";

    private final Alarms alarms;

    StopAlarms(Alarms alarms) {
        this.alarms = alarms;
    }

    /** A crew was taken off an order before it acknowledged that it must not be done. */
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

    /** Somebody who paid is without service. */
    void raiseReconnect(ServiceOrder done, ServiceOrder reconnect) {
        alarms.raise(new Alarms.Cause(
                RECONNECT_MADE,
                "HIGH",
                "Service order " + done.number() + " was done, but is paid. Send a crew to " + reconnect.number() + ".",
                done.field().incidentId(),
                null,
                null,
                "SEND_CREW",
                reconnect.id().toString()));
    }

    /** The crew knows. */
    void end(UUID assignmentId, String by) {
        alarms.endFor(assignmentId, STOP_NOT_READ, by);
    }
}
