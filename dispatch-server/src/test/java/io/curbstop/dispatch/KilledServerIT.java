package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.testing.HeldLock;
import io.curbstop.dispatch.testing.ServerDesk;
import io.curbstop.dispatch.testing.ServerDesk.Order;
import io.curbstop.dispatch.testing.ServerProcess;
import io.curbstop.dispatch.testing.StompScreen;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The server as it is handed out, killed by SIGKILL at its worst moments and started again on the same database. Each moment
 * is held open from outside: this test's connection holds what a thread of the server needs next, as a slow database would.
 */
class KilledServerIT {

    private static final int RESEND_AFTER_S = 1;

    private static ServerProcess server;
    private static ServerDesk desk;

    /** A unit, its technician, and its radio. */
    private enum Crew {
        V1("tess", "1101"),
        R1("raul", "1201");

        final String username;
        final String radioId;

        Crew(String username, String radioId) {
            this.username = username;
            this.radioId = radioId;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start(
                "--curbstop.push.resend-after=" + RESEND_AFTER_S + "s", "--curbstop.push.radio-after=4s");
        desk = new ServerDesk(server);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @AfterEach
    void freeTheUnits() {
        desk.freeTheUnits();
    }

    @Test
    void orderKilledBetweenItsCommitAndItsSendingReachesPhoneAndRadioOnce() throws Exception {
        TestClient dana = server.signIn("dana");
        TestClient tess = server.signIn("tess");
        Order order;
        String byApp;
        try (StompScreen phone = phone(tess);
                HeldLock hold = hold("lock table radio_chore in exclusive mode")) {
            // The sender takes this table up once a second, after what is due: it stands there now.
            hold.awaitWaiting();
            order = desk.send(Crew.V1.name(), "P1");
            byApp = query("select id::text from delivery where channel = 'APP' and assignment_id = '%s'", order);
            assertThat(query(
                            "select string_agg(state || attempts, ' ') from delivery where assignment_id = '%s'",
                            order))
                    .isEqualTo("QUEUED0 QUEUED0");
            assertThat(ordersShown(dana, Crew.V1, order)).isZero();
            assertThat(ordersHeard(phone)).isEmpty();
            server.kill();
        }

        server.startAgain();

        try (StompScreen phone = phone(tess)) {
            List<String> heard = new ArrayList<>();
            awaitTrue(() -> heard.addAll(ordersHeard(phone)));
            assertThat(tess.post("/api/deliveries/" + byApp + "/received", null).status())
                    .isEqualTo(204);
            awaitTrue(() -> desk.state("RADIO", order).equals("DEVICE_ACK"));
            heard.addAll(ordersHeard(phone));
            assertThat(heard).as("the same order, whenever it was heard").containsOnly(byApp);
            Thread.sleep(3_000 * RESEND_AFTER_S);
            assertThat(ordersHeard(phone)).as("once the phone has it").isEmpty();
        }
        assertThat(ordersShown(dana, Crew.V1, order)).isEqualTo(1);
        assertThat(query("select count(*) from delivery where assignment_id = '%s'", order))
                .isEqualTo("2");
        assertThat(query("select attempts from delivery where channel = 'RADIO' and assignment_id = '%s'", order))
                .isEqualTo("1");
        assertThat(logged(dana, order, "CREW_DISPATCHED")).isEqualTo(1);
        assertThat(logged(dana, order, "CREW_DELIVERED")).isEqualTo(1);
    }

    @Test
    void orderKilledBetweenItsSendingAndTheRecordOfItIsNotSentAgain() throws Exception {
        TestClient dana = server.signIn("dana");
        TestClient raul = server.signIn("raul");
        Order order;
        try (StompScreen phone = phone(raul)) {
            order = desk.send(Crew.R1.name(), "P2");
            String byApp = query("select id::text from delivery where channel = 'APP' and assignment_id = '%s'", order);
            raul.post("/api/deliveries/" + byApp + "/received", null);
            try (HeldLock hold = hold("lock table live_change in share mode")) {
                assertThat(desk.state("RADIO", order)).isEqualTo("QUEUED");
                awaitTrue(() -> ordersShown(dana, Crew.R1, order) == 1);
                hold.awaitWaiting();
                assertThat(desk.state("RADIO", order))
                        .as("its sending is not on record")
                        .isEqualTo("QUEUED");
                server.kill();
            }
        }

        server.startAgain();

        awaitTrue(() -> desk.state("RADIO", order).equals("DEVICE_ACK"));
        assertThat(ordersShown(dana, Crew.R1, order)).as("told a second time").isZero();
    }

    @Test
    void reportsKilledBeforeTheirCommitOrBeforeTheirAnswerCountOnceWhenRepeated() throws Exception {
        TestClient dana = server.signIn("dana");
        TestClient tess = server.signIn("tess");
        TestClient raul = server.signIn("raul");
        Order uncommitted = desk.send(Crew.V1.name(), "P1");
        Order unanswered = desk.send(Crew.R1.name(), "P1");
        UUID byTess = UUID.randomUUID();
        UUID byRaul = UUID.randomUUID();
        awaitTrue(() -> desk.state("RADIO", uncommitted).equals("DEVICE_ACK"));
        awaitTrue(() -> desk.state("RADIO", unanswered).equals("DEVICE_ACK"));
        tess.csrfToken();
        raul.csrfToken();
        // One that was written less than half a minute ago is not written again.
        desk.query("update spring_session set last_access_time = last_access_time - 60000 where principal_name = 'raul'"
                + " returning 1");
        try (HeldLock assignment = hold(
                        "select 1 from assignment where id = '%s' for update".formatted(uncommitted.assignmentId()));
                // A request's session is written last, after its work and before its answer.
                HeldLock session = hold("select 1 from spring_session where principal_name = 'raul' for update")) {
            CompletableFuture<Answer> first = acknowledge(tess, uncommitted, byTess);
            CompletableFuture<Answer> second = acknowledge(raul, unanswered, byRaul);
            assignment.awaitWaiting();
            session.awaitWaiting();
            assertThat(reports(byTess)).isEqualTo("0");
            assertThat(reports(byRaul)).isEqualTo("1");
            server.kill();
            assertThat(List.of(first, second)).allSatisfy(report -> assertThat(report)
                    .failsWithin(Duration.ofSeconds(120))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(UncheckedIOException.class));
        }

        server.startAgain();

        assertThat(acknowledge(tess, uncommitted, byTess).join().status()).isEqualTo(200);
        assertThat(acknowledge(raul, unanswered, byRaul).join().status()).isEqualTo(200);
        for (Order order : List.of(uncommitted, unanswered)) {
            assertThat(logged(dana, order, "CREW_ACKNOWLEDGED")).isEqualTo(1);
        }
        assertThat(reports(byTess)).isEqualTo("1");
        assertThat(reports(byRaul)).isEqualTo("1");
    }

    private static HeldLock hold(String sql) throws SQLException {
        return HeldLock.take(server.database(), sql);
    }

    private static StompScreen phone(TestClient technician) {
        StompScreen phone = StompScreen.open(server.port(), technician);
        phone.subscribe("/user/queue/technician");
        return phone;
    }

    private static CompletableFuture<Answer> acknowledge(TestClient technician, Order order, UUID reportId) {
        return CompletableFuture.supplyAsync(() -> technician.post(
                "/api/assignments/" + order.assignmentId() + "/steps", Map.of("id", reportId, "step", "ACKNOWLEDGE")));
    }

    /** The deliveries of the orders that this phone has heard and nobody has taken yet. */
    private static List<String> ordersHeard(StompScreen phone) {
        return phone.takeAll().stream()
                .filter(message -> message.path("kind").asString().equals("ASSIGNMENT"))
                .map(message -> message.path("deliveryId").asString())
                .toList();
    }

    private static long ordersShown(TestClient desk, Crew crew, Order order) {
        long shown = 0;
        for (JsonNode radio : desk.get("/api/radios").json()) {
            for (JsonNode line : radio.path("display")) {
                boolean ours = radio.path("radioId").asString().equals(crew.radioId)
                        && line.path("text").asString().startsWith(order.token() + " ");
                shown += ours ? 1 : 0;
            }
        }
        return shown;
    }

    private static long logged(TestClient desk, Order order, String kind) {
        long lines = 0;
        for (JsonNode line :
                desk.get("/api/incidents/" + order.incidentId()).json().path("timeline")) {
            lines += line.path("kind").asString().equals(kind) ? 1 : 0;
        }
        return lines;
    }

    private static String reports(UUID id) {
        return desk.query("select count(*) from crew_report where id = '" + id + "'");
    }

    private static String query(String sql, Order order) {
        return desk.query(sql.formatted(order.assignmentId()));
    }

    private static void awaitTrue(Callable<Boolean> condition) throws Exception {
        ServerDesk.await("it did not happen within three minutes", condition);
    }
}
