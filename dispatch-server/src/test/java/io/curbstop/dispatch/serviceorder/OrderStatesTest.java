package io.curbstop.dispatch.serviceorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.NewAssignment;
import io.curbstop.dispatch.assignment.Step;
import io.curbstop.dispatch.incident.IncidentState;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.transition.TransitionTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The states of service orders: the whole table, and how they follow the crew that has them. */
@SmallTownTest
class OrderStatesTest {

    @Autowired
    SmallTown town;

    @Autowired
    OrderScene scene;

    @Autowired
    OrderMoves moves;

    @Autowired
    OrderDesk desk;

    @Autowired
    OrderLog log;

    @Autowired
    OrderTable table;

    @Autowired
    OrderInbox inbox;

    @Autowired
    ServiceOrders orders;

    @Autowired
    Assignments assignments;

    @Autowired
    Incidents incidents;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void build() {
        town.build();
        scene.free("V1");
        scene.free("V2");
    }

    @AfterEach
    void free() {
        scene.free("V1");
        scene.free("V2");
    }

    @ParameterizedTest
    @EnumSource
    void orderGoesWhereTheTableSaysAndNowhereElse(OrderState from) {
        ServiceOrder order = scene.received("METER", OrderScene.account());
        TransitionTable<OrderState> transitions = orders.transitions();
        for (OrderState to : OrderState.values()) {
            jdbc.sql("update service_order set state = :state where id = :id")
                    .param("state", from.name())
                    .param("id", order.id())
                    .update();

            ProblemException refusal = catchThrowableOfType(
                    ProblemException.class,
                    () -> transaction.executeWithoutResult(
                            status -> moves.move(table.lock(order.id()), to, "because", OrderScene.byDispatcher())));

            assertThat(refusal == null).as(from + " to " + to).isEqualTo(transitions.allows(from, to));
            assertThat(scene.now(order).state()).isEqualTo(refusal == null ? to : from);
            if (refusal != null) {
                assertThat(refusal.code()).isEqualTo("transition-not-allowed");
            }
        }
    }

    @Test
    void orderFollowsItsCrewAndItsIncidentEndsWithIt() {
        ServiceOrder order = scene.sent(scene.released("METER", OrderScene.account()), "V1");
        assertThat(order.state()).isEqualTo(OrderState.DISPATCHED);
        UUID incident = order.field().incidentId();
        assertThat(incidents.getIncident(incident).typeCode()).isEqualTo("METER");
        assertThat(incidents.getIncident(incident).findLocation()).isPresent();

        scene.say(order, Step.ACKNOWLEDGE);
        assertThat(scene.now(order).state()).isEqualTo(OrderState.DISPATCHED);
        scene.say(order, Step.EN_ROUTE);
        assertThat(scene.now(order).state()).isEqualTo(OrderState.EN_ROUTE);
        scene.say(order, Step.ON_SITE);
        scene.say(order, Step.WORKING);
        assertThat(scene.now(order).state()).isEqualTo(OrderState.AT_PREMISE);
        scene.say(order, Step.COMPLETE);
        assertThat(scene.now(order).state()).isEqualTo(OrderState.DONE);
        assertThat(scene.now(order).doneRecordedAt()).isNotNull();
        scene.say(order, Step.CLEAR);

        JobDesk.await(() -> incidents.getIncident(incident).state() == IncidentState.CLOSED);
        assertThat(log.list(order.id()).stream().map(OrderLog.Entry::to).filter(to -> to != null))
                .containsExactly(
                        OrderState.RECEIVED,
                        OrderState.RELEASED,
                        OrderState.DISPATCHED,
                        OrderState.EN_ROUTE,
                        OrderState.AT_PREMISE,
                        OrderState.DONE);
    }

    @ParameterizedTest
    @CsvSource({"DECLINE,RELEASED", "CLEAR,RELEASED", "INCOMPLETE,UNABLE"})
    void orderThatIsNotDoneGoesBackOrIsUnable(Step said, OrderState after) {
        ServiceOrder order = scene.sent(scene.released("METER", OrderScene.account()), "V1");
        UUID incident = order.field().incidentId();
        if (said != Step.DECLINE) {
            scene.say(order, Step.EN_ROUTE);
        }
        UUID assignment = scene.now(order).field().assignmentId();

        scene.say(order, said);
        if (said == Step.INCOMPLETE) {
            scene.say(assignment, Step.CLEAR, Source.APP, Instant.now());
        }

        assertThat(scene.now(order).state()).isEqualTo(after);
        JobDesk.await(() -> incidents.getIncident(incident).state() == IncidentState.CLOSED);
        ServiceOrder again = desk.release(order.id(), "try again", OrderScene.byDispatcher());
        assertThat(scene.sent(again, "V2").field().incidentId()).isEqualTo(incident);
        assertThat(incidents.getIncident(incident).state()).isEqualTo(IncidentState.REOPENED);
    }

    @Test
    void orderStaysDoneAndItsIncidentEndsWhenTheLastCrewThereIsOneThatCouldNotDoIt() {
        ServiceOrder order = scene.sent(scene.released("CURB_STOP", OrderScene.account()), "V1");
        UUID incident = order.field().incidentId();
        UUID second = UUID.randomUUID();
        assignments.dispatch(
                new NewAssignment(second, incident, "V2", null, true, false, null, Set.of(), "helps"),
                OrderScene.byDispatcher());
        for (Step step : List.of(Step.ACKNOWLEDGE, Step.EN_ROUTE, Step.ON_SITE, Step.WORKING)) {
            scene.say(order, step);
            scene.say(second, step, Source.APP, Instant.now());
        }
        scene.say(order, Step.COMPLETE);
        scene.say(order, Step.CLEAR);

        scene.say(second, Step.INCOMPLETE, Source.APP, Instant.now());
        scene.say(second, Step.CLEAR, Source.APP, Instant.now());

        JobDesk.await(() -> incidents.getIncident(incident).state() == IncidentState.CLOSED);
        assertThat(scene.now(order).state()).isEqualTo(OrderState.DONE);
        assertThat(scene.now(order).field().unitCode()).isEqualTo("V1");
    }

    @Test
    void crewThatIsClearFromThePremiseHasDoneItAsARadioHasNoOtherWord() {
        ServiceOrder order = scene.sent(scene.released("METER", OrderScene.account()), "V1");
        UUID assignment = order.field().assignmentId();
        scene.say(assignment, Step.ON_SITE, Source.RADIO, Instant.now());

        scene.say(assignment, Step.CLEAR, Source.RADIO, Instant.now());

        assertThat(scene.now(order).state()).isEqualTo(OrderState.DONE);
    }

    @Test
    void takenBackStepMovesTheOrderBackAndSupersedesWhatWasWrong() {
        ServiceOrder order = scene.sent(scene.released("METER", OrderScene.account()), "V1");
        scene.say(order, Step.ON_SITE);
        scene.say(order, Step.COMPLETE);
        UUID done = log.findLast(order.id(), OrderState.DONE).orElseThrow();

        scene.say(order, Step.WORKING);

        assertThat(scene.now(order).state()).isEqualTo(OrderState.AT_PREMISE);
        assertThat(scene.now(order).doneAt()).isNull();
        assertThat(log.list(order.id()))
                .last()
                .extracting(OrderLog.Entry::supersedes)
                .isEqualTo(done);
    }

    @Test
    void reservedUnitIsHeldAndSentLaterAndTakenOffWithoutATrace() {
        ServiceOrder order = scene.released("METER", OrderScene.account());
        Instant wanted = Instant.now().plusSeconds(3600);
        OrderSending later = new OrderSending(UUID.randomUUID(), order.id(), "V1", true, wanted, false, null);
        ServiceOrder reserved = orders.send(later, OrderScene.byDispatcher());
        assertThat(orders.send(later, OrderScene.byDispatcher()))
                .as("the same again")
                .isEqualTo(reserved);
        assertThat(reserved.isReserved()).isTrue();
        assertThat(reserved.field().plannedAt()).isNotNull();
        assertThat(orders.listToPlan(LocalDate.now(OrderScene.ZONE)))
                .filteredOn(planned -> planned.id().equals(order.id()))
                .singleElement()
                .satisfies(planned -> {
                    assertThat(planned.unitCode()).isEqualTo("V1");
                    assertThat(planned.minutes()).isEqualTo(40);
                    assertThat(planned.location()).isNotNull();
                });
        ProblemException other = catchThrowableOfType(ProblemException.class, () -> scene.sent(order, "V2"));
        assertThat(other.code()).isEqualTo("conflict");

        assertThat(orders.unreserve(order.id(), "plan changed", OrderScene.byDispatcher())
                        .field()
                        .unitCode())
                .isNull();
        JobDesk.await(() -> incidents.getIncident(reserved.field().incidentId()).state() == IncidentState.CLOSED);

        ServiceOrder sent = scene.sent(order, "V2");
        assertThat(sent.state()).isEqualTo(OrderState.DISPATCHED);
        assertThat(sent.field().unitCode()).isEqualTo("V2");
    }

    @Test
    void sameOrderTwiceIsTakenOnceAndANewerVersionAmendsWhatTheCrewWasTold() {
        NewOrder first = OrderScene.order("METER", OrderScene.account());
        assertThat(inbox.take(first, OrderScene.byDispatcher()).outcome()).isEqualTo(OrderInbox.Outcome.RECEIVED);
        OrderInbox.Taken again = inbox.take(first, OrderScene.byDispatcher());
        assertThat(again.outcome()).isEqualTo(OrderInbox.Outcome.UNCHANGED);
        ServiceOrder sent = scene.sent(desk.release(again.order().id(), null, OrderScene.byDispatcher()), "V1");

        NewOrder newer = new NewOrder(
                first.number(),
                2,
                "METER",
                first.account(),
                "180 Mill Rd",
                null,
                "Replace the meter",
                null,
                null,
                first.issuedAt(),
                first.dueOn(),
                null,
                null);
        assertThat(inbox.take(newer, OrderScene.byDispatcher()).outcome()).isEqualTo(OrderInbox.Outcome.AMENDED);
        assertThat(inbox.take(first, OrderScene.byDispatcher()).outcome()).isEqualTo(OrderInbox.Outcome.UNCHANGED);

        assertThat(scene.now(sent).whatToDo()).isEqualTo("Replace the meter");
        assertThat(incidents.getIncident(sent.field().incidentId()).narrative()).contains("Replace the meter");
        assertThat(incidents.getIncident(sent.field().incidentId()).findAddressText())
                .contains("180 Mill Rd");
    }

    @Test
    void accountTellsWhoseAndWhereAnOrderIs() {
        NewOrder order = new NewOrder(
                "SO-" + UUID.randomUUID(),
                1,
                "METER",
                "ACC140",
                null,
                null,
                "Read it",
                null,
                null,
                Instant.now(),
                LocalDate.now(OrderScene.ZONE),
                null,
                null);

        ServiceOrder taken = inbox.take(order, OrderScene.byDispatcher()).order();

        assertThat(taken.customer())
                .isEqualTo(new ServiceOrder.Customer("ACC140", "C140", "Customer 140", "140 MILL RD"));
        assertThat(taken.location().getX()).isEqualTo(SmallTown.X + 200);
    }

    @Test
    void logRefusesToBeRewritten() {
        ServiceOrder order = scene.received("METER", OrderScene.account());

        assertThat(catchThrowableOfType(RuntimeException.class, () -> jdbc.sql(
                                "update service_order_event set text = 'other' where order_id = :id")
                        .param("id", order.id())
                        .update()))
                .hasMessageContaining("append-only");
    }
}
