package io.curbstop.dispatch.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.serviceorder.ReleasedOrders;
import io.curbstop.dispatch.serviceorder.ServiceOrder;
import io.curbstop.dispatch.testing.StompScreen;
import io.curbstop.dispatch.testing.TestClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import tools.jackson.databind.JsonNode;

/** Photographs and files are kept once, and found wherever what they came with goes. */
class AttachmentTest extends AttachmentScene {

    @Autowired
    ReleasedOrders orders;

    @Autowired
    SimpUserRegistry registry;

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
}
