package io.curbstop.dispatch.tracker;

import static io.curbstop.dispatch.JobDesk.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Trackers are let in by an administrator and send over HTTP, on {@link SmallTown}. */
@SmallTownTest
class TrackersTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    JdbcClient jdbc;

    TestClient administrator;
    TestClient machine;

    @BeforeEach
    void build() {
        town.build();
        administrator = people.client(port, Role.ADMINISTRATOR);
        machine = TestClient.anonymous(port);
        jdbc.sql("update unit set position_at = null where code = 'R2'").update();
    }

    @AfterEach
    void removeAll() {
        administrator
                .get("/api/trackers")
                .json()
                .path("trackers")
                .forEach(t -> administrator.change(
                        "DELETE", "/api/trackers/" + t.path("id").asString(), null));
    }

    @Test
    void aTraccarServerForwardsAndIsAnsweredWhenThePositionIsWritten() {
        String secret =
                add(traccar("Truck 12", "352625333222111")).path("secret").asString();
        String frame = FrameReaderTest.TRACCAR.replace("2026-03-01T14:05:09", second(Instant.now()));

        TestClient.Answer answer = forward(frame, secret);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("taken").asBoolean()).isTrue();
        assertThat(jdbc.sql("select round(speed_kmh)::int from unit_track where unit_code = 'R2'"
                                + " and source = 'TRACKER' order by occurred_at desc limit 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(40);
        assertThat(forward(frame, secret).status()).as("the same again").isEqualTo(200);
    }

    @Test
    void allTrackersOfOneTraccarServerShareItsSecret() {
        JsonNode first = add(traccar("Truck 1", "1001"));
        Map<String, Object> second = traccar("Truck 2", "1002");
        second.put("sharesSecretOf", first.path("id").asString());
        JsonNode added = add(second);

        assertThat(added.has("secret")).isFalse();
        String frame = FrameReaderTest.TRACCAR
                .replace("352625333222111", "1002")
                .replace("2026-03-01T14:05:09", second(Instant.now()));
        assertThat(forward(frame, first.path("secret").asString()).status()).isEqualTo(200);
    }

    @Test
    void aWrongSecretAndAnUnknownDeviceAreTurnedAway() {
        String secret =
                add(traccar("Truck 12", "352625333222111")).path("secret").asString();
        String stranger = FrameReaderTest.TRACCAR.replace("352625333222111", "7");

        assertThat(forward(FrameReaderTest.TRACCAR, "wrong").code()).isEqualTo("unknown-tracker");
        assertThat(forward(FrameReaderTest.TRACCAR, "wrong").status()).isEqualTo(401);
        assertThat(forward(stranger, secret).code()).isEqualTo("unknown-device");
        assertThat(machine.get("/api/trackers/osmand?id=" + secret + "&lat=39.7&lon=-75")
                        .status())
                .as("a secret of Traccar's is no device id")
                .isEqualTo(401);
        assertThat(administrator
                        .get("/api/trackers")
                        .json()
                        .at("/refusals/unknown-device")
                        .asLong())
                .isPositive();
    }

    @Test
    void aPhoneSpeaksOsmAndByQueryByFormAndByJson() {
        String secret = add(osmand()).path("secret").asString();
        String query = "id=" + secret + "&lat=39.7487&lon=-74.9978&speed=0&batt=87&timestamp=";
        long now_s = Instant.now().getEpochSecond();

        assertThat(machine.get("/api/trackers/osmand?" + query + (now_s - 20)).status())
                .isEqualTo(200);
        assertThat(post(query + (now_s - 10), "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(200);
        String frame = FrameReaderTest.OSMAND_JSON
                .replaceAll("\"device_id\":\"[^\"]+\"", "\"device_id\":\"" + secret + "\"")
                .replace("2026-03-01T14:05:09", second(Instant.now()));
        TestClient.Answer answer = post(frame, "application/json");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);

        assertThat(answer.json().path("taken").asBoolean()).isTrue();
        await(() -> tracker().path("taken").asInt() == 3);
        assertThat(tracker().path("lastHeardAt").asString()).isNotBlank();
        assertThat(tracker().has("lastTrouble")).isFalse();
    }

    @Test
    void aTrackerWhoseClockIsAheadIsShownAndNotHeldUpForGood() {
        String secret = add(osmand()).path("secret").asString();
        long nextYear = Instant.now().getEpochSecond() + 31_536_000;

        TestClient.Answer answer =
                machine.get("/api/trackers/osmand?id=" + secret + "&lat=39.7487&lon=-74.9978&timestamp=" + nextYear);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("refused").asString()).isEqualTo("position-in-future");
        await(() -> tracker().path("lastTrouble").asString("").equals("position-in-future"));
        assertThat(tracker().path("refused").asInt()).isOne();
    }

    @Test
    void aTrackerThatIsSwitchedOffOrRemovedIsNotLetIn() {
        JsonNode added = add(osmand());
        String path = "/api/trackers/" + added.path("id").asString();
        String sent = "/api/trackers/osmand?id=" + added.path("secret").asString() + "&lat=39.7487&lon=-74.9978";

        administrator.put(path + "/enabled", Map.of("enabled", false));
        assertThat(machine.get(sent).status()).isEqualTo(401);
        administrator.put(path + "/enabled", Map.of("enabled", true));
        assertThat(machine.get(sent).status()).isEqualTo(200);
        assertThat(administrator.change("DELETE", path, null).status()).isEqualTo(204);
        assertThat(machine.get(sent).status()).isEqualTo(401);
        assertThat(administrator.change("DELETE", path, null).code()).isEqualTo("not-found");
        assertThat(jdbc.sql("select count(*) from audit_entry where action in"
                                + " ('tracker-added', 'tracker-disabled', 'tracker-enabled', 'tracker-removed')"
                                + " and subject = 'Phone of R2'")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void aTrackerThatCannotBeAddedIsRefusedInWords() {
        add(traccar("Truck 12", "352625333222111"));
        Map<String, Object> noUnit = osmand();
        noUnit.put("unitCode", "X99");
        Map<String, Object> noDevice = traccar("Truck 13", " ");
        Map<String, Object> noName = osmand();
        noName.put("name", "");

        assertThat(addAnswer(traccar("Truck 13", "352625333222111")).code()).isEqualTo("device-taken");
        assertThat(addAnswer(noUnit).code()).isEqualTo("unknown-unit");
        assertThat(addAnswer(noDevice).code()).isEqualTo("device-missing");
        assertThat(addAnswer(noName).json().at("/fields/0/field").asString()).isEqualTo("name");
    }

    private JsonNode tracker() {
        return administrator.get("/api/trackers").json().at("/trackers/0");
    }

    private static Map<String, Object> traccar(String name, String device) {
        return new HashMap<>(
                Map.of("id", UUID.randomUUID(), "kind", "TRACCAR", "name", name, "unitCode", "R2", "deviceId", device));
    }

    private static Map<String, Object> osmand() {
        return new HashMap<>(
                Map.of("id", UUID.randomUUID(), "kind", "OSMAND", "name", "Phone of R2", "unitCode", "R2"));
    }

    private JsonNode add(Map<String, Object> tracker) {
        TestClient.Answer answer = addAnswer(tracker);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private TestClient.Answer addAnswer(Map<String, Object> tracker) {
        return administrator.post("/api/trackers", tracker);
    }

    private TestClient.Answer forward(String frame, String secret) {
        return machine.send(machine.request("/api/trackers/traccar")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + secret)
                .POST(HttpRequest.BodyPublishers.ofString(frame)));
    }

    private TestClient.Answer post(String body, String type) {
        return machine.send(machine.request("/api/trackers/osmand")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String second(Instant at) {
        return at.toString().substring(0, 19);
    }
}
