package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.testing.GatewayProcess;
import io.curbstop.dispatch.testing.ServerDesk;
import io.curbstop.dispatch.testing.ServerDesk.Order;
import io.curbstop.dispatch.testing.ServerProcess;
import io.curbstop.dispatch.testing.TestClient.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Server and gateway program as they are handed out, two processes, either killed by SIGKILL while an order is under way. */
class KilledGatewayIT {

    private static final int CREW_ACK_AFTER_s = 6;
    private static final String RADIO = "1101";
    private static final String CHANNELS =
            "- name: trial\n  simulated: {radios: ['1101', '1201'], crewAckAfter_s: " + CREW_ACK_AFTER_s + "}";

    private static ServerProcess server;
    private static ServerDesk desk;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start("--curbstop.radio.simulated=false", "--curbstop.push.radio-after=1s");
        desk = new ServerDesk(server);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @AfterEach
    void freeTheUnits() {
        desk.freeTheUnits();
        server.signIn("ada").change("DELETE", "/api/radio/gateways/north-hill", null);
    }

    private GatewayProcess gateway() throws IOException {
        Answer admitted = server.signIn("ada").post("/api/radio/gateways", Map.of("name", "north-hill"));
        assertThat(admitted.status()).as(admitted.text()).isEqualTo(201);
        String token = admitted.json().path("token").asString();
        return new GatewayProcess(folder, "north-hill", server.port(), token, CHANNELS);
    }

    @Test
    void anOrderWaitsForAGatewayThatIsAwayAndComesBackAcknowledgedWithItsRecord() throws Exception {
        try (GatewayProcess gateway = gateway()) {
            Order order = desk.send("V1", "P1");
            desk.awaitTrue("select count(*) > 0 from radio_command");
            Thread.sleep(2000);
            assertThat(desk.state("RADIO", order)).isEqualTo("SENT");
            gateway.start();
            desk.awaitState("RADIO", order, "PERSON_ACK");
            desk.awaitTrue("select count(*) = 0 from radio_command");
            desk.awaitTrue("select count(*) > 0 from radio_air where gateway = 'north-hill' and event = 'RECEIVED'");
            assertThat(desk.query("select count(*) from radio_air where gateway = 'north-hill' and event = 'SENT'"))
                    .isEqualTo("1");
            JsonNode seen =
                    server.signIn("dana").get("/api/radio/gateways").json().get(0);
            assertThat(seen.path("there").asBoolean()).isTrue();
            assertThat(seen.at("/status/channels/0/name").asString()).isEqualTo("trial");
        }
    }

    @Test
    void whatACrewSaysWhileTheServerIsDeadIsToldWhenItIsBack() throws Exception {
        try (GatewayProcess gateway = gateway()) {
            gateway.start();
            Order order = desk.send("V1", "P1");
            desk.awaitState("RADIO", order, "DEVICE_ACK");
            server.kill();
            Thread.sleep((CREW_ACK_AFTER_s + 2) * 1000L);
            server.startAgain();
            desk.awaitState("RADIO", order, "PERSON_ACK");
            // The receipt is told before the words.
            desk.awaitTrue(
                    "select count(*) = 1 from incident_event e join assignment a on a.incident_id = e.incident_id"
                            + " where e.kind = 'CREW_ACKNOWLEDGED' and e.source = 'RADIO' and a.id = '"
                            + order.assignmentId() + "'");
        }
    }

    @Test
    void aGatewayThatIsNotLetInIsTurnedAwayAndOneThatIsClosedIsCutOff() throws Exception {
        try (GatewayProcess gateway = gateway()) {
            gateway.start();
            desk.awaitTrue("select count(*) > 0 from radio_gateway where not away");
            assertThat(server.signIn("ada")
                            .change("DELETE", "/api/radio/gateways/north-hill", null)
                            .status())
                    .isEqualTo(204);
            desk.awaitTrue("select count(*) > 0 from radio_gateway where away");
            long end = System.currentTimeMillis() + 60_000;
            while (!gateway.said().contains("it answered 401")) {
                assertThat(System.currentTimeMillis()).as(gateway.said()).isLessThan(end);
                Thread.sleep(200);
            }
        }
    }
}
