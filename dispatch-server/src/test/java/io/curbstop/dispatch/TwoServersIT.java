package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.testing.ServerDesk;
import io.curbstop.dispatch.testing.ServerDesk.Order;
import io.curbstop.dispatch.testing.ServerProcess;
import io.curbstop.dispatch.testing.StompScreen;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestClient.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * Two servers on one database, both looking all the time for what is to be sent and what is due: each is sent, and alarmed,
 * once; a screen at one hears what was done at the other; and when one is killed the other goes on with its work.
 */
@TestMethodOrder(MethodOrderer.MethodName.class)
class TwoServersIT {

    private static final int UNITS = 4;
    private static final int RESEND_AFTER_S = 2;
    private static final String[] SETTINGS = {
        "--curbstop.push.poll=100ms",
        "--curbstop.push.resend-after=" + RESEND_AFTER_S + "s",
        "--curbstop.push.alarm-after=4s",
        "--curbstop.duty.poll=200ms"
    };

    private static ServerProcess first;
    private static ServerProcess second;
    private static ServerDesk desk;

    @BeforeAll
    static void start() throws IOException {
        first = ServerProcess.start(SETTINGS);
        second = first.startBeside(SETTINGS);
        desk = new ServerDesk(first);
    }

    @AfterAll
    static void stop() throws IOException {
        second.close();
        first.close();
    }

    @Test
    void aOrdersAreSentOnceAndAlarmedOnce() throws Exception {
        TestClient tess = second.signIn("tess");
        List<Order> orders = new ArrayList<>();
        try (StompScreen phone = StompScreen.open(second.port(), tess)) {
            phone.subscribe("/user/queue/technician");
            Order hers = desk.send("V1", "P1");
            orders.add(hers);
            String byApp = desk.query("select id::text from delivery where channel = 'APP' and assignment_id = '"
                    + hers.assignmentId() + "'");
            List<String> heard = new ArrayList<>();
            ServerDesk.await("the phone at one server hears what was sent at the other", () -> {
                heard.addAll(deliveriesHeard(phone));
                return !heard.isEmpty();
            });
            assertThat(tess.post("/api/deliveries/" + byApp + "/received", null).status())
                    .isEqualTo(204);
            Thread.sleep(1_000); // what was on its way meanwhile
            heard.addAll(deliveriesHeard(phone));
            assertThat(heard).as("the same, until it was answered").containsOnly(byApp);
            for (String unit : freeUnits()) {
                orders.add(desk.send(unit, "P1"));
            }
            String mine = among(orders);
            ServerDesk.await("nobody answers any of them", () -> desk.query(
                            "select count(distinct assignment_id) from alarm where assignment_id in " + mine)
                    .equals("" + orders.size()));
            Thread.sleep(2_000L * RESEND_AFTER_S);
            assertThat(deliveriesHeard(phone)).as("once the phone has it").isEmpty();
        }
        String mine = among(orders);
        assertThat(orders).as("enough to see a race").hasSizeGreaterThanOrEqualTo(UNITS);
        assertThat(desk.query("select count(*) from delivery where kind = 'ORDER' and assignment_id in " + mine))
                .as("one by app and one by radio for each")
                .isEqualTo("" + 2 * orders.size());
        assertThat(desk.query(
                        "select max(attempts) from delivery where channel = 'RADIO' and assignment_id in " + mine))
                .isEqualTo("1");
        assertThat(desk.query("select coalesce(string_agg(kind || ' of ' || unit_code, ', '), 'none') from ("
                        + "select kind, unit_code from alarm where assignment_id in " + mine
                        + " group by kind, unit_code, assignment_id having count(*) > 1) twice"))
                .as("alarmed twice")
                .isEqualTo("none");
        for (Order order : orders) {
            assertThat(logged(order, "CREW_DISPATCHED")).isEqualTo("1");
            assertThat(logged(order, "CREW_NO_ANSWER")).isEqualTo("1");
        }
    }

    @Test
    void bWhatIsDueByTheClockIsRaisedOnce() throws Exception {
        String open =
                desk.query("with set_now as (update incident set restore_by = now() - interval '1 hour' where open"
                        + " returning 1) select count(*) from set_now");
        assertThat(Integer.parseInt(open)).isGreaterThanOrEqualTo(UNITS);
        String raised = "select count(distinct incident_id) from alarm where kind = 'DUTY_ESTIMATE'";
        ServerDesk.await("an alarm for each", () -> desk.query(raised).equals(open));
        Thread.sleep(2_000);
        assertThat(desk.query("select count(*) from alarm where kind = 'DUTY_ESTIMATE'"))
                .isEqualTo(open);
        assertThat(desk.query("select count(*) from duty_fired where duty = 'ESTIMATE'"))
                .isEqualTo(open);
    }

    @Test
    void cOfTwoDispatchersAtTwoServersOneWins() {
        TestClient dana = first.signIn("dana");
        TestClient omar = second.signIn("omar");
        dana.csrfToken();
        omar.csrfToken();
        desk.freeTheUnits();
        String incident = desk.query("select id::text from incident where open order by opened_at limit 1");
        int version =
                dana.get("/api/incidents/" + incident).json().path("version").asInt();
        assertThat(omar.get("/api/incidents/" + incident).json().path("version").asInt())
                .as("both see the same")
                .isEqualTo(version);
        List<CompletableFuture<Answer>> both = List.of(close(dana, incident, version), close(omar, incident, version));
        List<Integer> statuses =
                both.stream().map(answer -> answer.join().status()).sorted().toList();
        assertThat(statuses)
                .as(() -> both.get(0).join().text() + both.get(1).join().text())
                .containsExactly(200, 409);
        String lines = "select count(*) from incident_event where kind = 'STATE_UNFOUNDED' and incident_id = '"
                + incident + "'";
        assertThat(desk.query(lines)).isEqualTo("1");
    }

    @Test
    void dOneIsKilledAndTheOtherGoesOnWithItsWork() throws Exception {
        desk.freeTheUnits();
        TestClient raul = second.signIn("raul");
        try (StompScreen phone = StompScreen.open(second.port(), raul)) {
            phone.subscribe("/user/queue/technician");
            Order order = desk.send("R1", "P1");
            first.kill();
            ServerDesk.await(
                    "the other tells the phone", () -> !deliveriesHeard(phone).isEmpty());
            ServerDesk.await("and raises the alarm", () -> desk.query(
                            "select count(*) from alarm where assignment_id = '" + order.assignmentId() + "'")
                    .equals("1"));
        }
    }

    private static CompletableFuture<Answer> close(TestClient dispatcher, String incident, int version) {
        return CompletableFuture.supplyAsync(() -> dispatcher.post(
                "/api/incidents/" + incident + "/state",
                Map.of("version", version, "to", "UNFOUNDED", "reason", "nothing there")));
    }

    /** More units that are on shift and have nothing to do. */
    private static List<String> freeUnits() {
        List<String> free = new ArrayList<>();
        for (JsonNode unit :
                second.signIn("omar").get("/api/console/snapshot").json().path("units")) {
            if (unit.path("status").asString().equals("AVAILABLE") && free.size() < UNITS - 1) {
                free.add(unit.path("code").asString());
            }
        }
        return free;
    }

    private static String among(List<Order> orders) {
        return "('"
                + String.join("', '", orders.stream().map(Order::assignmentId).toList()) + "')";
    }

    private static String logged(Order order, String kind) {
        return desk.query("select count(*) from incident_event where kind = '" + kind + "' and incident_id = '"
                + order.incidentId() + "'");
    }

    private static List<String> deliveriesHeard(StompScreen phone) {
        return phone.takeAll().stream()
                .filter(message -> message.path("kind").asString().equals("ASSIGNMENT"))
                .map(message -> message.path("deliveryId").asString())
                .toList();
    }
}
