package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.testing.StompScreen;
import io.curbstop.dispatch.testing.TestClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** A dispatcher's desk in {@link SmallTown}: takes calls, sends crews, looks at what became of them. */
public final class JobDesk {

    private final TestClient client;

    /** A desk at which that dispatcher sits. */
    public JobDesk(TestClient client) {
        this.client = client;
    }

    /** A burst main, P1, as the body of a call; to be changed as needed. */
    public static Map<String, Object> call() {
        return new HashMap<>(Map.of(
                "id", UUID.randomUUID(),
                "narrative", "Water coming up in the road",
                "addressText", "130 Mill Rd",
                "type", "MAIN_BREAK",
                "priority", "P1"));
    }

    /** Takes a call and sends units; the answer as CallTaken. */
    public JsonNode take(Map<String, Object> call, String... units) {
        call.put("unitCodes", List.of(units));
        TestClient.Answer answer = client.post("/api/calls", call);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("notAssigned")).as(answer.text()).isEmpty();
        return answer.json();
    }

    /** The incident with all that belongs to it. */
    public JsonNode incident(String id) {
        return client.get("/api/incidents/" + id).json();
    }

    /** The incident's first assignment. */
    public JsonNode assignment(String incident) {
        return incident(incident).at("/assignments/0");
    }

    /** How far the order of the first assignment got by that channel. */
    public JsonNode delivery(String incident, String channel) {
        return byChannel(assignment(incident).path("deliveries"), channel);
    }

    /** The one of these deliveries by that channel. */
    public static JsonNode byChannel(JsonNode deliveries, String channel) {
        return deliveries
                .valueStream()
                .filter(delivery -> delivery.path("channel").asString().equals(channel))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No delivery by " + channel));
    }

    /** Changes an incident in the version that stands now. */
    public TestClient.Answer change(String incident, Map<String, Object> what) {
        Map<String, Object> body = new HashMap<>(what);
        body.put("version", incident(incident).path("version").asLong());
        TestClient.Answer answer = client.change("PATCH", "/api/incidents/" + incident, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    /** The place of an address, as the body of a change has it. */
    public Map<String, Object> place(String address) {
        JsonNode found = client.get("/api/geocode?q=" + address.replace(" ", "%20"))
                .json()
                .at("/candidates/0");
        return Map.of(
                "lon", found.path("lon").asDouble(),
                "lat", found.path("lat").asDouble(),
                "method", found.path("method").asString(),
                "label", found.path("label").asString(),
                "accuracy_m", found.path("accuracy_m").asDouble());
    }

    /** Sends a unit. */
    public TestClient.Answer dispatch(String incident, String unit, boolean override) {
        return client.post(
                "/api/incidents/" + incident + "/assignments",
                Map.of("id", UUID.randomUUID(), "unitCode", unit, "override", override, "reason", "needed there"));
    }

    /** Takes a call and sends a unit to it; the assignment's id. */
    public String sent(String unit) {
        return take(call(), unit).at("/assignments/0/id").asString();
    }

    /** Takes a call and sends a unit to it beside what it has to do; the assignment's id. */
    public String stacked(String unit) {
        TestClient.Answer answer = dispatch(take(call()).at("/incident/id").asString(), unit, true);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    /** Reports of an assignment as that person, each time anew. */
    public static TestClient.Answer report(TestClient person, String assignment, Map<String, Object> what) {
        Map<String, Object> body = new HashMap<>(what);
        body.put("id", UUID.randomUUID());
        return person.post("/api/assignments/" + assignment + "/steps", body);
    }

    /** An assignment as it stands. */
    public JsonNode job(String assignment) {
        return client.get("/api/assignments/" + assignment).json();
    }

    /** The state of an assignment. */
    public String state(String assignment) {
        return job(assignment).path("state").asString();
    }

    /** A unit as the console shows it. */
    public JsonNode unit(String code) {
        return client.get("/api/console/snapshot")
                .json()
                .path("units")
                .valueStream()
                .filter(u -> u.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** The texts of the alarms about an incident, as the console shows them. */
    public List<String> alarmsOf(String incident) {
        return client.get("/api/console/snapshot")
                .json()
                .path("alarms")
                .valueStream()
                .filter(a -> a.path("incidentId").asString("").equals(incident))
                .map(a -> a.path("text").asString())
                .toList();
    }

    /** Reports a step as that person. */
    public static TestClient.Answer step(TestClient person, String assignment, UUID id, String step) {
        return person.post("/api/assignments/" + assignment + "/steps", Map.of("id", id, "step", step));
    }

    /** Keys words into a simulated radio. */
    public void say(String radioId, String words) {
        TestClient.Answer sent = client.post("/api/radios/" + radioId + "/send", Map.of("text", words));
        assertThat(sent.status()).as(sent.text()).isEqualTo(204);
    }

    /** What that radio's display holds, of what was sent to it. */
    public List<String> display(String radioId) {
        return client.get("/api/radios")
                .json()
                .valueStream()
                .filter(radio -> radio.path("radioId").asString().equals(radioId))
                .flatMap(radio -> radio.path("display").valueStream())
                .map(line -> line.path("text").asString())
                .toList();
    }

    /** Whether that radio's display holds those words. */
    public boolean shows(String radioId, String words) {
        return display(radioId).stream().anyMatch(line -> line.contains(words));
    }

    /** Takes all units back, so that the next test has them. */
    public void freeTheUnits() {
        for (JsonNode unit : client.get("/api/console/snapshot").json().path("units")) {
            for (JsonNode task : unit.path("assignments")) {
                client.post(
                        "/api/assignments/" + task.path("id").asString() + "/cancel", Map.of("reason", "test over"));
            }
        }
    }

    /** Takes all units back and ends all incidents, so that the next test begins with an empty queue. */
    public void clear() {
        freeTheUnits();
        for (JsonNode open : client.get("/api/console/snapshot").json().path("incidents")) {
            JsonNode incident = incident(open.path("id").asString());
            incident.path("transitions")
                    .valueStream()
                    .filter(to -> to.path("allowed").asBoolean())
                    .map(to -> to.path("to").asString())
                    .filter(List.of("UNFOUNDED", "CLOSED")::contains)
                    .findFirst()
                    .ifPresent(to -> client.post(
                            "/api/incidents/" + incident.path("id").asString() + "/state",
                            Map.of(
                                    "to",
                                    to,
                                    "reason",
                                    "test over",
                                    "version",
                                    incident.path("version").asLong())));
        }
    }

    /** The next message of that kind that a screen hears. */
    public static JsonNode awaitKind(StompScreen screen, String kind) {
        JsonNode message;
        do {
            message = screen.awaitMessage();
        } while (!message.path("kind").asString().equals(kind));
        return message;
    }

    /** Waits for at most 30 s. */
    public static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not happen within 30 s").isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
