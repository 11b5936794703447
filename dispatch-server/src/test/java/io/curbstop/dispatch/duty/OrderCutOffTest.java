package io.curbstop.dispatch.duty;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.serviceorder.ReleasedOrders;
import io.curbstop.dispatch.serviceorder.ServiceOrder;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A reconnect that no crew has is due an hour and a half before its cut-off, until a crew has it in time. */
@SmallTownTest
class OrderCutOffTest {

    private static final Instant CUT_OFF = Instant.parse("2031-07-10T21:00:00Z");
    private static final Instant DUE = Instant.parse("2031-07-10T19:30:00Z");

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    ReleasedOrders orders;

    @Autowired
    DutyReader reader;

    @Autowired
    DutyWatch watch;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void freeUnit() {
        town.build();
        orders.free("V1");
    }

    @Test
    void itIsDueToTheSecondAndSaysByWhen() {
        ServiceOrder order = reconnect();

        assertThat(due(order, DUE.minusMillis(1))).isEmpty();
        assertThat(due(order, DUE)).singleElement().satisfies(duty -> assertThat(duty.text())
                .isEqualTo(order.number() + ": to be turned on before 17:00, and no crew has it."));
    }

    @ParameterizedTest
    @CsvSource({
        "2031-01-10, 2031-01-10T20:30:00Z",
        "2031-03-09, 2031-03-09T19:30:00Z", // clocks went forward that morning
        "2031-11-02, 2031-11-02T20:30:00Z" // and back
    })
    void withoutAWindowTheCutOffOfItsDayCountsByTheClockOnTheWall(LocalDate day, Instant dueAt) {
        ServiceOrder order = orders.release("RECONNECT");
        jdbc.sql("update service_order set due_on = :day, window_to = null where id = :id")
                .param("day", day)
                .param("id", order.id())
                .update();

        assertThat(due(order, dueAt.minusMillis(1))).isEmpty();
        assertThat(due(order, dueAt)).extracting(Duty::dueAt).containsExactly(dueAt);
    }

    @Test
    void onlyACrewThatComesInTimeIsEnough() {
        ServiceOrder order = reconnect();

        orders.reserve(order, "V1", CUT_OFF.plusSeconds(60));
        assertThat(due(order, DUE)).singleElement().satisfies(duty -> assertThat(duty.text())
                .isEqualTo(order.number() + ": to be turned on before 17:00, and V1 is planned for it at 17:01 only."));
        orders.free("V1");
        orders.reserve(order, "V1", CUT_OFF);
        assertThat(due(order, DUE)).isEmpty();
        orders.free("V1");
        assertThat(due(order, DUE)).hasSize(1);
        orders.send(order, "V1");
        assertThat(due(order, DUE)).isEmpty();
    }

    @Test
    void alarmComesBeforeTheCutOffAndIsOverWhenTheOrderIsCancelled() {
        ServiceOrder order = reconnect();
        assertThat(alarms(order)).isEmpty();

        watch.look(DUE);
        watch.look(DUE.plusSeconds(1));
        assertThat(alarms(order)).containsExactly(false);
        orders.cancel(order);
        watch.look(DUE.plusSeconds(2));

        assertThat(alarms(order)).containsExactly(true);
    }

    @Test
    void supervisorSaysHowLongBeforeAndOtherOrdersAreNotMeant() {
        ServiceOrder order = reconnect();
        ServiceOrder stop = orders.release("DISCONNECT");
        before(3_600);

        assertThat(due(order, DUE)).isEmpty();
        assertThat(due(order, CUT_OFF.minusSeconds(3_600))).hasSize(1);
        assertThat(due(stop, CUT_OFF.plusSeconds(86_400))).isEmpty();
        before(5_400);
    }

    private void before(int seconds) {
        TestClient supervisor = people.client(port, Role.SUPERVISOR);
        long version = supervisor
                .get("/api/duties")
                .json()
                .valueStream()
                .filter(duty -> duty.path("code").asString().equals("ORDER_CUT_OFF"))
                .findFirst()
                .orElseThrow()
                .path("version")
                .asLong();
        TestClient.Answer changed = supervisor.change(
                "PUT",
                "/api/duties/ORDER_CUT_OFF",
                Map.of("severity", "HIGH", "enabled", true, "after_s", seconds, "version", version));
        assertThat(changed.status()).as(changed.text()).isBetween(200, 204);
    }

    private ServiceOrder reconnect() {
        ServiceOrder order = orders.release("RECONNECT");
        jdbc.sql("update service_order set window_to = :at where id = :id")
                .param("at", CUT_OFF.atOffset(ZoneOffset.UTC))
                .param("id", order.id())
                .update();
        return order;
    }

    private List<Duty> due(ServiceOrder order, Instant now) {
        return reader.listDue(now).stream()
                .filter(duty -> duty.duty().equals("ORDER_CUT_OFF"))
                .filter(duty -> duty.subject().equals(order.id().toString()))
                .toList();
    }

    /** Whether each alarm of the order is over. */
    private List<Boolean> alarms(ServiceOrder order) {
        return jdbc.sql("select over_at is not null from alarm where subject = :subject")
                .param("subject", "ORDER_CUT_OFF " + order.id())
                .query(Boolean.class)
                .list();
    }
}
