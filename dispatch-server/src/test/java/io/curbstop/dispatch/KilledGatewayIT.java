package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.database.ConnectionDetails;
import io.curbstop.dispatch.testing.GatewayProcess;
import io.curbstop.dispatch.testing.ServerProcess;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestClient.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start("--curbstop.radio.simulated=false", "--curbstop.push.radio-after=1s");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @AfterEach
    void freeTheUnits() {
        TestClient desk = server.signIn("dana");
        for (JsonNode unit : desk.get("/api/console/snapshot").json().path("units")) {
            for (JsonNode task : unit.path("assignments")) {
                desk.post("/api/assignments/" + task.path("id").asString() + "/cancel", Map.of("reason", "test over"));
            }
        }
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
            String order = send();
            awaitTrue("select count(*) > 0 from radio_command");
            Thread.sleep(2000);
            assertThat(state(order)).isEqualTo("SENT");
            gateway.start();
            awaitState(order, "PERSON_ACK");
            awaitTrue("select count(*) = 0 from radio_command");
            awaitTrue("select count(*) > 0 from radio_air where gateway = 'north-hill' and event = 'RECEIVED'");
            assertThat(query("select count(*) from radio_air where gateway = 'north-hill' and event = 'SENT'"))
                    .isEqualTo("1");
            JsonNode seen =
                    server.signIn("dana").get("/api/radio/gateways").json().get(0);
            assertThat(seen.path("there").asBoolean()).isTrue();
            assertThat(seen.at("/status/channels/0/name").asString()).isEqualTo("trial");
        }
    }

    @Test
    void theGatewayKilledWithTheOrderOnItsDiskGoesOnUnderTheSameNumber() throws Exception {
        try (GatewayProcess gateway = gateway()) {
            gateway.start();
            String order = send();
            awaitState(order, "DEVICE_ACK");
            gateway.kill();
            gateway.start();
            String second = send("R1");
            awaitTrue("select count(*) = 0 from radio_command");
            gateway.kill();
            gateway.start();
            awaitState(second, "PERSON_ACK");
            String radio = "1201";
            awaitTrue("select count(*) > 0 from radio_air where radio_id = '" + radio + "' and event = 'RECEIVED'");
            assertThat(query("select count(distinct sequence) from radio_air where event = 'SENT' and radio_id = '"
                            + radio + "' and text like '%CANCEL%' = false"))
                    .as("all attempts have one number, by which a radio shows it once")
                    .isEqualTo("1");
            assertThat(state(order)).as("its crew had no time to answer").isEqualTo("DEVICE_ACK");
        }
    }

    @Test
    void whatACrewSaysWhileTheServerIsDeadIsToldWhenItIsBack() throws Exception {
        try (GatewayProcess gateway = gateway()) {
            gateway.start();
            String order = send();
            awaitState(order, "DEVICE_ACK");
            server.kill();
            Thread.sleep((CREW_ACK_AFTER_s + 2) * 1000L);
            server.startAgain();
            awaitState(order, "PERSON_ACK");
            // The receipt is told before the words.
            awaitTrue("select count(*) = 1 from incident_event e join assignment a on a.incident_id = e.incident_id"
                    + " where e.kind = 'CREW_ACKNOWLEDGED' and e.source = 'RADIO' and a.id = '" + order + "'");
        }
    }

    @Test
    void aGatewayThatIsNotLetInIsTurnedAwayAndOneThatIsClosedIsCutOff() throws Exception {
        try (GatewayProcess gateway = gateway()) {
            gateway.start();
            awaitTrue("select count(*) > 0 from radio_gateway where not away");
            assertThat(server.signIn("ada")
                            .change("DELETE", "/api/radio/gateways/north-hill", null)
                            .status())
                    .isEqualTo(204);
            awaitTrue("select count(*) > 0 from radio_gateway where away");
            long end = System.currentTimeMillis() + 60_000;
            while (!gateway.said().contains("it answered 401")) {
                assertThat(System.currentTimeMillis()).as(gateway.said()).isLessThan(end);
                Thread.sleep(200);
            }
        }
    }

    private static String send() {
        return send("V1");
    }

    private static String send(String unit) {
        Answer taken = server.signIn("dana")
                .post(
                        "/api/calls",
                        Map.of(
                                "id",
                                UUID.randomUUID(),
                                "narrative",
                                "Water coming up in the road",
                                "addressText",
                                "118 Mill Road",
                                "type",
                                "MAIN_BREAK",
                                "priority",
                                "P1",
                                "unitCodes",
                                List.of(unit)));
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        return taken.json().at("/assignments/0/id").asString();
    }

    private static String state(String assignment) {
        return query("select coalesce(max(state), '') from delivery where channel = 'RADIO' and kind = 'ORDER'"
                + " and assignment_id = '" + assignment + "'");
    }

    private static void awaitState(String assignment, String state) throws InterruptedException {
        awaitTrue(
                "select exists (select 1 from delivery where channel = 'RADIO' and kind = 'ORDER' and assignment_id = '"
                        + assignment + "' and state = '" + state + "')");
    }

    private static void awaitTrue(String sql) throws InterruptedException {
        long end = System.currentTimeMillis() + 90_000;
        while (!query(sql).equals("t")) {
            assertThat(System.currentTimeMillis()).as(sql).isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static String query(String sql) {
        ConnectionDetails database = server.database();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }
}
