package io.curbstop.dispatch.serviceorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.assignment.AssignmentState;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.Step;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.incident.IncidentState;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.push.Amendments;
import io.curbstop.dispatch.testing.TestUsers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A payment against the truck that is to disconnect: whichever comes first, the customer is not left without service. */
@SmallTownTest
class OrderPaymentTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    OrderScene scene;

    @Autowired
    OrderInbox inbox;

    @Autowired
    OrderCancels cancels;

    @Autowired
    OrderTable table;

    @Autowired
    Payments payments;

    @Autowired
    Amendments amendments;

    @Autowired
    Assignments assignments;

    @Autowired
    Incidents incidents;

    @Autowired
    JdbcClient jdbc;

    private final String account = OrderScene.account();

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

    @Test
    void orderThatNobodyInTheFieldHasIsCancelledAtOnce() {
        ServiceOrder received = scene.received("DISCONNECT", account);
        ServiceOrder released = scene.released("DISCONNECT", account);
        ServiceOrder other = scene.released("METER", account);

        assertThat(pay()).hasSize(2);

        assertThat(scene.now(received).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(scene.now(released).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(scene.now(released).wonBy()).isEqualTo("PAYMENT");
        assertThat(scene.now(other).state())
                .as("a payment stops disconnects only")
                .isEqualTo(OrderState.RELEASED);
    }

    @Test
    void crewIsToldUntilAPersonAcknowledgesAndOnlyThenIsItCancelled() {
        ServiceOrder order = readByCrew();

        pay();

        assertThat(scene.now(order).state()).isEqualTo(OrderState.CANCEL_REQUESTED);
        assertThat(words(order)).startsWith("STOP: paid, do not disconnect.");
        assertThat(alarmIsSet(order))
                .as("an alarm asks for a voice call when nobody answers")
                .isTrue();
        assertThat(jdbc.sql(
                                "select due_at < now() + interval '10 s' from delivery where amendment_id = :id and channel = 'RADIO'")
                        .param("id", amendment(order))
                        .query(Boolean.class)
                        .single())
                .as("the radio does not wait as it does for routine work")
                .isTrue();

        amendments.acknowledge(amendment(order), new Stamp("tech-v1", Source.APP, Instant.now()));

        assertThat(scene.now(order).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(assignments.getAssignment(order.field().assignmentId()).state())
                .isEqualTo(AssignmentState.CANCELLED);
        JobDesk.await(() -> incidents.getIncident(order.field().incidentId()).state() == IncidentState.CLOSED);
    }

    @Test
    void ackOnTheRadioIsThatOfAPersonToo() {
        JobDesk desk = new JobDesk(people.client(port, Role.DISPATCHER));
        ServiceOrder order = readByCrew();
        String token = assignments.getAssignment(order.field().assignmentId()).token();

        pay();
        JobDesk.await(() -> desk.display("1101").stream()
                .anyMatch(line -> line.startsWith(token + " CHANGED") && line.contains("STOP")));
        JobDesk.await(() -> jdbc.sql("select state from delivery where amendment_id = :id and channel = 'RADIO'")
                .param("id", amendment(order))
                .query(String.class)
                .single()
                .equals("DEVICE_ACK"));
        assertThat(scene.now(order).state()).as("a device is no person").isEqualTo(OrderState.CANCEL_REQUESTED);
        desk.say("1101", "ACK " + token);

        JobDesk.await(() -> scene.now(order).state() == OrderState.CANCELLED);
    }

    @Test
    void orderThatHasNotGoneOutIsCancelledAtOnceThoughAUnitWasSent() {
        ServiceOrder order = scene.sent(scene.released("DISCONNECT", account), "V1");
        jdbc.sql("update delivery set state = 'QUEUED', attempts = 0 where assignment_id = :id")
                .param("id", order.field().assignmentId())
                .update();

        pay();

        assertThat(scene.now(order).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(assignments.getAssignment(order.field().assignmentId()).state())
                .isEqualTo(AssignmentState.CANCELLED);
    }

    @Test
    void crewThatIsThereIsStoppedAtTheDoor() {
        ServiceOrder order = readByCrew();
        scene.say(order, Step.ON_SITE);

        pay();

        assertThat(scene.now(order).stopAtDoor()).isTrue();
        assertThat(words(order)).startsWith("STOP AT THE DOOR: paid, do not disconnect.");
    }

    @Test
    void serviceThatIsOffAlreadyIsReconnectedOnceHoweverOftenItIsPaid() {
        ServiceOrder order = readByCrew();
        scene.say(order, Step.ON_SITE);
        scene.say(order, Step.COMPLETE);
        Payment payment = payment(Instant.now());

        payments.take(payment, system());
        payments.take(payment, system());
        pay();

        ServiceOrder reconnect = reconnects().get(0);
        assertThat(reconnects()).hasSize(1);
        assertThat(reconnect.state()).isEqualTo(OrderState.RELEASED);
        assertThat(reconnect.madeFor()).isEqualTo(order.id());
        assertThat(reconnect.due().to()).isAfter(Instant.now());
        assertThat(reconnect.location()).isEqualTo(order.location());
        assertThat(scene.now(order).wonBy()).isEqualTo("TRUCK");
        assertThat(scene.now(order).state()).isEqualTo(OrderState.DONE);
        assertThat(jdbc.sql("select count(*) from alarm where subject = :id and gone_at is null")
                        .param("id", reconnect.id().toString())
                        .query(Integer.class)
                        .single())
                .as("dispatchers are told, once")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"-600,TRUCK", "600,PAYMENT"})
    void lateWordOfACrewThatTurnedItOffAllTheSameIsTakenDown(long after_s, String wonBy) {
        Instant paidAt = Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
        ServiceOrder order = readByCrew();
        payments.take(payment(paidAt), system());
        amendments.acknowledge(amendment(order), new Stamp("tech-v1", Source.APP, Instant.now()));
        assertThat(scene.now(order).state()).isEqualTo(OrderState.CANCELLED);

        scene.say(order.field().assignmentId(), Step.COMPLETE, Source.APP, paidAt.plusSeconds(after_s));

        ServiceOrder done = scene.now(order);
        assertThat(done.state()).isEqualTo(OrderState.DONE);
        assertThat(done.wonBy()).isEqualTo(wonBy);
        assertThat(done.doneAt()).isEqualTo(paidAt.plusSeconds(after_s));
        assertThat(done.doneRecordedAt()).isAfter(done.doneAt());
        assertThat(done.payment().recordedAt()).isAfter(done.payment().at());
        assertThat(reconnects()).hasSize(1);
        assertThat(assignments.getAssignment(order.field().assignmentId()).state())
                .as("what was withdrawn stays withdrawn")
                .isEqualTo(AssignmentState.CANCELLED);
    }

    @Test
    void paymentThatComesBeforeItsOrderCancelsItAndAnOlderOneDoesNot() {
        NewOrder order = OrderScene.order("DISCONNECT", account);
        payments.take(payment(Instant.now()), system());

        assertThat(inbox.take(order, system()).order().state()).isEqualTo(OrderState.CANCELLED);

        NewOrder newer = new NewOrder(
                order.number() + "b",
                1,
                "DISCONNECT",
                account,
                "130 Mill Rd",
                null,
                "Off",
                null,
                null,
                Instant.now().plusSeconds(1),
                order.dueOn(),
                null,
                null);
        assertThat(inbox.take(newer, system()).order().state()).isEqualTo(OrderState.RECEIVED);
    }

    @Test
    void unitTakenOffBeforeItAcknowledgedLeavesTheStopToAVoiceCall() {
        ServiceOrder order = readByCrew();
        pay();

        assignments.cancel(order.field().assignmentId(), "needed elsewhere", null, OrderScene.byDispatcher());

        assertThat(scene.now(order).state()).isEqualTo(OrderState.CANCEL_REQUESTED);
        assertThat(standingAlarms(order)).isEqualTo(1);
        cancels.toldByVoice(order.id(), OrderScene.byDispatcher());
        assertThat(scene.now(order).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(standingAlarms(order)).isZero();
    }

    @Test
    void doneThatIsTakenBackAfterThePaymentStopsTheCrewAgain() {
        ServiceOrder order = readByCrew();
        scene.say(order, Step.ON_SITE);
        scene.say(order, Step.COMPLETE);
        pay();

        scene.say(order, Step.WORKING);

        assertThat(scene.now(order).state()).isEqualTo(OrderState.CANCEL_REQUESTED);
        JobDesk.await(() -> words(order).startsWith("STOP"));
    }

    /** A disconnect whose crew has read it. */
    private ServiceOrder readByCrew() {
        ServiceOrder order = scene.sent(scene.released("DISCONNECT", account), "V1");
        scene.say(order, Step.ACKNOWLEDGE);
        return scene.now(order);
    }

    private List<ServiceOrder> pay() {
        return payments.take(payment(Instant.now()), system());
    }

    private Payment payment(Instant at) {
        return new Payment("P-" + UUID.randomUUID(), account, null, at);
    }

    private static Stamp system() {
        return Stamp.ofSystem(Instant.now());
    }

    private List<ServiceOrder> reconnects() {
        return table.listByAccount(account).stream()
                .filter(order -> order.kind().equals("RECONNECT"))
                .toList();
    }

    private String words(ServiceOrder order) {
        return incidents.getIncident(order.field().incidentId()).narrative();
    }

    private UUID amendment(ServiceOrder order) {
        return jdbc.sql(
                        "select id from amendment where assignment_id = :id and acknowledged_at is null and ended_at is null")
                .param("id", order.field().assignmentId())
                .query(UUID.class)
                .single();
    }

    private boolean alarmIsSet(ServiceOrder order) {
        return jdbc.sql("select alarm_at is not null from amendment where id = :id")
                .param("id", amendment(order))
                .query(Boolean.class)
                .single();
    }

    private int standingAlarms(ServiceOrder order) {
        return jdbc.sql(
                        "select count(*) from alarm where assignment_id = :id and kind = 'STOP_NOT_READ' and gone_at is null")
                .param("id", order.field().assignmentId())
                .query(Integer.class)
                .single();
    }
}
