package io.curbstop.dispatch.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may add, see, name and remove a photograph. */
class AttachmentRightsTest extends AttachmentScene {

    @Test
    void captionIsSaidByTheCrewAndWhoRemovesAPhotoSaysWhyAndItsContentIsGone() {
        String incident = incidentOf(desk.take(JobDesk.call(), "V1"));
        UUID id = UUID.randomUUID();
        byte[] photo = Pictures.png("face");
        attach(technician, "/api/incidents/" + incident, id, "a.png", null, photo);

        technician.post("/api/attachments/" + id + "/caption", Map.of("caption", "The clamp"));
        technician.post("/api/attachments/" + id + "/caption", Map.of("caption", "The clamp"));
        TestClient.Answer notTheirs =
                technician.post("/api/attachments/" + id + "/remove", Map.of("reason", "I look tired"));
        TestClient.Answer removed =
                dispatcher.post("/api/attachments/" + id + "/remove", Map.of("reason", "shows a neighbour"));
        TestClient.Answer again = attach(technician, "/api/incidents/" + incident, id, "a.png", null, photo);

        assertThat(notTheirs.status()).isEqualTo(403);
        assertThat(removed.json().path("removedBy").asString()).isEqualTo("dispatcher");
        assertThat(again.json().path("removedWhy").asString())
                .as("sent late it stays removed")
                .isEqualTo("shows a neighbour");
        assertThat(dispatcher.get("/api/attachments/" + id + "/content").code()).isEqualTo("removed");
        assertThat(jdbc.sql("select content is null from attachment where id = :id")
                        .param("id", id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(lines(incident, "ATTACHMENT_NAMED")).containsExactly("Photo a.png shows: The clamp");
        assertThat(lines(incident, "ATTACHMENT_REMOVED")).containsExactly("Photo a.png removed: shows a neighbour");
    }

    @Test
    void otherCrewsManagersAndStrangersDoNotAddAndOtherCrewsDoNotSee() {
        String incident = incidentOf(desk.take(JobDesk.call(), "V1"));
        String path = "/api/incidents/" + incident;
        UUID id = UUID.randomUUID();
        attach(technician, path, id, "a.png", null, Pictures.png("a"));
        TestClient other = people.client(port, "tech-v2", Role.TECHNICIAN, "V2");
        TestClient manager = people.client(port, Role.MANAGER);
        String content = "/api/attachments/" + id + "/content";

        assertThat(attach(other, path, UUID.randomUUID(), "b.png", null, Pictures.png("b"))
                        .code())
                .isEqualTo("not-your-assignment");
        assertThat(other.get(content).code()).isEqualTo("not-your-assignment");
        assertThat(other.get("/api/attachments/" + id + "/preview").code()).isEqualTo("not-your-assignment");
        assertThat(other.post("/api/attachments/" + id + "/caption", Map.of("caption", "x"))
                        .code())
                .isEqualTo("not-your-assignment");
        assertThat(attach(
                                technician,
                                "/api/calls/" + UUID.randomUUID(),
                                UUID.randomUUID(),
                                "b.png",
                                null,
                                Pictures.png("b"))
                        .status())
                .isEqualTo(403);
        assertThat(attach(manager, path, UUID.randomUUID(), "b.png", null, Pictures.png("b"))
                        .status())
                .isEqualTo(403);
        assertThat(manager.download(content).statusCode()).isEqualTo(200);
        assertThat(TestClient.anonymous(port).get(content).status()).isEqualTo(401);
    }

    @Test
    void reportsThatComeAfterAShiftAreOfTheUnitTheyWereMadeOn() {
        JsonNode job = desk.take(JobDesk.call(), "V1");
        String path = "/api/incidents/" + incidentOf(job);
        Instant now = Instant.now();
        TestClient late = people.client(port, "tech-late", Role.TECHNICIAN, "V2");
        UUID person = UUID.randomUUID();
        jdbc.sql("insert into crew_member (id, name, username, unit_code) values (:id, 'Lee', 'tech-late', 'V2')")
                .param("id", person)
                .update();
        jdbc.sql("insert into person_shift (id, person_id, unit_code, kind, starts_at, ends_at, made_by, made_at)"
                        + " values (gen_random_uuid(), :id, 'V1', 'SWAP', now() - interval '3 hours',"
                        + " now() - interval '1 hour', 'test', now())")
                .param("id", person)
                .update();
        try {
            Instant then = now.minus(Duration.ofHours(2));
            String assignment = job.at("/assignments/0/id").asString();
            Map<String, Object> step = Map.of("step", "ACKNOWLEDGE");

            assertThat(attach(late, path, UUID.randomUUID(), "a.png", now, Pictures.png("a"))
                            .code())
                    .isEqualTo("not-your-assignment");
            assertThat(attach(late, path, UUID.randomUUID(), "a.png", then, Pictures.png("a"))
                            .status())
                    .isEqualTo(201);
            assertThat(JobDesk.report(late, assignment, step).code()).isEqualTo("not-your-assignment");
            assertThat(JobDesk.report(late, assignment, Map.of("step", "ACKNOWLEDGE", "occurredAt", then))
                            .status())
                    .isEqualTo(200);
        } finally {
            jdbc.sql("delete from crew_member where id = :id")
                    .param("id", person)
                    .update();
        }
    }
}
