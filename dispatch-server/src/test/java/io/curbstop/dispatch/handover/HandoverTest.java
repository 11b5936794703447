package io.curbstop.dispatch.handover;

import static io.curbstop.dispatch.handover.HandoverDesk.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.StatementCount;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A shift is handed over: drafted, noted on, signed, asked about, accepted by name, and never changed again. */
@SmallTownTest
class HandoverTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    JdbcClient jdbc;

    TestClient leaves;

    TestClient comes;

    JobDesk jobs;

    HandoverDesk desk;

    @BeforeEach
    void settle() {
        town.build();
        leaves = people.client(port, Role.DISPATCHER);
        comes = people.client(port, Role.SUPERVISOR);
        jobs = new JobDesk(leaves);
        desk = new HandoverDesk(leaves, comes);
        desk.settle();
    }

    @AfterEach
    void end() {
        desk.settle();
        jobs.freeTheUnits();
    }

    @Test
    void whoIsStillToBeToldStandsBesideWhatIsOwedNext() {
        String incident = jobs.take(JobDesk.call()).at("/incident/id").asString();
        JobDesk.await(() ->
                leaves.get("/api/incidents/" + incident + "/outage").text().contains("segment"));

        assertThat(desk.entry(desk.draft(), Section.INCIDENTS, incident)
                        .path("text")
                        .asString())
                .containsSubsequence("Owed next: crew on site", " Owed: tell Duty manager (", " mm main) by ");
    }

    @Test
    void openLocateTicketsAreHandedOverWithWhoHasNotAnswered() {
        String incident = jobs.take(JobDesk.call()).at("/incident/id").asString();
        UUID ticket = UUID.randomUUID();
        TestClient.Answer written = leaves.put(
                "/api/incidents/" + incident + "/locates/" + ticket,
                Map.of(
                        "number",
                        "T-5",
                        "kind",
                        "EMERGENCY",
                        "calledAt",
                        Instant.now().toString(),
                        "place",
                        "Front of 130",
                        "members",
                        List.of("Gas", "Bell"),
                        "version",
                        0));
        assertThat(written.status()).as(written.text()).isEqualTo(200);

        assertThat(desk.entry(desk.draft(), Section.LOCATES, ticket.toString())
                        .path("text")
                        .asString())
                .startsWith("Emergency ticket T-5. Not cleared by Gas, Bell. Holds until ");
    }

    @Test
    void recordHasWhatStandsAndShowsWhatChangedSince() {
        Map<String, Object> untraced = JobDesk.call();
        untraced.put("type", "NO_WATER"); // what a trace finds would change it meanwhile
        String stays = jobs.take(untraced, "V2").at("/incident/id").asString();
        // The radio takes the order in the first seconds, which would be a change too.
        JobDesk.await(() -> jobs.assignment(stays).path("state").asString().equals("DELIVERED"));
        String id = desk.draft();
        JsonNode drafted = desk.entry(id, Section.INCIDENTS, stays);

        jobs.dispatch(stays, "R1", true);
        String comesLater = jobs.take(JobDesk.call()).at("/incident/id").asString();

        assertThat(drafted.path("text").asString()).contains("V2 d").contains("Owed next: crew on site");
        assertThat(drafted.has("since")).isFalse();
        JsonNode changed = desk.entry(id, Section.INCIDENTS, stays);
        assertThat(changed.path("since").asString()).isEqualTo("CHANGED");
        assertThat(changed.path("text").asString())
                .isEqualTo(drafted.path("text").asString());
        assertThat(changed.path("laterText").asString()).contains("R1 d");
        assertThat(desk.entry(id, Section.INCIDENTS, comesLater).path("since").asString())
                .isEqualTo("NEW");
    }

    @Test
    void itIsRefusedWithAQuestionAnsweredAcceptedByAnotherAndNeverChanges() {
        String incident = jobs.take(JobDesk.call()).at("/incident/id").asString();
        String id = desk.draft();
        note(leaves, id, Section.INCIDENTS, incident, "Owner is on the spot.", 0);

        assertThat(comes.post(path(id, "accept"), desk.version(id)).code()).isEqualTo("handover-not-signed");
        assertThat(leaves.post(path(id, "sign"), desk.version(id)).status()).isEqualTo(200);
        assertThat(leaves.post(path(id, "accept"), desk.version(id)).code()).isEqualTo("own-handover");
        assertThat(note(comes, id, Section.INCIDENTS, incident, "Mine", 1).code())
                .isEqualTo("handover-signed");
        assertThat(comes.post(path(id, "refuse"), Map.of("question", "Who has the key?"))
                        .status())
                .isEqualTo(200);
        Map<String, Object> answered = new HashMap<>(desk.version(id));
        answered.put("answer", "The warden.");
        assertThat(leaves.post(path(id, "sign"), answered).status()).isEqualTo(200);
        TestClient.Answer accepted = comes.post(path(id, "accept"), desk.version(id));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);

        jobs.dispatch(incident, "V2", true);

        JsonNode read = desk.read(id);
        assertThat(read).isEqualTo(accepted.json());
        assertThat(read.at("/signed/name").asString()).isEqualTo("dispatcher");
        assertThat(read.at("/accepted/name").asString()).isEqualTo("supervisor");
        assertThat(read.path("events").valueStream().map(e -> e.path("kind").asString()))
                .containsExactly("DRAFTED", "SIGNED", "REFUSED", "SIGNED", "ACCEPTED");
        assertThat(read.path("events").valueStream().map(e -> e.path("words").asString("")))
                .containsExactly("", "", "Who has the key?", "The warden.", "");
        assertThat(desk.entry(id, Section.INCIDENTS, incident).at("/note/text").asString())
                .isEqualTo("Owner is on the spot.");
        assertThat(comes.post(path(id, "accept"), Map.of("version", 0)).status())
                .isEqualTo(200);
        assertThat(leaves.post(path(id, "withdraw"), Map.of()).code()).isEqualTo("handover-accepted");
        assertThat(people.client(port, Role.MANAGER)
                        .get("/api/handovers")
                        .json()
                        .valueStream()
                        .filter(p -> p.path("id").asString().equals(id)))
                .singleElement()
                .satisfies(p -> assertThat(p.path("questions").asInt()).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update handover set signed_name = 'Nobody' where id = :id",
                "delete from handover where id = :id",
                "update handover_entry set note = 'never written' where handover_id = :id",
                "delete from handover_entry where handover_id = :id",
                "insert into handover_entry (handover_id, section, subject, position, title, text)"
                        + " values (:id, 'UNITS', 'X', 1, '', '')",
                "update handover_event set words = 'never said' where handover_id = :id",
                "insert into handover_event (handover_id, kind, at, by, by_name) values (:id, 'SIGNED', now(), '', '')"
            })
    void databaseRefusesToChangeAnAcceptedRecord(String statement) {
        jobs.take(JobDesk.call());
        String id = desk.draft();
        desk.handOver(id);

        assertThatThrownBy(() ->
                        jdbc.sql(statement).param("id", UUID.fromString(id)).update())
                .hasMessageMatching("(?s).*(an accepted handover never changes|is append-only).*");
    }

    @Test
    void ofTwoNotesAtOnceOneWinsAndTheOtherIsToldWithTheWords() {
        String first = jobs.take(JobDesk.call()).at("/incident/id").asString();
        String second = jobs.take(JobDesk.call()).at("/incident/id").asString();
        String id = desk.draft();

        assertThat(note(leaves, id, Section.INCIDENTS, first, "Mine", 0).status())
                .isEqualTo(200);
        assertThat(note(leaves, id, Section.INCIDENTS, first, "Mine", 0)
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        TestClient.Answer late = note(comes, id, Section.INCIDENTS, first, "Other", 0);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().at("/current/text").asString()).isEqualTo("Mine");
        assertThat(late.json().path("detail").asString()).startsWith("dispatcher wrote");
        assertThat(note(comes, id, Section.INCIDENTS, second, "Other", 0).status())
                .isEqualTo(200);
        assertThat(note(comes, id, Section.INCIDENTS, null, "About all", 0).status())
                .isEqualTo(200);
        assertThat(note(comes, id, Section.INCIDENTS, first, "Both", 1).status())
                .isEqualTo(200);
    }

    @Test
    void nobodySignsOrAcceptsWhatTheyHaveNotRead() {
        String incident = jobs.take(JobDesk.call()).at("/incident/id").asString();
        String id = desk.draft();
        Map<String, Object> read = desk.version(id);
        note(comes, id, Section.INCIDENTS, incident, "Not read by the other", 0);

        assertThat(leaves.post(path(id, "sign"), read).status()).isEqualTo(409);
        assertThat(leaves.post(path(id, "sign"), desk.version(id)).status()).isEqualTo(200);
        Map<String, Object> signed = desk.version(id);
        assertThat(leaves.post(path(id, "withdraw"), Map.of()).status()).isEqualTo(200);
        assertThat(leaves.post(path(id, "sign"), desk.version(id)).status()).isEqualTo(200);
        assertThat(comes.post(path(id, "accept"), signed).status()).isEqualTo(409);
    }

    @Test
    void twoWhoBeginAtOnceWriteOneRecord() {
        List<CompletableFuture<String>> both = new ArrayList<>();
        for (TestClient client : List.of(leaves, comes)) {
            both.add(CompletableFuture.supplyAsync(() -> client.post("/api/handovers", Map.of("id", UUID.randomUUID()))
                    .json()
                    .path("id")
                    .asString("")));
        }

        assertThat(both.stream().map(CompletableFuture::join).distinct())
                .singleElement()
                .isEqualTo(leaves.get("/api/handovers/open").json().path("id").asString());
    }

    @Test
    void standingOrderHoldsUntilItIsEndedAndIsRefusedForThePast() {
        String order = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of(
                "id",
                order,
                "text",
                "No digging on Mill Road.",
                "holdsUntil",
                Instant.now().plus(2, ChronoUnit.DAYS));
        Map<String, Object> past = Map.of(
                "id",
                UUID.randomUUID(),
                "text",
                "Over",
                "holdsUntil",
                Instant.now().minusSeconds(1));

        assertThat(leaves.post("/api/standing-orders", body).status()).isEqualTo(204);
        assertThat(leaves.post("/api/standing-orders", body).status()).isEqualTo(204);
        assertThat(leaves.post("/api/standing-orders", past).code()).isEqualTo("invalid");
        String id = desk.draft();
        JsonNode entry = desk.entry(id, Section.STANDING_ORDERS, order);
        assertThat(comes.post("/api/standing-orders/" + order + "/end", Map.of())
                        .status())
                .isEqualTo(204);

        assertThat(entry.path("text").asString()).isEqualTo("No digging on Mill Road. (dispatcher)");
        assertThat(desk.entry(id, Section.STANDING_ORDERS, order).path("since").asString())
                .isEqualTo("GONE");
    }

    @Test
    void onlyDispatchersWriteAndManagersRead() {
        String id = desk.draft();
        TestClient manager = people.client(port, Role.MANAGER);

        assertThat(manager.get("/api/handovers/" + id).status()).isEqualTo(200);
        assertThat(manager.post(path(id, "sign"), desk.version(id)).status()).isEqualTo(403);
        assertThat(people.client(port, Role.TECHNICIAN)
                        .get("/api/handovers/" + id)
                        .status())
                .isEqualTo(403);
        assertThat(leaves.put("/api/handovers/hours", Map.of("hours", List.of("06:00")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void draftTakesAsManyStatementsForManyIncidentsAsForOne() {
        jobs.take(JobDesk.call(), "V1");
        String id = desk.draft();
        List<String> few = statementsOf(id);
        for (int i = 0; i < 8; i++) {
            jobs.take(JobDesk.call());
        }

        assertThat(few).hasSizeBetween(5, 20);
        assertThat(statementsOf(id)).containsExactlyElementsOf(few);
    }

    private List<String> statementsOf(String id) {
        leaves.get("/api/handovers/" + id);
        StatementCount.reset();
        leaves.get("/api/handovers/" + id);
        return StatementCount.ofThreadsNamed("exec").stream()
                .filter(sql -> !sql.contains("SPRING_SESSION"))
                .toList();
    }

    private TestClient.Answer note(
            TestClient who, String id, Section section, String subject, String text, int version) {
        Map<String, Object> body = new HashMap<>(Map.of("section", section, "text", text, "version", version));
        if (subject != null) {
            body.put("subject", subject);
        }
        return who.put("/api/handovers/" + id + "/notes", body);
    }
}
