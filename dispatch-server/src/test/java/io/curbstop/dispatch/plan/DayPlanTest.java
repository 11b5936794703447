package io.curbstop.dispatch.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.crew.TravelTimes;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.plan.DayPlan.Content;
import io.curbstop.dispatch.plan.DayPlan.LeftOut;
import io.curbstop.dispatch.plan.DayPlan.Placed;
import io.curbstop.dispatch.plan.DayPlan.Stop;
import io.curbstop.dispatch.plan.DayPlan.UnitDay;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.road.NewClosure;
import io.curbstop.dispatch.road.RoadClosures;
import io.curbstop.dispatch.serviceorder.OrderState;
import io.curbstop.dispatch.serviceorder.ReleasedOrders;
import io.curbstop.dispatch.serviceorder.ServiceOrder;
import io.curbstop.dispatch.serviceorder.ServiceOrders;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Point;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A day's plan from the orders to the crews, at noon of the day after today, whatever time it is. */
@SmallTownTest
class DayPlanTest {

    private static final PlanProperties QUICK = new PlanProperties(
            Duration.ofSeconds(2),
            Duration.ofMillis(300),
            Duration.ofMinutes(30),
            Duration.ofMinutes(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(60));

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
    TestUsers people;

    @Autowired
    JdbcClient jdbc;

    private LocalDate day;
    private Clock noon;
    private DayPlans plans;
    private Acceptance acceptance;

    @BeforeEach
    void waitForNoonTomorrow() {
        town.build();
        day = Instant.now().atZone(units.zone()).toLocalDate().plusDays(1);
        noon = Clock.fixed(day.atTime(12, 0).atZone(units.zone()).toInstant(), units.zone());
        plans = new DayPlans(orders, units, travelTimes, table, QUICK, noon);
        acceptance = new Acceptance(plans, table, orders, units, noon);
        freeUnits();
    }

    @AfterEach
    void freeUnits() {
        List.of("V1", "V2").forEach(released::free);
    }

    @Test
    void ordersAreWithUnitsThatCanDoThemAndTheOthersSayWhyNot() {
        ServiceOrder stop = released.release("CURB_STOP");
        ServiceOrder investigation = released.release("INVESTIGATION");

        DayPlan plan = make(Map.of());

        Placed placed = plan.findPlaced(stop.id()).orElseThrow();
        assertThat(placed.unitCode()).isIn("V1", "V2");
        assertThat(placed.stop().startsAt()).isAfterOrEqualTo(noon.instant());
        assertThat(Duration.between(placed.stop().startsAt(), placed.stop().endsAt()))
                .isEqualTo(Duration.ofMinutes(45));
        assertThat(plan.content().leftOut())
                .filteredOn(out -> out.orderId().equals(investigation.id()))
                .singleElement()
                .extracting(LeftOut::reasons)
                .satisfies(reasons -> assertThat(reasons)
                        .containsEntry("V1", "valve crew; this needs meter or leak")
                        .containsEntry("V9", "off shift"));
        assertThat(plan.content().units()).extracting(UnitDay::code).doesNotContain("V9");
        assertThat(plans.get(day)).isEqualTo(plan);
    }

    @Test
    void pinnedOrderGoesToItsUnitAndTheChangeIsSaidInWords() {
        ServiceOrder stop = released.release("CURB_STOP");
        DayPlan first = make(Map.of());
        String was = first.findPlaced(stop.id()).orElseThrow().unitCode();
        String other = was.equals("V1") ? "V2" : "V1";

        DayPlan second = make(Map.of(stop.id(), other));
        DayPlan third = make(null);

        assertThat(second.findPlaced(stop.id()).orElseThrow().unitCode()).isEqualTo(other);
        assertThat(second.content().changes())
                .anyMatch(words -> words.startsWith("Order " + stop.number() + ": from " + was + " at ")
                        && words.contains(" to " + other + " at "));
        assertThat(third.findPlaced(stop.id()).orElseThrow())
                .satisfies(placed -> assertThat(placed.unitCode()).isEqualTo(other))
                .satisfies(placed -> assertThat(placed.stop().pinned()).isTrue());
    }

    @Test
    void moveIsJudgedAtOnceAsTheOtherStopsStandAndNothingIsChanged() {
        ServiceOrder stop = released.release("CURB_STOP");
        ServiceOrder investigation = released.release("INVESTIGATION");
        DayPlan plan = make(Map.of());
        String was = plan.findPlaced(stop.id()).orElseThrow().unitCode();
        String other = was.equals("V1") ? "V2" : "V1";
        Map<UUID, String> moves = new LinkedHashMap<>();
        moves.put(stop.id(), other);
        moves.put(investigation.id(), other);

        List<MoveCheck.Move> checked = new MoveCheck(plans).check(day, plan.version(), moves);

        assertThat(checked.get(0).broken()).isEmpty();
        assertThat(checked.get(0).startsAt())
                .isBetween(noon.instant(), noon.instant().plus(Duration.ofHours(12)));
        assertThat(checked.get(0).moreDriving_min()).isNotNegative();
        assertThat(checked.get(1).broken()).anyMatch(words -> words.contains("valve crew; this needs meter or leak"));
        assertThat(plans.get(day)).as("nothing is changed").isEqualTo(plan);
        DayPlan moved = make(Map.of(stop.id(), other));
        assertThat(moved.findPlaced(stop.id()).orElseThrow().unitCode()).isEqualTo(other);
        assertThatThrownBy(() -> new MoveCheck(plans).check(day, plan.version(), moves))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo("conflict"));
        released.cancel(stop);
        released.cancel(investigation);
    }

    @Test
    void ofTwoDispatchersOneIsToldThatTheOtherWasFirst() {
        DayPlan plan = make(Map.of());

        ProblemException late = catchThrowableOfType(
                ProblemException.class, () -> plans.make(day, plan.version() - 1, Map.of(), stamp()));
        ProblemException stale =
                catchThrowableOfType(ProblemException.class, () -> acceptance.accept(day, plan.version() - 1, stamp()));

        assertThat(late.code()).isEqualTo("conflict");
        assertThat(late.properties()).isEqualTo(Map.of("current", Map.of("version", plan.version())));
        assertThat(stale.code()).isEqualTo("conflict");
        assertThat(table.insert(plan)).isFalse();
    }

    @Test
    void unitWhoseShiftHasNotBegunIsReservedAndNotSent() {
        Instant begins = day.atTime(14, 0).atZone(units.zone()).toInstant();
        jdbc.sql("delete from shift where unit_code = 'V9'").update();
        jdbc.sql("insert into shift (id, unit_code, starts_at, ends_at) values (gen_random_uuid(), 'V9', :from, :to)")
                .param("from", Timestamp.from(begins))
                .param("to", Timestamp.from(begins.plus(Duration.ofHours(6))))
                .update();
        try {
            ServiceOrder stop = released.release("CURB_STOP");
            DayPlan plan = make(Map.of(stop.id(), "V9"));

            Acceptance.Accepted accepted = acceptance.accept(day, plan.version(), stamp());

            ServiceOrder reserved = orders.getOrder(stop.id());
            assertThat(reserved.isReserved()).as(() -> "" + accepted.notDone()).isTrue();
            assertThat(reserved.field().unitCode()).isEqualTo("V9");
            assertThat(plan.findPlaced(stop.id()).orElseThrow().stop().startsAt())
                    .isAfterOrEqualTo(begins);
            ServiceOrder other = released.release("CURB_STOP");
            assertThat(catchThrowableOfType(ProblemException.class, () -> released.reserve(other, "V9", null))
                            .code())
                    .as("for now it is off shift")
                    .isEqualTo("unit-not-available");
        } finally {
            released.free("V9");
            jdbc.sql("delete from shift where unit_code = 'V9'").update();
        }
    }

    @Test
    void appointmentLateInTheDayIsReservedUntilItsUnitShouldLeave() {
        ServiceOrder late = released.release("CURB_STOP");
        Instant from = noon.instant().plus(Duration.ofHours(5));
        jdbc.sql("update service_order set window_from = :from, window_to = :to where id = :id")
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(from.plus(Duration.ofHours(1))))
                .param("id", late.id())
                .update();
        DayPlan made = make(Map.of(late.id(), "V1"));
        // Only this one, whatever other tests left.
        UnitDay v1 = made.content().units().stream()
                .filter(unit -> unit.code().equals("V1"))
                .findFirst()
                .orElseThrow();
        Stop stop = made.findPlaced(late.id()).orElseThrow().stop();
        Stop first = new Stop(
                stop.orderId(),
                stop.number(),
                stop.what(),
                stop.where(),
                v1.from().plus(Duration.ofMinutes(20)),
                stop.startsAt(),
                stop.endsAt(),
                stop.latestStart(),
                true,
                false);
        UnitDay alone = new UnitDay("V1", v1.from(), v1.to(), 20, List.of(first));
        Content content = new Content(List.of(alone), List.of(), List.of(), List.of());
        DayPlan plan = new DayPlan(day, made.version() + 1, made.madeAt(), "dana", null, null, content);
        assertThat(table.insert(plan)).isTrue();

        Acceptance.Accepted accepted = acceptance.accept(day, plan.version(), stamp());

        ServiceOrder order = orders.getOrder(late.id());
        assertThat(order.isReserved()).as(() -> "" + accepted.notDone()).isTrue();
        assertThat(order.field().plannedAt()).isEqualTo(stop.startsAt().minus(Duration.ofMinutes(20)));
        released.cancel(late);
    }

    @Test
    void acceptedPlanSendsEachFirstStopAndReservesTheRestOnce() {
        List<ServiceOrder> mine =
                List.of(released.release("CURB_STOP"), released.release("CURB_STOP"), released.release("CURB_STOP"));
        DayPlan plan = make(Map.of(
                mine.get(0).id(), "V1", mine.get(1).id(), "V1", mine.get(2).id(), "V2"));

        Acceptance.Accepted accepted = acceptance.accept(day, plan.version(), stamp());
        int held = held();
        Acceptance.Accepted again = acceptance.accept(day, plan.version(), stamp());

        assertThat(accepted.plan().acceptedBy()).isEqualTo("dana");
        assertThat(again.plan().acceptedAt()).isEqualTo(accepted.plan().acceptedAt());
        assertThat(held()).isEqualTo(held).isGreaterThanOrEqualTo(3);
        for (Placed placed : plan.placed()) {
            if (mine.stream().anyMatch(order -> order.id().equals(placed.stop().orderId()))) {
                ServiceOrder order = orders.getOrder(placed.stop().orderId());
                assertThat(order.field().unitCode()).isEqualTo(placed.unitCode());
                assertThat(order.state())
                        .isEqualTo(placed.position() == 0 ? OrderState.DISPATCHED : OrderState.RELEASED);
                assertThat(order.field().plannedAt())
                        .isEqualTo(placed.position() == 0 ? null : placed.stop().startsAt());
            }
        }
    }

    @Test
    void stopUnderWayStaysWithItsUnit() {
        ServiceOrder begun = released.release("CURB_STOP");
        acceptance.accept(day, make(Map.of(begun.id(), "V1")).version(), stamp());
        String with = orders.getOrder(begun.id()).field().unitCode();
        released.release("CURB_STOP");

        DayPlan plan = make(null);

        assertThat(with).isEqualTo("V1");
        assertThat(plan.findPlaced(begun.id()))
                .hasValueSatisfying(placed -> assertThat(placed.unitCode()).isEqualTo("V1"));
    }

    @Test
    void planSaysWhatHasOvertakenIt() {
        ServiceOrder planned = released.release("CURB_STOP");
        ServiceOrder other = released.release("CURB_STOP");
        DayPlan plan = make(Map.of(planned.id(), "V1", other.id(), "V2"));
        Overtaken overtaken = new Overtaken(orders, units, closures, noon);
        assertThat(overtaken.read(plan))
                .noneMatch(words -> words.contains(planned.number()) || words.startsWith("V2 "));

        ServiceOrder later = released.release("CURB_STOP");
        released.cancel(planned);
        JsonNode emergency = new JobDesk(people.client(port, Role.DISPATCHER)).take(JobDesk.call(), "V2");

        assertThat(overtaken.read(plan))
                .contains(
                        "Order " + planned.number() + " is cancelled",
                        "Order " + later.number() + " is not in it yet",
                        "V2 is on " + emergency.at("/incident/number").asString());
    }

    @Test
    void streetThatWasClosedSinceOvertakesAPlanOfTheDayOnWhichItIsClosed() {
        DayPlan later = make(Map.of());
        DayPlan plan = new DayPlan(day, 1, Instant.now().minusSeconds(60), "dana", null, null, later.content());
        Overtaken overtaken = new Overtaken(orders, units, closures, noon);
        Point place = units.read(day, noon.instant()).free().get(0).unit().location();
        UUID id = UUID.randomUUID();

        closures.close(new NewClosure(id, null, place, null, null, "burst main"), stamp());
        List<String> closed = overtaken.read(plan);
        List<String> made = overtaken.read(later);
        List<String> before =
                overtaken.read(new DayPlan(day.minusDays(2), 1, plan.madeAt(), "dana", null, null, later.content()));
        closures.lift(id, stamp());

        assertThat(closed).anyMatch(words -> words.endsWith(" is closed: burst main"));
        assertThat(List.of(made, before, overtaken.read(plan)))
                .allSatisfy(words -> assertThat(words).noneMatch(word -> word.contains("burst main")));
    }

    @Test
    void dayIsReadByManagersAndMadeByDispatchersOverHttp() {
        make(Map.of());
        TestClient dispatcher = people.client(port, Role.DISPATCHER);
        String path = "/api/plan/" + day;

        assertThat(people.client(port, Role.MANAGER).get(path).status()).isEqualTo(200);
        assertThat(people.client(port, Role.MANAGER)
                        .post(path, Map.of("over", 0))
                        .status())
                .isEqualTo(403);
        assertThat(dispatcher.post(path, Map.of("over", -1)).status()).isEqualTo(400);
        assertThat(dispatcher.post(path, Map.of("over", 0)).status()).isEqualTo(409);
        assertThat(dispatcher.post(path + "/check", Map.of("over", 0)).status()).isEqualTo(409);
        assertThat(people.client(port, Role.MANAGER)
                        .post(path + "/check", Map.of("over", 0))
                        .status())
                .isEqualTo(403);
        assertThat(people.client(port, Role.TECHNICIAN)
                        .get("/api/plan-proposal")
                        .status())
                .isEqualTo(403);
        assertThat(dispatcher.get("/api/plan/2001-01-01").status()).isEqualTo(404);
        assertThat(dispatcher.post("/api/plan/2001-01-01", Map.of("over", 0)).code())
                .isEqualTo("day-over");
    }

    private DayPlan make(Map<UUID, String> pins) {
        int over = table.findNewest(day).map(DayPlan::version).orElse(0);
        return plans.make(day, over, pins, stamp());
    }

    private int held() {
        return assignments.listHeldBy("V1").size()
                + assignments.listHeldBy("V2").size();
    }

    private static Stamp stamp() {
        return Stamp.ofDispatcher("dana", Instant.now());
    }
}
