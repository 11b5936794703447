package io.curbstop.dispatch.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.serviceorder.ReleasedOrders;
import io.curbstop.dispatch.serviceorder.ServiceOrder;
import io.curbstop.dispatch.testing.StompScreen;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import tools.jackson.databind.JsonNode;

/** Photographs and files: kept once, found wherever their call goes, seen by whom they concern. */
@SmallTownTest
class AttachmentTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ReleasedOrders orders;

    @Autowired
    UntakenCalls untaken;

    @Autowired
    SimpUserRegistry registry;

    TestClient dispatcher;
    TestClient technician;
    JobDesk desk;

    @BeforeEach
    void build() {
        town.build();
        dispatcher = people.client(port, Role.DISPATCHER);
        technician = people.client(port, "tech-v1", Role.TECHNICIAN, "V1");
        desk = new JobDesk(dispatcher);
        desk.freeTheUnits();
    }

    @AfterEach
    void freeTheUnits() {
        desk.freeTheUnits();
    }

    @Test
    void photoOfTheCrewIsKeptAsItWasAndSeenAtTheIncidentInTheHistoryAndOnThePhone() {
        String incident = incidentOf(desk.take(JobDesk.call(), "V1"));
        byte[] photo = Pictures.jpeg(320, 240, "break");
        UUID id = UUID.randomUUID();
        Instant taken = Instant.now().minus(Duration.ofMinutes(20)).truncatedTo(ChronoUnit.MILLIS);

        TestClient.Answer answer = attach(technician, "/api/incidents/" + incident, id, "IMG_1.jpg", taken, photo);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        for (JsonNode seen : List.of(
                desk.incident(incident).at("/attachments/0"),
                dispatcher.get("/api/history/incidents/" + incident).json().at("/attachments/0"),
                onPhone(incident).at("/attachments/0"))) {
            assertThat(seen.path("id").asString()).isEqualTo(id.toString());
            assertThat(seen.path("mediaType").asString()).isEqualTo("image/jpeg");
            assertThat(seen.path("actor").asString()).isEqualTo("tech-v1");
            assertThat(seen.path("source").asString()).isEqualTo("APP");
            assertThat(Instant.parse(seen.path("takenAt").asString())).isEqualTo(taken);
        }
        HttpResponse<byte[]> content = dispatcher.download("/api/attachments/" + id + "/content");
        assertThat(content.body()).isEqualTo(photo);
        assertThat(content.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(content.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(content.headers().firstValue("Cache-Control").orElseThrow()).contains("private");
        assertThat(lines(incident, "ATTACHED")).containsExactly("Photo added: IMG_1.jpg");
    }

    @Test
    void samePhotoTwiceIsKeptOnceAndItsIdIsOfNoOther() {
        String incident = incidentOf(desk.take(JobDesk.call(), "V1"));
        String path = "/api/incidents/" + incident;
        UUID id = UUID.randomUUID();
        byte[] photo = Pictures.png("one");

        attach(technician, path, id, "one.png", null, photo);
        TestClient.Answer again = attach(technician, path, id, "one.png", null, photo);
        TestClient.Answer other = attach(technician, path, id, "one.png", null, Pictures.png("two"));

        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(other.code()).isEqualTo("conflict");
        assertThat(desk.incident(incident).path("attachments")).hasSize(1);
        assertThat(lines(incident, "ATTACHED")).hasSize(1);
    }

    @Test
    void whatCameWithACallBeforeItWasTakenGoesToTheCrewAndFollowsTheCallFromIncidentToIncident() {
        JsonNode first = desk.take(JobDesk.call(), "V1");
        String from = incidentOf(first);
        Map<String, Object> call = JobDesk.call();
        UUID id = UUID.randomUUID();
        attach(dispatcher, "/api/calls/" + call.get("id"), id, "from the caller.png", null, Pictures.png("crack"));
        assertThat(dispatcher
                        .get("/api/calls/" + call.get("id") + "/attachments")
                        .json())
                .hasSize(1);

        call.put("incidentId", from);
        JsonNode line = desk.take(call).path("call");

        assertThat(ids(desk.incident(from))).containsExactly(id.toString());
        assertThat(ids(onPhone(from))).containsExactly(id.toString());
        assertThat(desk.incident(from).at("/attachments/0/call").asString())
                .isEqualTo(line.path("number").asString());
        assertThat(technician.download("/api/attachments/" + id + "/content").statusCode())
                .isEqualTo(200);

        UUID own = UUID.randomUUID();
        long version = desk.incident(from).at("/calls/1/version").asLong();
        TestClient.Answer split = dispatcher.post(
                "/api/calls/" + call.get("id") + "/split",
                Map.of("fromIncidentId", from, "newIncidentId", own, "version", version, "reason", "another break"));

        assertThat(split.status()).as(split.text()).isEqualTo(200);
        assertThat(ids(split.json())).containsExactly(id.toString());
        assertThat(desk.incident(from).path("attachments")).isEmpty();
        assertThat(technician.get("/api/attachments/" + id + "/content").code())
                .as("V1 was not sent there")
                .isEqualTo("not-your-assignment");
    }

    @Test
    void whatCameWithAServiceOrderGoesToTheCrewThatIsSentAndTheCrewsPhotosStandAtTheOrder() {
        ServiceOrder order = orders.release("DISCONNECT");
        UUID plan = UUID.randomUUID();
        UUID meter = UUID.randomUUID();
        String path = "/api/service-orders/" + order.id();
        attach(dispatcher, path, plan, "plan.png", null, Pictures.png("plan"));
        TestClient.Answer nowhere = attach(
                dispatcher,
                "/api/service-orders/" + UUID.randomUUID(),
                UUID.randomUUID(),
                "a.png",
                null,
                Pictures.png("a"));

        String incident = orders.send(order, "V1").field().incidentId().toString();
        attach(technician, "/api/incidents/" + incident, meter, "meter.png", null, Pictures.png("meter"));

        assertThat(nowhere.code()).isEqualTo("not-found");
        assertThat(ids(onPhone(incident))).contains(plan.toString(), meter.toString());
        assertThat(onPhone(incident).at("/attachments/0/order").asString()).isEqualTo(order.number());
        assertThat(dispatcher.get(path + "/attachments").json().valueStream().map(one -> one.path("id")
                        .asString()))
                .containsExactly(plan.toString(), meter.toString());
        desk.freeTheUnits();
        orders.cancel(order);
    }

    @Test
    void photosOfADuplicateAreAtTheIncidentThatItIsADuplicateOfUntilItIsNone() {
        String into = incidentOf(desk.take(JobDesk.call(), "V1"));
        String duplicate = incidentOf(desk.take(JobDesk.call()));
        UUID id = UUID.randomUUID();
        attach(dispatcher, "/api/incidents/" + duplicate, id, "a.png", null, Pictures.png("a"));

        merge(duplicate, into);

        assertThat(ids(desk.incident(into))).containsExactly(id.toString());
        assertThat(desk.incident(into).at("/attachments/0/of").asString())
                .isEqualTo(desk.incident(duplicate).path("number").asString());
        assertThat(ids(desk.incident(duplicate))).containsExactly(id.toString());
        assertThat(technician.download("/api/attachments/" + id + "/content").statusCode())
                .isEqualTo(200);

        TestClient.Answer undone = dispatcher.post(
                "/api/incidents/" + duplicate + "/state",
                Map.of("to", "REOPENED", "reason", "another street", "version", version(duplicate)));
        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(desk.incident(into).path("attachments")).isEmpty();
    }

    @Test
    void crewSeesWhatIsAddedWhileItIsOnTheJob() {
        String incident = incidentOf(desk.take(JobDesk.call(), "V1"));
        try (StompScreen phone = StompScreen.open(port, technician)) {
            phone.subscribe("/user/queue/technician");
            phone.awaitSubscribed(registry, "/user/queue/technician");
            UUID id = UUID.randomUUID();
            attach(dispatcher, "/api/incidents/" + incident, id, "a.png", null, Pictures.png("a"));

            // Other changes of the job, such as its trace, may come before.
            List<String> seen;
            do {
                seen = ids(JobDesk.awaitKind(phone, "CHANGED").path("assignment"));
            } while (seen.isEmpty());

            assertThat(seen).containsExactly(id.toString());
        }
    }

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

    private byte[] preview(String path, byte[] content) {
        UUID id = UUID.randomUUID();
        TestClient.Answer answer = attach(dispatcher, path, id, "a.jpg", null, content);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        HttpResponse<byte[]> preview = dispatcher.download("/api/attachments/" + id + "/preview");
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.headers().firstValue("Cache-Control").orElseThrow()).contains("private");
        return preview.body();
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

    private TestClient.Answer attach(
            TestClient by, String owner, UUID id, String name, Instant takenAt, byte[] content) {
        String query = "?id=" + id + "&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8)
                + (takenAt == null ? "" : "&takenAt=" + takenAt);
        return by.send(by.request(owner + "/attachments" + query)
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .header("X-XSRF-TOKEN", by.csrfToken())
                .header("Content-Type", "image/jpeg"));
    }

    private JsonNode onPhone(String incident) {
        return technician
                .get("/api/technician/snapshot")
                .json()
                .path("assignments")
                .valueStream()
                .filter(work -> work.at("/incident/id").asString().equals(incident))
                .findFirst()
                .orElseThrow();
    }

    private void merge(String duplicate, String into) {
        TestClient.Answer merged = dispatcher.post(
                "/api/incidents/" + duplicate + "/merge",
                Map.of("intoId", into, "reason", "the same hole", "version", version(duplicate)));
        assertThat(merged.status()).as(merged.text()).isEqualTo(200);
    }

    private long version(String incident) {
        return desk.incident(incident).path("version").asLong();
    }

    private List<String> lines(String incident, String kind) {
        return desk.incident(incident)
                .path("timeline")
                .valueStream()
                .filter(line -> line.path("kind").asString().equals(kind))
                .map(line -> line.path("text").asString())
                .toList();
    }

    private static String incidentOf(JsonNode taken) {
        return taken.at("/incident/id").asString();
    }

    private static List<String> ids(JsonNode of) {
        return of.path("attachments")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }
}
