package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.shutdown.RingTownTest;
import io.curbstop.dispatch.testing.HeldLock;
import io.curbstop.dispatch.testing.ServerProcess;
import io.curbstop.dispatch.testing.TestClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The server is killed between a crew's report of a valve and the reckoning of who is without water because of it. */
class KilledShutdownIT {

    @Test
    void customersOfAValveClosedJustBeforeTheKillAreOutAfterTheRestart() throws Exception {
        try (ServerProcess server = ServerProcess.start()) {
            TestClient dana = server.signIn("dana");
            Map<String, Object> call = JobDesk.call();
            call.put("addressText", "118 Mill Road");
            String incident =
                    dana.post("/api/calls", call).json().at("/incident/id").asString();
            RingTownTest.await(
                    () -> dana.get("/api/incidents/" + incident + "/outage").status() == 200);
            JsonNode outage = dana.get("/api/incidents/" + incident + "/outage").json();
            List<String> close = outage.path("valves")
                    .valueStream()
                    .filter(valve -> valve.path("role").asString().equals("CLOSE"))
                    .map(valve -> valve.path("ref").asString())
                    .toList();
            // The reckoning writes here, in a transaction of its own after the report's.
            try (HeldLock hold = HeldLock.take(server.database(), "lock table customer_outage in exclusive mode")) {
                close.forEach(valve -> turn(dana, incident, valve, true));
                hold.awaitWaiting();
                assertThat(out(dana, incident, "ever")).isZero();
                server.kill();
            }

            server.startAgain();

            int customers = outage.at("/customers/total").asInt();
            assertThat(customers).isPositive();
            RingTownTest.await(() -> out(dana, incident, "now") == customers);
            assertThat(dana.get("/api/incidents/" + incident + "/outage")
                            .json()
                            .path("state")
                            .asString())
                    .isEqualTo("ISOLATED");
            close.forEach(valve -> turn(dana, incident, valve, false));
            RingTownTest.await(() -> out(dana, incident, "now") == 0);
            assertThat(out(dana, incident, "ever")).isEqualTo(customers);
        }
    }

    private static void turn(TestClient desk, String incident, String valve, boolean closed) {
        TestClient.Answer answer = desk.post(
                "/api/incidents/" + incident + "/outage/valves/" + valve + "/report",
                Map.of("id", UUID.randomUUID(), "result", "DONE", "closed", closed));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static int out(TestClient desk, String incident, String what) {
        return desk.get("/api/incidents/" + incident + "/shutdown")
                .json()
                .at("/customersOut/" + what)
                .asInt();
    }
}
