package io.curbstop.dispatch.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.testing.TestClient;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A dispatcher who takes calls and takes them out of their incidents again. */
final class SplitDesk {

    private final TestClient client;

    SplitDesk(TestClient client) {
        this.client = client;
    }

    TestClient.Answer split(JsonNode call, String from, Map<String, Object> target) {
        return split(client, call, from, target);
    }

    static TestClient.Answer split(TestClient client, JsonNode call, String from, Map<String, Object> target) {
        return client.post(path(call), body(call.path("version").asLong(), from, target));
    }

    static String path(JsonNode call) {
        return "/api/calls/" + call.path("id").asString() + "/split";
    }

    static Map<String, Object> body(long version, String from, Map<String, Object> target) {
        Map<String, Object> body = new HashMap<>(target);
        body.putAll(Map.of("fromIncidentId", from, "version", version, "reason", "not our break"));
        return body;
    }

    /** The incident with the call in it. */
    JsonNode takeCall(String words, String address, String type, String priority, String incidentId) {
        Map<String, Object> call = new HashMap<>(Map.of(
                "id", UUID.randomUUID(),
                "narrative", words,
                "addressText", address,
                "type", type,
                "priority", priority,
                "callbackWanted", incidentId != null));
        if (incidentId != null) {
            call.put("incidentId", incidentId);
        }
        TestClient.Answer answer = client.post("/api/calls", call);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("incident");
    }

    void end(JsonNode incident) {
        TestClient.Answer answer = client.post(
                "/api/incidents/" + incident.path("id").asString() + "/state",
                Map.of(
                        "to",
                        "UNFOUNDED",
                        "reason",
                        "sprinkler",
                        "version",
                        incident.path("version").asLong()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
