package io.curbstop.dispatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.crew.TravelTimes;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.live.OneServer;
import io.curbstop.dispatch.plan.DayPlan.Cause;
import io.curbstop.dispatch.road.NewClosure;
import io.curbstop.dispatch.road.RoadClosures;
import io.curbstop.dispatch.serviceorder.OrderState;
import io.curbstop.dispatch.serviceorder.OrderToPlan;
import io.curbstop.dispatch.serviceorder.ReleasedOrders;
import io.curbstop.dispatch.serviceorder.ServiceOrder;
import io.curbstop.dispatch.serviceorder.ServiceOrders;
import io.curbstop.dispatch.testing.TestUsers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Point;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A plan that is followed by another by itself, at noon of the day after today, whatever time it is. */
@SmallTownTest
class ReplannerTest {

    private static final List<String> VALVE_CREWS = List.of("V1", "V2");
    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final PlanProperties QUICK = new PlanProperties(
            Duration.ofMillis(400),
            Duration.ofMillis(100),
            Duration.ofMinutes(30),
            Duration.ofMinutes(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            QUIET);

    @LocalServerPort
    int port;

    @Autowired
    SmallTown town;

    @Autowired
    ReleasedOrders released;

    @Autowired
    ServiceOrders orders;

    @Autowired
    Assignments assignments;

    @Autowired
    UnitsOfDay units;

    @Autowired
    TravelTimes travelTimes;

    @Autowired
    PlanTable table;

    @Autowired
    RoadClosures closures;

    @Autowired
    OneServer oneServer;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestUsers people;

    private LocalDate day;
    private Instant noon;
    private Instant now;
    private DayPlans plans;
    private Replanner replanner;

    @BeforeEach
    void waitForNoonTomorrow() {
        town.build();
        day = Instant.now().atZone(units.zone()).toLocalDate().plusDays(1);
        noon = day.atTime(12, 0).atZone(units.zone()).toInstant();
        now = noon;
        plans = plans(noon);
        replanner = replanner(plans);
        freeUnits();
        JobDesk.await(() -> orders.listToPlan(day).stream().noneMatch(ReplannerTest::isWithValveCrew));
    }

    @AfterEach
    void freeUnits() {
        VALVE_CREWS.forEach(released::free);
    }

    @Test
    void whatHappensToAnOrderIsFollowedByOnePlanUnlessItIsDone() {
        ServiceOrder unable = released.send(released.release("CURB_STOP"), "V1");
        ServiceOrder done = released.send(released.release("CURB_STOP"), "V2");
        ServiceOrder cancelled = released.release("CURB_STOP");
        plan(Map.of(cancelled.id(), "V2"));
        assertNoNewPlan();

        ServiceOrder later = released.release("CURB_STOP");
        assertOneNewPlan("Order " + later.number() + " is not in it yet");
        released.cancel(cancelled);
        assertOneNewPlan("Order " + cancelled.number() + " is cancelled");
        released.end(unable, false);
        assertOneNewPlan("Order " + unable.number() + " is unable");
        released.end(done, true);
        assertThat(orders.getOrder(done.id()).state()).isEqualTo(OrderState.DONE);
        assertNoNewPlan();
    }

    @Test
    void paymentThatStopsAnOrderIsFollowedByOnePlan() {
        ServiceOrder paid = released.send(released.release("DISCONNECT"), "V1");
        plan(Map.of());
        assertThat(newest().findPlaced(paid.id())).isPresent();

        released.pay(paid);

        assertOneNewPlan("Order " + paid.number() + " is cancel");
        assertThat(newest().findPlaced(paid.id())).isEmpty();
    }

    @Test
    void unitThatIsTakenOrGoesOffIsFollowedByOnePlanInWhichItsStopsAreWithAnother() {
        ServiceOrder first = released.release("CURB_STOP");
        ServiceOrder second = released.release("CURB_STOP");
        plan(Map.of(first.id(), "V1", second.id(), "V2"));

        new JobDesk(people.client(port, Role.DISPATCHER)).sent("V2");
        assertOneNewPlan("V2 is on ");
        assertThat(newest().findPlaced(second.id()))
                .hasValueSatisfying(placed -> assertThat(placed.unitCode()).isEqualTo("V1"));

        putInService("V1", false);
        try {
            assertOneNewPlan("V1 is out of service");
        } finally {
            putInService("V1", true);
        }
    }

    @Test
    void streetThatIsClosedIsFollowedByOnePlan() {
        DayPlan plan = plan(Map.of());
        table.insert(madeAt(Instant.now().minusSeconds(60), plan));

        UUID closure = close();

        try {
            assertOneNewPlan(" is closed: burst main");
            assertThat(newest().content().causes())
                    .extracting(Cause::key)
                    .as("another closure with the same words is another cause")
                    .contains("closure " + closure);
        } finally {
            closures.lift(closure, stamp());
        }
    }

    @Test
    void twoCausesSoonAfterEachOtherAreFollowedByOnePlan() {
        int version = plan(Map.of()).version();
        ServiceOrder one = released.release("CURB_STOP");
        look(0);
        ServiceOrder other = released.release("CURB_STOP");

        look(59);
        look(2);
        assertThat(newest().version()).as("the quiet began anew").isEqualTo(version);
        look(58);
        look(60);
        look(60);

        assertThat(newest().version()).isEqualTo(version + 1);
        assertThat(newest().content().causes())
                .extracting(Cause::words)
                .contains(
                        "Order " + one.number() + " is not in it yet", "Order " + other.number() + " is not in it yet");
    }

    @Test
    void steadyDripOfCausesIsAnsweredAllTheSame() {
        int version = plan(Map.of()).version();
        List<ServiceOrder> drip = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            drip.add(released.release("CURB_STOP"));
            look(30);
        }
        drip.add(released.release("CURB_STOP"));
        look(29);
        assertThat(newest().version()).as("within its patience").isEqualTo(version);
        look(31);

        assertThat(newest().version()).isEqualTo(version + 1);
        drip.forEach(released::cancel); // they would fill the day of the other tests
    }

    @Test
    void causeThatStandsAfterTheNewPlanIsNotTriedAgainAndHidesNoOther() {
        plans = plans(Instant.now().minusSeconds(3600)); // a clock that is behind: no plan is younger than the closure
        replanner = replanner(plans);
        plan(Map.of());
        UUID closure = close();

        try {
            assertOneNewPlan(" is closed: burst main");
            ServiceOrder later = released.release("CURB_STOP");
            assertOneNewPlan("Order " + later.number() + " is not in it yet");
            assertThat(overtaken().read(newest())).anyMatch(words -> words.endsWith(" is closed: burst main"));
            replanner = replanner(plans);
            assertNoNewPlan();
        } finally {
            closures.lift(closure, stamp());
        }
    }

    @Test
    void acceptedPlanIsFollowedByAProposalAndNothingIsSent() {
        ServiceOrder planned = released.release("CURB_STOP");
        DayPlan plan = plan(Map.of(planned.id(), "V1"));
        new Acceptance(plans, table, orders, units, Clock.fixed(noon, units.zone()))
                .accept(day, plan.version(), stamp());
        assertThat(newest().acceptedBy()).isEqualTo("dana");
        List<String> held = held();

        ServiceOrder later = released.release("CURB_STOP");

        assertOneNewPlan("Order " + later.number() + " is not in it yet");
        assertThat(newest().acceptedAt()).isNull();
        assertThat(newest().findPlaced(planned.id()))
                .as("who wants which unit stays")
                .hasValueSatisfying(placed -> assertThat(placed.stop().pinned()).isTrue());
        assertThat(orders.getOrder(later.id()).state()).isEqualTo(OrderState.RELEASED);
        assertThat(held()).isEqualTo(held);
    }

    @Test
    void dayThatNobodyPlannedIsLeftAlone() {
        released.release("CURB_STOP");
        now = noon.plus(Duration.ofDays(300));
        LocalDate other = now.atZone(units.zone()).toLocalDate();

        look(0);
        look(60);

        assertThat(table.findNewest(other)).isEmpty();
    }

    @Test
    void midnightThatPassesWhileItLooksIsNoFailure() {
        int version = plan(Map.of()).version();
        released.release("CURB_STOP");
        replanner = replanner(plans(noon.plus(Duration.ofDays(1))));

        look(0);
        look(60);

        assertThat(newest().version()).isEqualTo(version);
    }

    @Test
    void ofTwoServersOneThinks() {
        int version = plan(Map.of()).version();
        Replanner second = replanner(plans);
        released.release("CURB_STOP");
        replanner.look(noon);
        second.look(noon);

        oneServer.attempt(Replanner.LOCK, () -> {
            replanner.look(noon.plus(QUIET));
            return Optional.empty();
        });
        assertThat(newest().version()).as("while another server thinks").isEqualTo(version);

        Stream.of(replanner, second)
                .map(each -> CompletableFuture.runAsync(() -> each.look(noon.plus(QUIET))))
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(newest().version()).isEqualTo(version + 1);
        second.look(noon.plus(QUIET.multipliedBy(2)));
        second.look(noon.plus(QUIET.multipliedBy(3)));
        assertThat(newest().version()).isEqualTo(version + 1);
    }

    private void assertOneNewPlan(String cause) {
        DayPlan before = newest();
        look(0);
        look(59);
        assertThat(newest()).as("before the quiet is over").isEqualTo(before);
        look(1);
        assertThat(newest().version()).isEqualTo(before.version() + 1);
        assertThat(newest().madeBy()).isEqualTo("system");
        assertThat(newest().content().causes()).extracting(Cause::words).anyMatch(words -> words.contains(cause));
        assertNoNewPlan();
    }

    private void assertNoNewPlan() {
        int version = newest().version();
        look(60);
        look(60);
        look(60);
        assertThat(newest())
                .as(() -> "because of " + newest().content().causes())
                .extracting(DayPlan::version)
                .isEqualTo(version);
    }

    private void look(int later_s) {
        now = now.plusSeconds(later_s);
        replanner.look(now);
    }

    private DayPlan newest() {
        return plans.get(day);
    }

    private DayPlan plan(Map<UUID, String> pins) {
        int over = table.findNewest(day).map(DayPlan::version).orElse(0);
        return plans.make(day, over, pins, stamp());
    }

    private DayPlan madeAt(Instant at, DayPlan plan) {
        return new DayPlan(day, plan.version() + 1, at, "dana", null, null, plan.content());
    }

    private UUID close() {
        UUID id = UUID.randomUUID();
        Point place = units.read(day, noon).free().get(0).unit().location();
        closures.close(new NewClosure(id, null, place, null, null, "burst main"), stamp());
        return id;
    }

    private void putInService(String unit, boolean inService) {
        jdbc.sql("update unit set in_service = :in where code = :unit")
                .param("in", inService)
                .param("unit", unit)
                .update();
    }

    private List<String> held() {
        return VALVE_CREWS.stream()
                .flatMap(unit -> assignments.listHeldBy(unit).stream())
                .map(Assignment::id)
                .map(UUID::toString)
                .sorted()
                .toList();
    }

    private static boolean isWithValveCrew(OrderToPlan order) {
        return order.state().isInField() && VALVE_CREWS.contains(order.unitCode());
    }

    private DayPlans plans(Instant at) {
        return new DayPlans(orders, units, travelTimes, table, QUICK, Clock.fixed(at, units.zone()));
    }

    private Overtaken overtaken() {
        return new Overtaken(orders, units, closures, Clock.fixed(noon, units.zone()));
    }

    private Replanner replanner(DayPlans with) {
        return new Replanner(table, overtaken(), with, units, oneServer, QUICK, Clock.fixed(noon, units.zone()));
    }

    private static Stamp stamp() {
        return Stamp.ofDispatcher("dana", Instant.now());
    }
}
