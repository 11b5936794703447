package io.curbstop.dispatch.field;

import static io.curbstop.dispatch.JobDesk.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How a trainer makes simulated radios misbehave and puts them elsewhere, on {@link SmallTown}. */
@SmallTownTest
class SimulatedHandsetsTest {

    private static final String RADIO = "1101";
    private static final Map<String, Object> NORMAL = Map.of(
            "ackDelay_s", 0,
            "deaf", false,
            "acksLost", false,
            "duplicates", false,
            "wrongSequence", false,
            "noFix", false);

    /** North of the street's east end. */
    private static final double LON = -74.995;

    private static final double LAT = 39.748;

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    JdbcClient jdbc;

    TestClient dispatcher;

    @BeforeEach
    void build() {
        town.build();
        dispatcher = people.client(port, Role.DISPATCHER);
    }

    @AfterEach
    void mendTheRadios() {
        assertThat(dispatcher.put("/api/radios/behaviour", NORMAL).status()).isEqualTo(204);
        switchTo(Map.of("on", true));
    }

    @Test
    void aRadioMisbehavesInSeveralWaysAtOnceUntilItIsSetBackAndTheAuditSaysWhoDidIt() {
        assertThat(behave(Map.of("deaf", true, "ackDelay_s", 8, "crewAckAfter_s", 30))
                        .status())
                .isEqualTo(204);
        JsonNode behaviour = radio(RADIO).path("behaviour");
        assertThat(behaviour.path("deaf").asBoolean()).isTrue();
        assertThat(behaviour.path("ackDelay_s").asInt()).isEqualTo(8);
        assertThat(behaviour.path("crewAckAfter_s").asInt()).isEqualTo(30);
        assertThat(behaviour.path("duplicates").asBoolean()).isFalse();
        assertThat(radio("1201").path("behaviour").path("deaf").asBoolean()).isFalse();
        assertThat(lastAudit("simulated-radio-behaviour"))
                .isEqualTo("dispatcher " + RADIO + " slow by 8 s, deaf, crew acknowledges after 30 s");

        assertThat(behave(Map.of()).status()).isEqualTo(204);
        assertThat(radio(RADIO).path("behaviour").path("deaf").asBoolean()).isFalse();
        assertThat(radio(RADIO).path("behaviour").has("crewAckAfter_s")).isFalse();
        assertThat(lastAudit("simulated-radio-behaviour")).isEqualTo("dispatcher " + RADIO + " normal");
    }

    @Test
    void allRadiosMisbehaveAtOnce() {
        assertThat(dispatcher
                        .put("/api/radios/behaviour", changed(Map.of("acksLost", true)))
                        .status())
                .isEqualTo(204);
        List<Boolean> lost = dispatcher
                .get("/api/radios")
                .json()
                .valueStream()
                .map(radio -> radio.at("/behaviour/acksLost").asBoolean())
                .toList();
        assertThat(lost).hasSizeGreaterThan(1).containsOnly(true);
        assertThat(lastAudit("simulated-radio-behaviour")).isEqualTo("dispatcher all acknowledgements lost");
    }

    @Test
    void switchingARadioOffAndToAutomaticLeavesItsFaults() {
        behave(Map.of("duplicates", true));
        assertThat(switchTo(Map.of("on", false, "mode", "AUTO")).status()).isEqualTo(204);
        assertThat(radio(RADIO).path("on").asBoolean()).isFalse();
        assertThat(radio(RADIO).path("mode").asString()).isEqualTo("AUTO");
        assertThat(radio(RADIO).at("/behaviour/crewAckAfter_s").asInt()).isEqualTo(4);
        assertThat(radio(RADIO).at("/behaviour/duplicates").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ackDelay_s, -1, is 0 to 300 seconds",
        "ackDelay_s, 301, is 0 to 300 seconds",
        "crewAckAfter_s, 0, is 1 to 3600 seconds",
        "crewAckAfter_s, 3601, is 1 to 3600 seconds",
        "ackDelay_s, soon, is not a valid number",
        "crewAckAfter_s, 1e99, is not a valid number"
    })
    void anImpossibleBehaviourIsRefusedBesideItsFieldAndChangesNothing(String field, String value, String message) {
        TestClient.Answer answer = behave(Map.of("deaf", true, field, number(value)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid");
        assertThat(answer.json().at("/fields/0/field").asString()).isEqualTo(field);
        assertThat(answer.json().at("/fields/0/message").asString()).isEqualTo(message);
        assertThat(radio(RADIO).at("/behaviour/deaf").asBoolean()).isFalse();
    }

    @Test
    void aPlaceThatIsNoneOnEarthIsRefusedBesideItsField() {
        TestClient.Answer answer = put(RADIO, LON, 91);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid");
        assertThat(answer.json().at("/fields/0/field").asString()).isEqualTo("lat");
        assertThat(answer.json().at("/fields/0/message").asString()).isEqualTo("is -90 to 90 degrees");
    }

    @Test
    void aRadioThatIsNotSimulatedIsNotFound() {
        assertThat(dispatcher.put("/api/radios/9999/behaviour", NORMAL).code()).isEqualTo("not-found");
        assertThat(dispatcher
                        .put("/api/radios/9999/position", Map.of("lon", LON, "lat", LAT))
                        .code())
                .isEqualTo("not-found");
        assertThat(dispatcher.post("/api/radios/9999/emergency", null).code()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"TECHNICIAN", "MANAGER", "ADMINISTRATOR"})
    void onlyDispatchersAndSupervisorsMakeRadiosMisbehave(Role role) {
        TestClient other = people.client(port, role);
        assertThat(other.put("/api/radios/" + RADIO + "/behaviour", changed(Map.of("deaf", true)))
                        .status())
                .isEqualTo(403);
        assertThat(other.put("/api/radios/behaviour", changed(Map.of("deaf", true)))
                        .status())
                .isEqualTo(403);
        assertThat(other.put("/api/radios/" + RADIO + "/position", Map.of("lon", LON, "lat", LAT))
                        .status())
                .isEqualTo(403);
        assertThat(other.post("/api/radios/" + RADIO + "/emergency", null).status())
                .isEqualTo(403);
        assertThat(radio(RADIO).at("/behaviour/deaf").asBoolean()).isFalse();
        assertThat(people.client(port, Role.SUPERVISOR)
                        .put("/api/radios/behaviour", NORMAL)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void askingARadioThatWasDrivenElsewhereMovesItsUnitAndADeafOneSaysNothing() {
        assertThat(put(RADIO, LON, LAT).status()).isEqualTo(204);
        assertThat(lastAudit("simulated-radio-position")).isEqualTo("dispatcher " + RADIO + " " + LON + ", " + LAT);
        assertThat(isAt("V1", LON, LAT)).as("nobody has asked yet").isFalse();
        askWhere(RADIO);
        await(() -> isAt("V1", LON, LAT));

        behave(Map.of("deaf", true));
        put(RADIO, LON + 0.002, LAT);
        put("1201", LON + 0.003, LAT);
        askWhere(RADIO);
        askWhere("1201");
        await(() -> isAt("R1", LON + 0.003, LAT));
        assertThat(isAt("V1", LON, LAT)).as("it was asked first").isTrue();
    }

    @Test
    void aRadioIsWhereItsCrewIsAndGoesWithItWhenItReportsByApp() {
        JsonNode first = radio("1902").path("place");
        assertThat(isAt("G2", first.path("lon").asDouble(), first.path("lat").asDouble()))
                .as("nobody has moved it")
                .isTrue();
        put(RADIO, LON, LAT);
        TestClient crew = people.client(port, "tech-v1", Role.TECHNICIAN, "V1");
        Map<String, Object> position = Map.of(
                "lon",
                LON - 0.001,
                "lat",
                LAT,
                "accuracy_m",
                5,
                "at",
                Instant.now().toString());
        assertThat(crew.post("/api/positions", position).status()).isEqualTo(204);
        await(() -> Math.abs(radio(RADIO).at("/place/lon").asDouble() - LON + 0.001) < 1e-6);

        Instant reported = positionAt();
        askWhere(RADIO);
        await(() -> positionAt().isAfter(reported));
        assertThat(isAt("V1", LON - 0.001, LAT)).isTrue();
    }

    @Test
    void theEmergencyButtonRaisesTheAlarmAndMovesItsUnit() {
        put(RADIO, LON + 0.001, LAT);
        assertThat(dispatcher.post("/api/radios/" + RADIO + "/emergency", null).status())
                .isEqualTo(204);
        await(() -> isAt("V1", LON + 0.001, LAT));
        JsonNode alarm = dispatcher
                .get("/api/console/snapshot")
                .json()
                .path("alarms")
                .valueStream()
                .filter(each -> each.path("text").asString().contains("EMERGENCY button of V1"))
                .findFirst()
                .orElseThrow();
        assertThat(dispatcher
                        .post("/api/alarms/" + alarm.path("id").asString() + "/taken", null)
                        .status())
                .isEqualTo(204);
        assertThat(lastAudit("simulated-radio-emergency")).isEqualTo("dispatcher " + RADIO + " ");

        switchTo(Map.of("on", false));
        assertThat(dispatcher.post("/api/radios/" + RADIO + "/emergency", null).code())
                .isEqualTo("radio-off");
    }

    private TestClient.Answer behave(Map<String, Object> unusual) {
        return dispatcher.put("/api/radios/" + RADIO + "/behaviour", changed(unusual));
    }

    private static Map<String, Object> changed(Map<String, Object> unusual) {
        Map<String, Object> behaviour = new HashMap<>(NORMAL);
        behaviour.putAll(unusual);
        return behaviour;
    }

    private static Object number(String written) {
        return written.matches("-?\\d+") ? (Object) Integer.valueOf(written) : written;
    }

    private TestClient.Answer switchTo(Map<String, Object> setting) {
        return dispatcher.post("/api/radios/" + RADIO + "/switch", setting);
    }

    private TestClient.Answer put(String radioId, double lon, double lat) {
        return dispatcher.put("/api/radios/" + radioId + "/position", Map.of("lon", lon, "lat", lat));
    }

    private void askWhere(String radioId) {
        assertThat(dispatcher
                        .post("/api/radio/radios/" + radioId + "/position", null)
                        .status())
                .isEqualTo(204);
    }

    private JsonNode radio(String radioId) {
        return dispatcher
                .get("/api/radios")
                .json()
                .valueStream()
                .filter(radio -> radio.path("radioId").asString().equals(radioId))
                .findFirst()
                .orElseThrow();
    }

    private Instant positionAt() {
        return jdbc.sql("select position_at from unit where code = 'V1'")
                .query(Instant.class)
                .single();
    }

    private boolean isAt(String unitCode, double lon, double lat) {
        return jdbc.sql("select abs(st_x(p) - :lon) < 1e-6 and abs(st_y(p) - :lat) < 1e-6"
                        + " from (select st_transform(location, 4326) as p from unit where code = :code) u")
                .param("lon", lon)
                .param("lat", lat)
                .param("code", unitCode)
                .query(Boolean.class)
                .single();
    }

    private String lastAudit(String action) {
        return jdbc.sql("select actor || ' ' || subject || ' ' || detail from audit_entry where action = :action"
                        + " order by id desc limit 1")
                .param("action", action)
                .query(String.class)
                .single();
    }
}
