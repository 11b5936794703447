package io.curbstop.dispatch.push;

import static io.curbstop.dispatch.JobDesk.await;
import static io.curbstop.dispatch.JobDesk.byChannel;
import static io.curbstop.dispatch.JobDesk.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.StompScreen;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import tools.jackson.databind.JsonNode;

/** A crew that is on an incident is told what changes of it, by app and by radio, until a person acknowledges it. */
@SmallTownTest
class AmendmentTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    SimpUserRegistry registry;

    @Autowired
    JdbcClient jdbc;

    TestClient dispatcher;
    TestClient technician;
    JobDesk desk;

    @BeforeEach
    void build() {
        town.build();
        dispatcher = people.client(port, Role.DISPATCHER);
        technician = people.client(port, "tech-v1", Role.TECHNICIAN, "V1");
        desk = new JobDesk(dispatcher);
    }

    @AfterEach
    void freeTheUnits() {
        desk.freeTheUnits();
    }

    @Test
    void anotherPlaceReachesPhoneAndRadioAndOneTapStopsBoth() {
        try (StompScreen phone = StompScreen.open(port, technician)) {
            phone.subscribe("/user/queue/technician");
            phone.awaitSubscribed(registry, "/user/queue/technician");
            JsonNode taken = acknowledgedByApp();
            String incident = taken.at("/incident/id").asString();
            String token = taken.at("/assignments/0/token").asString();

            desk.change(incident, Map.of("location", desk.place("180 Mill Rd")));

            JsonNode heard = JobDesk.awaitKind(phone, "AMENDMENT");
            JsonNode change = heard.at("/assignment/assignment/amendment/changes/0");
            assertThat(change.path("what").asString()).isEqualTo("PLACE");
            assertThat(change.path("was").asString()).isEqualTo("130 Mill Rd");
            assertThat(change.path("now").asString()).isEqualTo("180 Mill Rd");
            await(() -> desk.shows("1101", token + " CHANGED P1"));
            assertThat(desk.display("1101"))
                    .filteredOn(line -> line.contains("CHANGED"))
                    .last()
                    .satisfies(line -> assertThat(line).contains("180 MILL RD", "NEW PLACE"));
            technician.post("/api/deliveries/" + heard.path("deliveryId").asString() + "/received", null);
            assertThat(state(incident, "APP")).isEqualTo("DELIVERED");
            assertThat(needs(incident)).contains("change not acknowledged by V1");

            assertThat(acknowledge(technician, incident).status()).isEqualTo(204);

            assertThat(state(incident, "APP")).isEqualTo("PERSON_ACK");
            assertThat(state(incident, "RADIO")).isEqualTo("SUPERSEDED");
            assertThat(needs(incident)).doesNotContain("change not acknowledged by V1");
            assertThat(acknowledge(technician, incident).status()).isEqualTo(204);
            assertThat(log(incident, "CHANGE_ACKNOWLEDGED")).singleElement().satisfies(line -> {
                assertThat(line.path("text").asString()).isEqualTo("V1 acknowledged the change: 180 Mill Rd");
                assertThat(line.path("source").asString()).isEqualTo("APP");
            });
        }
    }

    @Test
    void severalChangesInARowAreOneMessageWithTheNewestWords() {
        JsonNode taken = acknowledgedByApp();
        String incident = taken.at("/incident/id").asString();
        String token = taken.at("/assignments/0/token").asString();

        desk.change(incident, Map.of("narrative", "Car in the hole"));
        desk.change(incident, Map.of("type", "NO_WATER"));
        desk.change(incident, Map.of("narrative", "Bus in the hole", "location", desk.place("180 Mill Rd")));

        JsonNode changes = amendment(incident).path("changes");
        assertThat(changes.valueStream().map(c -> c.path("what").asString()))
                .containsExactlyInAnyOrder("TYPE", "PLACE", "WORDS");
        assertThat(changes.toString())
                .contains("Water coming up", "Bus in the hole")
                .doesNotContain("Car");
        await(() -> desk.shows("1101", token + " CHANGED"));
        await(() -> state(incident, "RADIO").equals("DEVICE_ACK"));
        assertThat(desk.display("1101"))
                .filteredOn(line -> line.startsWith(token + " CHANGED"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("180 MILL RD").contains("BUS IN"));
    }

    @Test
    void changeTakenBackBeforeAnybodyCouldReadItIsToldToNobody() {
        JsonNode taken = acknowledgedByApp();
        String incident = taken.at("/incident/id").asString();

        desk.change(incident, Map.of("type", "NO_WATER"));
        desk.change(incident, Map.of("type", "MAIN_BREAK"));

        assertThat(amendment(incident).isObject()).isFalse();
        assertThat(needs(incident)).noneMatch(need -> need.startsWith("change"));
    }

    @Test
    void wordsOnTheRadioAcknowledgeAChangeOnlyWhenTheySayAck() {
        JsonNode taken = desk.take(JobDesk.call(), "R1");
        String incident = taken.at("/incident/id").asString();
        String token = taken.at("/assignments/0/token").asString();
        await(() -> desk.shows("1201", token + " P1"));
        desk.say("1201", "ACK " + token);
        await(() -> desk.assignment(incident).path("state").asString().equals("ACKNOWLEDGED"));

        desk.change(incident, Map.of("location", desk.place("180 Mill Rd")));
        await(() -> state(incident, "RADIO").equals("DEVICE_ACK"));
        desk.say("1201", "ENR " + token);

        await(() -> desk.assignment(incident).path("state").asString().equals("EN_ROUTE"));
        assertThat(amendment(incident).path("acknowledgedAt").isString()).isFalse();
        desk.say("1201", "ACK " + token);
        await(() -> amendment(incident).path("acknowledgedAt").isString());
        assertThat(amendment(incident).path("source").asString()).isEqualTo("RADIO");
        assertThat(state(incident, "RADIO")).isEqualTo("PERSON_ACK");
        assertThat(state(incident, "APP")).isEqualTo("SUPERSEDED");
    }

    @Test
    void ackOfAChangedOrderThatNobodyAnsweredYetTakesBoth() {
        JsonNode taken = desk.take(JobDesk.call(), "R1");
        String incident = taken.at("/incident/id").asString();
        String token = taken.at("/assignments/0/token").asString();
        await(() -> desk.shows("1201", token + " P1"));

        desk.change(incident, Map.of("location", desk.place("180 Mill Rd")));
        await(() -> state(incident, "RADIO").equals("DEVICE_ACK"));
        desk.say("1201", "ACK " + token);

        await(() -> desk.assignment(incident).path("state").asString().equals("ACKNOWLEDGED"));
        assertThat(amendment(incident).path("source").asString()).isEqualTo("RADIO");
    }

    @Test
    void orderThatIsNotOutYetGoesInTheNewWords() {
        Map<String, Object> routine = JobDesk.call();
        routine.put("priority", "P3");
        String incident = desk.take(routine, "R1").at("/incident/id").asString();

        desk.change(incident, Map.of("location", desk.place("180 Mill Rd")));

        assertThat(amendment(incident).isObject()).isFalse();
        assertThat(jdbc.sql("select text from delivery where incident_id = :id and channel = 'RADIO'")
                        .param("id", UUID.fromString(incident))
                        .query(String.class)
                        .single())
                .contains("180 MILL RD");

        desk.change(incident, Map.of("priority", "P1"));

        await(() -> desk.shows("1201", "P1"));
        assertThat(amendment(incident).isObject()).isFalse();
    }

    @Test
    void changeThatNobodyAcknowledgesRaisesAnAlarmUntilTheCrewIsToldByVoice() {
        String incident = acknowledgedByApp().at("/incident/id").asString();
        desk.change(incident, Map.of("type", "NO_WATER"));
        jdbc.sql("update amendment set alarm_at = now() where alarm_at is not null")
                .update();

        await(() -> alarms().stream().anyMatch(text -> text.contains("V1 has not acknowledged the change")));
        assertThat(acknowledge(dispatcher, incident).status()).isEqualTo(204);

        assertThat(alarms()).noneMatch(text -> text.contains("V1 has not acknowledged the change"));
        assertThat(log(incident, "CHANGE_ACKNOWLEDGED")).singleElement().satisfies(line -> assertThat(
                        line.path("text").asString())
                .isEqualTo("V1 was told of the change by voice: No water"));
    }

    @Test
    void newestWordsStillWaitWhenOlderOnesAreAcknowledged() {
        String incident = acknowledgedByApp().at("/incident/id").asString();
        desk.change(incident, Map.of("type", "NO_WATER"));
        String older = amendment(incident).path("id").asString();
        desk.change(incident, Map.of("location", desk.place("180 Mill Rd")));

        assertThat(acknowledge(technician, UUID.fromString(older)).status()).isEqualTo(204);

        assertThat(amendment(incident).path("acknowledgedAt").isString()).isFalse();
    }

    @Test
    void nothingWaitsOfAnAssignmentThatIsOver() {
        String incident = acknowledgedByApp().at("/incident/id").asString();
        desk.change(incident, Map.of("type", "NO_WATER"));

        desk.freeTheUnits();

        assertThat(amendment(incident).isObject()).isFalse();
    }

    @Test
    void technicianOfAnotherUnitAndManagerMayNotAcknowledge() {
        String incident = acknowledgedByApp().at("/incident/id").asString();
        desk.change(incident, Map.of("type", "NO_WATER"));

        assertThat(acknowledge(people.client(port, "tech-r2", Role.TECHNICIAN, "R2"), incident)
                        .code())
                .isEqualTo("not-your-assignment");
        assertThat(acknowledge(people.client(port, Role.MANAGER), incident).code())
                .isEqualTo("not-allowed");
        assertThat(acknowledge(technician, UUID.randomUUID()).code()).isEqualTo("not-found");
        assertThat(amendment(incident).path("acknowledgedAt").isString()).isFalse();
    }

    private JsonNode acknowledgedByApp() {
        JsonNode taken = desk.take(JobDesk.call(), "V1");
        TestClient.Answer answer =
                step(technician, taken.at("/assignments/0/id").asString(), UUID.randomUUID(), "ACKNOWLEDGE");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return taken;
    }

    private TestClient.Answer acknowledge(TestClient person, String incident) {
        return acknowledge(
                person, UUID.fromString(amendment(incident).path("id").asString()));
    }

    private static TestClient.Answer acknowledge(TestClient person, UUID amendment) {
        return person.post("/api/amendments/" + amendment + "/acknowledge", Map.of());
    }

    private JsonNode amendment(String incident) {
        return desk.assignment(incident).path("amendment");
    }

    private String state(String incident, String channel) {
        return byChannel(amendment(incident).path("deliveries"), channel)
                .path("state")
                .asString();
    }

    private List<String> needs(String incident) {
        return desk.incident(incident)
                .path("needs")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private List<String> alarms() {
        return dispatcher
                .get("/api/console/snapshot")
                .json()
                .path("alarms")
                .valueStream()
                .map(alarm -> alarm.path("text").asString())
                .toList();
    }

    private List<JsonNode> log(String incident, String kind) {
        return desk.incident(incident)
                .path("timeline")
                .valueStream()
                .filter(line -> line.path("kind").asString().equals(kind))
                .toList();
    }
}
