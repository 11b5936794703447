package io.curbstop.dispatch.demo;

import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.serviceorder.NewOrder;
import io.curbstop.dispatch.serviceorder.OrderSetup;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives some of the demo city's customers service orders for its first day: the same customers in the same city. */
@Component
class ServiceOrderWriter {

    private static final LocalTime CUT_OFF = LocalTime.of(17, 0);

    /** What is ordered, in the order of the numbers; disconnects are most of it, as they are anywhere. */
    private static final List<String> KINDS = List.of(
            "DISCONNECT", "RECONNECT", "METER", "DISCONNECT", "CURB_STOP", "DISCONNECT", "INVESTIGATION", "DISCONNECT");

    private static final Map<String, String> WHAT_TO_DO = Map.of(
            "DISCONNECT", "Close the curb stop, seal it, leave the notice at the door.",
            "RECONNECT", "Open the curb stop, flush, and read the meter.",
            "METER", "Change the meter; note both readings.",
            "CURB_STOP", "Raise the curb box and turn the stop; say how many turns.",
            "INVESTIGATION", "Water used on a closed account: see whether the seal is whole.");

    private static final Map<String, String> REASONS = Map.of(
            "DISCONNECT", "Bill not paid after two reminders",
            "RECONNECT", "Paid at the counter",
            "METER", "Meter stands still",
            "CURB_STOP", "Could not be found at the last visit",
            "INVESTIGATION", "Meter moves though the service is off");

    private final OrderSetup orders;
    private final JdbcClient jdbc;

    ServiceOrderWriter(OrderSetup orders, JdbcClient jdbc) {
        this.orders = orders;
        this.jdbc = jdbc;
    }

    /** Writes them, within the caller's transaction, for customers that have been written. */
    void write(Instant now, ZoneId zone) {
        List<String> accounts = jdbc.sql("select account from customer where account is not null and critical is null"
                        + " order by md5(account), account limit 24")
                .query(String.class)
                .list();
        LocalDate today = now.atZone(zone).toLocalDate();
        Stamp stamp = Stamp.ofSystem(now);
        for (int i = 0; i < accounts.size(); i++) {
            NewOrder order = order(i, accounts.get(i), today, now, zone);
            orders.receive(order, i % 4 != 3, stamp);
            if (i == accounts.size() - 1) {
                orders.pay("P-" + (7000 + i), order.account(), now, stamp);
            }
        }
    }

    private static NewOrder order(int place, String account, LocalDate today, Instant now, ZoneId zone) {
        String kind = KINDS.get(place % KINDS.size());
        LocalDate day = place % 10 == 9 ? today.plusDays(1) : today;
        boolean appointment = kind.equals("METER");
        LocalTime from = LocalTime.of(9 + place % 6, 0);
        LocalTime to = appointment ? from.plusHours(2) : CUT_OFF;
        boolean windowed = appointment || kind.equals("RECONNECT");
        return new NewOrder(
                "SO-" + (1040 + place),
                1,
                kind,
                account,
                null,
                null,
                WHAT_TO_DO.get(kind),
                REASONS.get(kind),
                kind.equals("DISCONNECT") ? BigDecimal.valueOf(8_420 + 1_337L * place, 2) : null,
                now,
                day,
                appointment ? day.atTime(from).atZone(zone).toInstant() : null,
                windowed ? day.atTime(to).atZone(zone).toInstant() : null);
    }
}
