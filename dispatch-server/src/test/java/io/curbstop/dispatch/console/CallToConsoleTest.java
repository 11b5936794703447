package io.curbstop.dispatch.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.StompScreen;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import tools.jackson.databind.JsonNode;

@SmallTownTest
class CallToConsoleTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    SimpUserRegistry registry;

    @BeforeEach
    void build() {
        town.build();
    }

    @Test
    void wordsProposeTypePriorityPlaceMainAndCrews() {
        JsonNode triage = dispatcher()
                .post(
                        "/api/triage",
                        Map.of("narrative", "Water is coming up in the road at 118 Mill Road, no gas smell"))
                .json();

        assertThat(triage.at("/type/code").asString()).isEqualTo("MAIN_BREAK");
        assertThat(triage.path("priority").asString()).isEqualTo("P1");
        assertThat(triage.path("typeReason").asString()).contains("denied and not counted: “gas smell”");
        assertThat(triage.at("/geocode/candidates/0/label").asString()).containsIgnoringCase("118 Mill");
        assertThat(triage.at("/main/ref").asString()).isEqualTo("M1");
        assertThat(triage.at("/main/label").asString()).isEqualTo("200 mm CI, 1958");
        JsonNode first = triage.at("/units/0");
        assertThat(first.path("eligible").asBoolean()).isTrue();
        assertThat(triage.path("units")).anySatisfy(u -> {
            assertThat(u.path("unitCode").asString()).isEqualTo("V9");
            assertThat(u.path("passedOverBecause").asString()).isEqualTo("off shift");
        });
    }

    @Test
    void callOpensAnIncidentThatTheOtherConsoleHearsAndTheSnapshotHolds() {
        TestClient desk = dispatcher();
        try (StompScreen other = StompScreen.open(port, people.client(port, Role.MANAGER))) {
            other.subscribe("/topic/console");
            other.awaitSubscribed(registry, "/topic/console");
            long before =
                    desk.get("/api/console/snapshot").json().path("sequence").asLong();
            UUID incident = UUID.randomUUID();

            TestClient.Answer taken = desk.post("/api/calls", call(incident, "118 Mill Rd"));

            assertThat(taken.status()).as(taken.text()).isEqualTo(201);
            assertThat(taken.json().at("/incident/number").asString()).matches("\\d\\d-\\d{6}");
            assertThat(taken.json().at("/incident/main/ref").asString()).isEqualTo("M1");
            long sequence = before;
            JsonNode message;
            do {
                message = other.awaitMessage();
                sequence++;
                assertThat(message.path("sequence").asLong()).isEqualTo(sequence);
            } while (!message.at("/incident/id").asString("").equals(incident.toString()));
            assertThat(message.at("/incident/addressText").asString()).containsIgnoringCase("118 Mill");
            assertThat(desk.get("/api/console/snapshot").json().path("incidents"))
                    .anySatisfy(row -> assertThat(row.path("id").asString()).isEqualTo(incident.toString()));
        }
    }

    @Test
    void addressInAnotherMunicipalityIsNoPlaceHere() {
        for (Map<String, String> words : List.of(
                Map.of("addressText", "118 Mill Road, Toronto"),
                Map.of("narrative", "Water coming up at 118 Mill Road, Toronto"))) {
            JsonNode triage = dispatcher().post("/api/triage", words).json();

            assertThat(triage.at("/geocode/status").asString()).isEqualTo("OUTSIDE");
            assertThat(triage.at("/geocode/explanation").asString()).contains("“Toronto” is outside Smalltown");
            assertThat(triage.path("main").isObject()).isFalse();
        }
        TestClient.Answer taken = dispatcher().post("/api/calls", call(UUID.randomUUID(), "118 Mill Road, Toronto"));
        assertThat(taken.json().at("/incident/needs"))
                .anySatisfy(need -> assertThat(need.asString()).isEqualTo("no location yet"));
    }

    @Test
    void ownMunicipalityAfterTheAddressChangesNothing() {
        JsonNode triage = dispatcher()
                .post("/api/triage", Map.of("addressText", "118 Mill Road, Smalltown, NY 12345"))
                .json();

        assertThat(triage.at("/geocode/status").asString()).isEqualTo("FOUND");
        assertThat(triage.at("/main/ref").asString()).isEqualTo("M1");
    }

    @Test
    void streetOfAnotherTypeIsOfferedAndNotTaken() {
        JsonNode triage = dispatcher()
                .post("/api/triage", Map.of("narrative", "Burst main", "addressText", "118 Mill Crescent"))
                .json();

        assertThat(triage.at("/geocode/status").asString()).isEqualTo("AMBIGUOUS");
        assertThat(triage.at("/geocode/candidates/0/label").asString()).isEqualTo("118 Mill Rd");
        assertThat(triage.path("main").isObject()).isFalse();
    }

    @Test
    void callWithUnknownAddressIsKeptAndSaysSo() {
        TestClient.Answer taken = dispatcher().post("/api/calls", call(UUID.randomUUID(), "999 Nowhere Blvd"));

        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.json().at("/incident/needs"))
                .anySatisfy(need -> assertThat(need.asString()).isEqualTo("no location yet"));
    }

    @Test
    void sameCallTwiceIsTakenOnce() {
        Map<String, Object> call = call(UUID.randomUUID(), "130 Mill Rd");
        TestClient desk = dispatcher();

        TestClient.Answer first = desk.post("/api/calls", call);
        TestClient.Answer second = desk.post("/api/calls", call);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().at("/call/number")).isEqualTo(first.json().at("/call/number"));
        assertThat(second.json().at("/incident/callers").asInt()).isEqualTo(1);
    }

    @Test
    void unitThatCannotBeSentIsNamedAndTheRestStands() {
        Map<String, Object> call = call(UUID.randomUUID(), "140 Mill Rd");
        call.put("unitCodes", List.of("V9", "R2"));

        JsonNode taken = dispatcher().post("/api/calls", call).json();

        assertThat(taken.at("/notAssigned/0/unitCode").asString()).isEqualTo("V9");
        assertThat(taken.at("/notAssigned/0/code").asString()).isEqualTo("unit-not-available");
        assertThat(taken.at("/notAssigned/0/reason").asString()).contains("off shift");
        assertThat(taken.at("/assignments/0/unitCode").asString()).isEqualTo("R2");
        assertThat(taken.at("/assignments/0/token").asString()).matches("[A-Z][2-9]");
    }

    private TestClient dispatcher() {
        return people.client(port, Role.DISPATCHER);
    }

    private static Map<String, Object> call(UUID incident, String address) {
        return new HashMap<>(Map.of(
                "id",
                UUID.randomUUID(),
                "newIncidentId",
                incident,
                "narrative",
                "Water coming up in the road",
                "addressText",
                address,
                "type",
                "MAIN_BREAK",
                "priority",
                "P1"));
    }
}
