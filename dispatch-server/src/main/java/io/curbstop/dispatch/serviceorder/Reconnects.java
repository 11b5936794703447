package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.duty.Duties;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Orders what undoes a disconnect that was done though the account had paid: once for each disconnect. */
@Component
class Reconnects {

    private static final String CUT_OFF = "RECONNECT_CUT_OFF";

    private final OrderTable table;
    private final OrderKinds kinds;
    private final OrderMoves moves;
    private final OrderLog log;
    private final StopAlarms alarms;
    private final Duties duties;
    private final Crews crews;
    private final Clock clock;

    Reconnects(
            OrderTable table,
            OrderKinds kinds,
            OrderMoves moves,
            OrderLog log,
            StopAlarms alarms,
            Duties duties,
            Crews crews,
            Clock clock) {
        this.table = table;
        this.kinds = kinds;
        this.moves = moves;
        this.log = log;
        this.alarms = alarms;
        this.duties = duties;
        this.crews = crews;
        this.clock = clock;
    }

    /** Orders it, released at once, for today before the cut-off and for tomorrow after it; not when it is ordered already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void make(ServiceOrder done) {
        Optional<String> kind = kinds.get(done.kind()).findUndoneBy();
        if (kind.isEmpty() || isOrdered(done, kind.get())) {
            return;
        }
        UUID id = UUID.randomUUID();
        boolean written = table.insert(
                id,
                order(done, kind.get()),
                new OrderTable.Premise(done.customer(), done.location()),
                OrderState.RELEASED,
                done.id(),
                clock.instant());
        if (written) {
            Stamp system = new Stamp("system", Source.SYSTEM, clock.instant());
            ServiceOrder made = table.get(id);
            log.append(
                    made,
                    "RECEIVED",
                    OrderState.RELEASED,
                    "Made because " + done.number() + " was done and is paid",
                    system,
                    null);
            log.append(done, "RECONNECT_MADE", "Reconnect " + made.number() + " was made by itself", system);
            alarms.raiseReconnect(done, moves.changed(made));
        }
    }

    /** Whether somebody has ordered it since the work was done. */
    private boolean isOrdered(ServiceOrder done, String kind) {
        return table.listByAccount(done.customer().account()).stream()
                .anyMatch(order -> order.kind().equals(kind)
                        && order.state() != OrderState.CANCELLED
                        && order.state() != OrderState.UNABLE
                        && !order.issuedAt().isBefore(done.doneAt()));
    }

    private NewOrder order(ServiceOrder done, String kind) {
        Instant now = clock.instant();
        ZoneId zone = crews.timeZone();
        Optional<LocalTime> cutOff = duties.listSettings().stream()
                .filter(setting -> setting.code().equals(CUT_OFF))
                .map(Duties.Setting::localTime)
                .findFirst();
        boolean tooLate = cutOff.filter(time -> !now.atZone(zone).toLocalTime().isBefore(time))
                .isPresent();
        LocalDate day = now.atZone(zone).toLocalDate().plusDays(tooLate ? 1 : 0);
        return new NewOrder(
                done.number() + "/R",
                0,
                kind,
                done.customer().account(),
                done.customer().addressText(),
                null,
                "Turn the service on again: it was turned off by " + done.number() + ", and is paid.",
                "Paid",
                null,
                now,
                day,
                null,
                cutOff.map(time -> day.atTime(time).atZone(zone).toInstant()).orElse(null));
    }
}
