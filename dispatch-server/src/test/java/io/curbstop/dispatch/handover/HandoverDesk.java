package io.curbstop.dispatch.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.testing.TestClient;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Two people who hand over to each other, and what they see of the record. */
public final class HandoverDesk {

    private final TestClient leaves;
    private final TestClient comes;

    public HandoverDesk(TestClient leaves, TestClient comes) {
        this.leaves = leaves;
        this.comes = comes;
    }

    /** Brings what is open to its end, so that the next begins afresh. */
    public void settle() {
        TestClient.Answer open = leaves.get("/api/handovers/open");
        if (open.status() == 200) {
            String id = open.json().path("id").asString();
            if (open.json().path("state").asString().equals("DRAFT")) {
                leaves.post(path(id, "sign"), version(id));
            }
            TestClient.Answer accepted = comes.post(path(id, "accept"), version(id));
            if (accepted.status() != 200) {
                assertThat(leaves.post(path(id, "accept"), version(id)).status())
                        .isEqualTo(200);
            }
        }
    }

    /** Drafts one, and gives its id. */
    public String draft() {
        TestClient.Answer drafted = leaves.post("/api/handovers", Map.of("id", UUID.randomUUID()));
        assertThat(drafted.status()).as(drafted.text()).isEqualTo(201);
        return drafted.json().path("id").asString();
    }

    /** Signed by one and accepted by the other. */
    public void handOver(String id) {
        assertThat(leaves.post(path(id, "sign"), version(id)).status()).isEqualTo(200);
        TestClient.Answer accepted = comes.post(path(id, "accept"), version(id));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
    }

    /** The record as it reads now. */
    public JsonNode read(String id) {
        return comes.get("/api/handovers/" + id).json();
    }

    /** The body that says which version was read. */
    public Map<String, Object> version(String id) {
        return Map.of("version", read(id).path("version").asLong());
    }

    /** The entry about that subject, missing when there is none. */
    public JsonNode entry(String id, Section section, String subject) {
        JsonNode entries = read(id).path("sections").path(section.ordinal()).path("entries");
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(e -> e.path("subject").asString().equals(subject))
                .findFirst()
                .orElse(read(id).path("none"));
    }

    public static String path(String id, String verb) {
        return "/api/handovers/" + id + "/" + verb;
    }
}
