package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.Step;
import io.curbstop.dispatch.field.CrewReport;
import io.curbstop.dispatch.field.CrewReports;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Orders in {@code SmallTown}, and what its crews do with them. */
@Component
class OrderScene {

    static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final OrderInbox inbox;
    private final OrderDesk desk;
    private final OrderTable table;
    private final Assignments assignments;
    private final CrewReports reports;

    OrderScene(OrderInbox inbox, OrderDesk desk, OrderTable table, Assignments assignments, CrewReports reports) {
        this.inbox = inbox;
        this.desk = desk;
        this.table = table;
        this.assignments = assignments;
        this.reports = reports;
    }

    /** A new account that nobody else has. */
    static String account() {
        return "A-" + UUID.randomUUID();
    }

    static NewOrder order(String kind, String account) {
        return new NewOrder(
                "SO-" + UUID.randomUUID(),
                1,
                kind,
                account,
                "130 Mill Rd",
                null,
                "Close the curb stop and seal it",
                "Bill not paid",
                null,
                Instant.now().minusSeconds(3600),
                LocalDate.now(ZONE),
                null,
                null);
    }

    ServiceOrder received(String kind, String account) {
        return inbox.take(order(kind, account), byDispatcher()).order();
    }

    ServiceOrder released(String kind, String account) {
        return desk.release(received(kind, account).id(), null, byDispatcher());
    }

    ServiceOrder sent(ServiceOrder order, String unit) {
        return desk.send(
                new OrderSending(UUID.randomUUID(), order.id(), unit, false, null, true, "tried"), byDispatcher());
    }

    ServiceOrder now(ServiceOrder order) {
        return table.get(order.id());
    }

    ServiceOrder now(String number) {
        return table.findByNumber(number).orElseThrow();
    }

    /** What the crew that has the order says, by app. */
    void say(ServiceOrder order, Step step) {
        say(now(order).field().assignmentId(), step, Source.APP, Instant.now());
    }

    void say(UUID assignmentId, Step step, Source source, Instant at) {
        reports.apply(
                new CrewReport(UUID.randomUUID(), assignmentId, step, "because", null, null, true),
                new Stamp("crew", source, at));
    }

    static Stamp byDispatcher() {
        return Stamp.ofDispatcher("dispatcher", Instant.now());
    }

    /** Takes a unit off all that it is on. */
    void free(String unit) {
        for (Assignment held : assignments.listHeldBy(unit)) {
            try {
                assignments.cancel(held.id(), "test over", null, byDispatcher());
            } catch (ProblemException done) {
                if (!assignments.getAssignment(held.id()).state().isEnded()) { // else it ended at this moment
                    say(held.id(), Step.CLEAR, Source.DISPATCHER, Instant.now());
                }
            }
        }
    }
}
