package io.curbstop.dispatch.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.testing.TestClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What may be attached, how much of it, and what is made of it. */
class AttachmentLimitsTest extends AttachmentScene {

    @Autowired
    UntakenCalls untaken;

    @Test
    void whatIsNoPictureOrDocumentIsRefusedWhateverItSaysItIs() {
        String path = "/api/incidents/" + incidentOf(desk.take(JobDesk.call()));

        TestClient.Answer page = attach(
                dispatcher,
                path,
                UUID.randomUUID(),
                "x.jpg",
                null,
                "<html><script>1</script>".getBytes(StandardCharsets.UTF_8));
        TestClient.Answer empty = attach(dispatcher, path, UUID.randomUUID(), "x.jpg", null, new byte[0]);
        TestClient.Answer large =
                attach(dispatcher, path, UUID.randomUUID(), "x.jpg", null, new byte[10 * 1024 * 1024 + 1]);
        TestClient.Answer nameless = attach(dispatcher, path, UUID.randomUUID(), "", null, Pictures.png("a"));
        TestClient.Answer nowhere = attach(
                dispatcher, "/api/incidents/" + UUID.randomUUID(), UUID.randomUUID(), "a.png", null, Pictures.png("a"));

        TestClient.Answer undated = dispatcher.send(dispatcher
                .request(path + "/attachments?name=a&takenAt=yesterday&id=" + UUID.randomUUID())
                .POST(HttpRequest.BodyPublishers.ofByteArray(Pictures.png("a")))
                .header("X-XSRF-TOKEN", dispatcher.csrfToken())
                .header("Content-Type", "image/png"));

        assertThat(undated.code()).as(undated.text()).isEqualTo("invalid");
        assertThat(undated.json().at("/fields/0/field").asString()).isEqualTo("takenAt");
        assertThat(page.code()).isEqualTo("unsupported-file");
        assertThat(empty.status()).as(empty.text()).isEqualTo(400);
        assertThat(large.code()).isEqualTo("too-large");
        assertThat(nameless.status()).as(nameless.text()).isEqualTo(400);
        assertThat(nowhere.code()).isEqualTo("not-found");
    }

    @Test
    void previewIsSmallAndUprightAndWhatCannotBeMadeSmallerIsShownAsItIs() throws IOException {
        String path = "/api/incidents/" + incidentOf(desk.take(JobDesk.call()));
        byte[] photo = Pictures.jpegOnItsSide(3000, 2000, "hole");
        byte[] bomb = Pictures.bomb();
        byte[] webp = Pictures.webp();

        byte[] small = preview(path, photo);
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(small));

        assertThat(List.of(seen.getWidth(), seen.getHeight())).containsExactly(533, 800);
        assertThat(small.length).isLessThan(photo.length / 3);
        assertThat(bomb.length).as("fits what is taken").isLessThan(1_000_000);
        assertThat(preview(path, bomb)).isEqualTo(bomb);
        assertThat(preview(path, webp)).isEqualTo(webp);
    }

    @Test
    void documentIsSavedAndNotShownByTheBrowser() {
        String incident = incidentOf(desk.take(JobDesk.call()));
        UUID id = UUID.randomUUID();
        byte[] plan = "%PDF-1.4\n%plan".getBytes(StandardCharsets.UTF_8);
        attach(dispatcher, "/api/incidents/" + incident, id, "plan “north”.pdf", null, plan);

        HttpResponse<byte[]> saved = dispatcher.download("/api/attachments/" + id + "/content");

        assertThat(saved.body()).isEqualTo(plan);
        assertThat(saved.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
    }

    @Test
    void oneIncidentTakesTwoHundred() {
        String incident = incidentOf(desk.take(JobDesk.call()));
        IntStream.range(0, 200)
                .forEach(n -> jdbc.sql("insert into attachment (id, incident_id, media_type, name, size_bytes, sha256,"
                                + " content, taken_at, recorded_at, actor, source) values (gen_random_uuid(), :incident::uuid,"
                                + " 'image/png', 'x', 1, '', '', now(), now(), 'x', 'APP')")
                        .param("incident", incident)
                        .update());

        TestClient.Answer full =
                attach(dispatcher, "/api/incidents/" + incident, UUID.randomUUID(), "a.png", null, Pictures.png("a"));

        assertThat(full.code()).isEqualTo("too-many-attachments");
    }

    @Test
    void filesOfACallThatNobodyTookAreForgottenAfterAMonthAndNoOthers() {
        Map<String, Object> call = JobDesk.call();
        UUID taken = UUID.randomUUID();
        UUID left = UUID.randomUUID();
        UUID fresh = UUID.randomUUID();
        attach(dispatcher, "/api/calls/" + call.get("id"), taken, "a.png", null, Pictures.png("a"));
        desk.take(call);
        attach(dispatcher, "/api/calls/" + UUID.randomUUID(), left, "b.png", null, Pictures.png("b"));
        attach(dispatcher, "/api/calls/" + UUID.randomUUID(), fresh, "c.png", null, Pictures.png("c"));
        jdbc.sql("update attachment set recorded_at = recorded_at - interval '31 days' where id in (:ids)")
                .param("ids", List.of(taken, left))
                .update();

        untaken.forget();

        assertThat(jdbc.sql("select id from attachment where id in (:ids)")
                        .param("ids", List.of(taken, left, fresh))
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrder(taken, fresh);
    }

    private byte[] preview(String path, byte[] content) {
        UUID id = UUID.randomUUID();
        TestClient.Answer answer = attach(dispatcher, path, id, "a.jpg", null, content);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        HttpResponse<byte[]> preview = dispatcher.download("/api/attachments/" + id + "/preview");
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.headers().firstValue("Cache-Control").orElseThrow()).contains("private");
        return preview.body();
    }
}
