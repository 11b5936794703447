package io.curbstop.dispatch.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.StompScreen;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
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

/** A telephone system tells of calls, and dispatchers make something of them. */
@SmallTownTest
class PhoneCallsTest {

    private static final Instant START = Instant.now().minusSeconds(180).truncatedTo(ChronoUnit.SECONDS);

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    PhoneEvents events;

    @Autowired
    SimpUserRegistry registry;

    @Autowired
    JdbcClient jdbc;

    TestClient administrator;
    TestClient desk;
    TestClient machine;
    String secret;
    String system;
    String number;

    @BeforeEach
    void build() {
        town.build();
        administrator = people.client(port, Role.ADMINISTRATOR);
        desk = people.client(port, Role.DISPATCHER);
        machine = TestClient.anonymous(port);
        system = UUID.randomUUID().toString();
        secret = administrator
                .post("/api/phone-systems", Map.of("id", system, "name", "Front desk"))
                .json()
                .path("secret")
                .asString();
        number = "519-555-%04d".formatted(Math.floorMod(system.hashCode(), 10_000));
    }

    @AfterEach
    void settleAll() {
        administrator.change("DELETE", "/api/phone-systems/" + system, null);
        jdbc.sql("update phone_call set state = 'ADVISED', callback_owed = false where not state in ('LINKED',"
                        + " 'NEW_INCIDENT')")
                .update();
    }

    @Test
    void callRingsIsAnsweredAndBecomesAnIncident() {
        assertThat(tell("ringing", "c1", 0)).isEqualTo("RINGING");
        JsonNode ringing = open();
        assertThat(ringing.path("number").asString()).isEqualTo(number);
        assertThat(ringing.path("line").asString()).isEqualTo("trouble");
        String id = ringing.path("id").asString();

        assertThat(desk.post("/api/phone-calls/" + id + "/answer", null).status())
                .isEqualTo(200);
        assertThat(tell("answered", "c1", 9)).isEqualTo("ANSWERED");
        assertThat(tell("hung-up", "c1", 90))
                .as("the form is still being filled in")
                .isEqualTo("ANSWERED");
        JsonNode taken = take(id, null);

        assertThat(state(id)).isEqualTo("NEW_INCIDENT");
        assertThat(jdbc.sql("select call_id from phone_call where id = :id::uuid")
                        .param("id", id)
                        .query(UUID.class)
                        .single())
                .hasToString(taken.at("/call/id").asString());
        assertThat(jdbc.sql("select kind || ' ' || source || ' ' || actor from phone_call_event"
                                + " where phone_call_id = :id::uuid order by ordinal")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "RINGING TELEPHONE Front desk",
                        "ANSWERED DISPATCHER dispatcher",
                        "HUNG_UP TELEPHONE Front desk",
                        "TRIAGED DISPATCHER dispatcher",
                        "NEW_INCIDENT DISPATCHER dispatcher");
        assertThat(jdbc.sql("select answered_by from phone_call where id = :id::uuid")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("dispatcher");
    }

    @Test
    void whatIsToldTwiceLateOrOutOfOrderEndsTheSame() {
        List<List<String>> orders = List.of(
                List.of("ringing", "answered", "hung-up"),
                List.of("ringing", "ringing", "answered", "answered", "hung-up", "hung-up"),
                List.of("hung-up", "answered", "ringing"),
                List.of("answered", "hung-up", "ringing"),
                List.of("hung-up", "ringing", "answered"),
                List.of("answered", "hung-up"));
        for (List<String> order : orders) {
            String call = UUID.randomUUID().toString();
            order.forEach(event -> tell(event, call, event.equals("ringing") ? 0 : event.equals("answered") ? 8 : 60));

            Map<String, Object> row = row(call);
            assertThat(row.get("state")).as(order.toString()).isEqualTo("ANSWERED");
            assertThat(row.get("callback_owed")).as(order.toString()).isEqualTo(false);
            assertThat(row.get("answered_by")).isEqualTo("204");
            assertThat(((java.sql.Timestamp) row.get("hung_up_at")).toInstant()).isEqualTo(START.plusSeconds(60));
        }
    }

    @Test
    void missedCallIsOwedACallBackUntilTheNumberGetsThrough() {
        tell("ringing", "c1", 0);
        assertThat(tell("hung-up", "c1", 20)).isEqualTo("ABANDONED");
        assertThat(owed()).hasSize(1);
        tell("ringing", "c2", 60);
        tell("hung-up", "c2", 80);
        assertThat(owed()).as("one call back for one number").hasSize(1);
        assertThat(owed().get(0).path("beganAt").asString())
                .isEqualTo(START.plusSeconds(60).toString());

        tell("ringing", "c3", 100);
        assertThat(owed()).as("it rings, nobody has spoken to anybody").hasSize(1);
        tell("answered", "c3", 110);

        assertThat(owed()).isEmpty();
        assertThat(row("c2").get("callback_note")).isEqualTo("The same number called again and got through.");
        assertThat(row("c3").get("callback_owed")).isEqualTo(false);
    }

    @Test
    void missedCallThatIsToldLateIsNotOwedWhatIsSettledAlready() {
        tell("ringing", "later", 100);
        tell("answered", "later", 110);
        tell("ringing", "earlier", 0);
        tell("hung-up", "earlier", 20);

        assertThat(owed()).isEmpty();
    }

    @Test
    void dispatcherCallsBackAMissedCaller() {
        tell("ringing", "c1", 0);
        tell("hung-up", "c1", 20);
        String id = owed().get(0).path("id").asString();

        assertThat(desk.post("/api/phone-calls/" + id + "/callback", Map.of("note", "asked about a bill"))
                        .status())
                .isEqualTo(204);
        assertThat(desk.post("/api/phone-calls/" + id + "/callback", Map.of("note", "again"))
                        .status())
                .isEqualTo(204);

        assertThat(owed()).isEmpty();
        assertThat(row("c1").get("callback_note")).isEqualTo("asked about a bill");
    }

    @Test
    void withheldNumberCannotBeCalledBack() {
        number = "anonymous";
        tell("ringing", "c1", 0);

        assertThat(tell("hung-up", "c1", 20)).isEqualTo("ABANDONED");

        assertThat(row("c1").get("callback_owed")).isEqualTo(false);
        assertThat(row("c1").get("number")).isNull();
    }

    @Test
    void callOfWhichNothingMoreIsHeardIsGivenUp() {
        tell("ringing", "c1", -1_200);

        events.giveUpLost();

        assertThat(row("c1").get("state")).isEqualTo("ABANDONED");
        assertThat(row("c1").get("outcome_note")).isEqualTo("Nothing more was heard of it.");
        assertThat(owed()).hasSize(1);
    }

    @Test
    void anotherDispatcherIsToldWhoAnswered() {
        tell("ringing", "c1", 0);
        String id = open().path("id").asString();
        TestClient supervisor = people.client(port, Role.SUPERVISOR);

        assertThat(desk.post("/api/phone-calls/" + id + "/answer", null).status())
                .isEqualTo(200);
        assertThat(desk.post("/api/phone-calls/" + id + "/answer", null).status())
                .as("pressed twice")
                .isEqualTo(200);
        TestClient.Answer second = supervisor.post("/api/phone-calls/" + id + "/answer", null);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("answered-already");
        assertThat(second.json().path("detail").asString()).isEqualTo("dispatcher has answered this call.");
    }

    @Test
    void callThatNeedsNoIncidentIsKeptAndCounted() {
        long before = count("REFERRED");
        Map<String, Object> kept = new HashMap<>(Map.of(
                "id", UUID.randomUUID(),
                "outcome", "REFERRED",
                "note", "Hydro, for the street light",
                "narrative", "Street light out",
                "callerPhone", number));

        assertThat(desk.post("/api/phone-calls/without-incident", kept).status())
                .isEqualTo(204);
        assertThat(desk.post("/api/phone-calls/without-incident", kept).status())
                .as("sent again")
                .isEqualTo(204);

        assertThat(count("REFERRED")).isEqualTo(before + 1);
        kept.put("note", " ");
        kept.put("id", UUID.randomUUID());
        assertThat(desk.post("/api/phone-calls/without-incident", kept)
                        .json()
                        .at("/fields/0/field")
                        .asString())
                .isEqualTo("note");
    }

    @Test
    void callThatIsTakenWithoutATelephoneSystemHasItsStatesToo() {
        JsonNode first = take(null, null);
        JsonNode joined = take(null, first.at("/incident/id").asString());

        assertThat(state(first.at("/call/id").asString())).isEqualTo("NEW_INCIDENT");
        assertThat(state(joined.at("/call/id").asString())).isEqualTo("LINKED");

        JsonNode call = joined.at("/incident/calls/1");
        desk.post(
                "/api/calls/" + call.path("id").asString() + "/split",
                Map.of(
                        "fromIncidentId", first.at("/incident/id").asString(),
                        "newIncidentId", UUID.randomUUID(),
                        "version", call.path("version").asLong(),
                        "reason", "not our break"));

        assertThat(state(joined.at("/call/id").asString())).isEqualTo("NEW_INCIDENT");
    }

    @Test
    void wrongSecretAndWhatCannotBeReadAreTurnedAwayAndShown() {
        assertThat(send("event=ringing&call=1", "wrong").status()).isEqualTo(401);
        TestClient.Answer unreadable = send("event=busy&call=1", secret);
        assertThat(unreadable.status()).isEqualTo(400);
        assertThat(unreadable.code()).isEqualTo("invalid");
        assertThat(send("event=ringing&call=1&secret=" + secret, null).status())
                .as("a secret in the form")
                .isEqualTo(200);

        JsonNode shown = administrator
                .get("/api/phone-systems")
                .json()
                .valueStream()
                .filter(s -> s.path("id").asString().equals(system))
                .findFirst()
                .orElseThrow();
        assertThat(shown.path("taken").asInt()).isOne();
        assertThat(shown.path("refused").asInt()).isOne();
        administrator.put("/api/phone-systems/" + system + "/enabled", Map.of("enabled", false));
        assertThat(send("event=ringing&call=2", secret).status()).isEqualTo(401);
    }

    @Test
    void numberShowsItsCustomersTheirIncidentsAndEarlierCalls() {
        number = "555-01142"; // as customer 142 has it
        JsonNode incident = take(null, null).path("incident");

        JsonNode known = desk.get("/api/screen-pop?number=55501142").json();

        assertThat(known.at("/customers")).hasSize(1);
        assertThat(known.at("/customers/0/name").asString()).isEqualTo("Customer 142");
        assertThat(known.at("/customers/0/address").asString()).isEqualTo("142 MILL RD");
        assertThat(known.at("/customers/0/lon").asDouble()).isBetween(-75.1, -74.9);
        assertThat(known.path("incidents").valueStream().toList())
                .filteredOn(i -> i.path("id").equals(incident.path("id")))
                .singleElement()
                .satisfies(i -> assertThat(i.path("reason").asString()).isEqualTo("On the main that feeds them."));
        assertThat(known.at("/calls/0/incidentNumber")).isEqualTo(incident.path("number"));
        assertThat(known.at("/calls/0/narrative").asString()).isEqualTo("Wet spot on the lawn");
    }

    @Test
    void numberOfSeveralCustomersShowsAllAndOneOfNobodyNothing() {
        jdbc.sql("update customer set phone = '(519) 555-7777' where ref in ('C150', 'C152')")
                .update();

        JsonNode several = desk.get("/api/screen-pop?number=%2B15195557777").json();

        assertThat(several.path("customers").valueStream().map(c -> c.path("ref")
                        .asString()))
                .containsExactly("C150", "C152");
        jdbc.sql("update customer set phone = '555-01' || civic where ref in ('C150', 'C152')")
                .update();
        JsonNode nobody = desk.get("/api/screen-pop?number=%2B14165557777").json();
        assertThat(nobody.path("number").asString()).isEqualTo("+14165557777");
        assertThat(nobody.path("customers")).isEmpty();
        assertThat(desk.get("/api/screen-pop?number=anonymous").json().has("number"))
                .isFalse();
    }

    @Test
    void consoleHearsThatACallRingsAndNotWhoCalls() {
        try (StompScreen screen = StompScreen.open(port, desk)) {
            screen.subscribe("/topic/console");
            screen.awaitSubscribed(registry, "/topic/console");
            tell("ringing", "c1", 0);

            JsonNode message = screen.awaitMessage();

            assertThat(message.path("kind").asString()).isEqualTo("PHONE");
            assertThat(message.has("phoneCallId")).isTrue();
            assertThat(message.toString()).doesNotContain(number);
        }
    }

    private String tell(String event, String call, int after_s) {
        TestClient.Answer answer = send(
                "event=" + event + "&call=" + system + call + "&number=" + number + "&line=trouble"
                        + (event.equals("answered") ? "&by=204" : "") + "&at=" + START.plusSeconds(after_s),
                secret);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("state").asString();
    }

    private TestClient.Answer send(String form, String bearer) {
        HttpRequest.Builder request = machine.request("/api/phone-events")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return machine.send(bearer == null ? request : request.header("Authorization", "Bearer " + bearer));
    }

    private JsonNode take(String phoneCallId, String incidentId) {
        Map<String, Object> call = new HashMap<>(Map.of(
                "id", UUID.randomUUID(),
                "narrative", "Wet spot on the lawn",
                "addressText", "140 Mill Rd",
                "type", "LEAK",
                "priority", "P3",
                "callerPhone", number));
        call.put("phoneCallId", phoneCallId);
        call.put("incidentId", incidentId);
        TestClient.Answer answer = desk.post("/api/calls", call);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode open() {
        return desk.get("/api/phone-calls").json().at("/open/0");
    }

    private List<JsonNode> owed() {
        return desk.get("/api/phone-calls")
                .json()
                .path("callbackOwed")
                .valueStream()
                .toList();
    }

    private long count(String state) {
        return desk.get("/api/phone-calls/counts")
                .json()
                .at("/byState/" + state)
                .asLong();
    }

    private String state(String id) {
        return jdbc.sql("select state from phone_call where id = :id::uuid")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private Map<String, Object> row(String call) {
        return jdbc.sql("select * from phone_call where external_id = :call")
                .param("call", system + call)
                .query()
                .singleRow();
    }
}
