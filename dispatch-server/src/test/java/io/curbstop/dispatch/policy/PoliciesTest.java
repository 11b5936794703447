package io.curbstop.dispatch.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.ArrayList;
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
import tools.jackson.databind.JsonNode;

/** Supervisors change policies: one at a time, audited, and the next call is judged by them. */
@SmallTownTest
class PoliciesTest {

    private static final String CURB_STOP = "/api/policies/types/CURB_STOP";

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    JdbcClient jdbc;

    TestClient supervisor;

    @BeforeEach
    void build() {
        town.build();
        supervisor = people.client(port, Role.SUPERVISOR);
    }

    @AfterEach
    void putBack() {
        put("P3", List.of(), List.of());
        jdbc.sql("delete from incident_type_question where type_code = 'CURB_STOP'")
                .update();
        jdbc.sql("update priority set acknowledge_s = 3600, on_site_s = 86400, restore_s = 604800 where code = 'P3'")
                .update();
    }

    @Test
    void nextCallIsAskedTheNewQuestionAndItsAnswerSaysWhyItIsUrgent() {
        put("P2", List.of(question("Is it leaking into the cellar?", 10), question("Is it old?", 5)), List.of());

        assertThat(asked()).containsExactly("Is it leaking into the cellar?", "Is it old?");
        JsonNode proposed = triage(id("Is it leaking into the cellar?"));
        assertThat(proposed.path("priority").asString()).isEqualTo("P1");
        assertThat(proposed.path("priorityReason").asString()).isEqualTo("yes to “Is it leaking into the cellar?”.");
        assertThat(triage("none").path("priority").asString()).isEqualTo("P2");
        assertThat(audited())
                .endsWith("→ priority P2; asked: Is it leaking into the cellar? (10) Is it old? (5);"
                        + " needed: one unit");
    }

    @Test
    void whatAYesMarksAnIncidentAsIsKept() {
        Map<String, Object> question = new HashMap<>(question("Are cars in the hole?", 5));
        question.put("flag", "VEHICLE_DAMAGE");
        put("P3", List.of(question), List.of());
        assertThat(type().at("/questions/0/flag").asString()).isEqualTo("VEHICLE_DAMAGE");

        question.put("id", id("Are cars in the hole?"));
        question.put("flag", "MEDIA");
        put("P3", List.of(question), List.of());
        assertThat(type().at("/questions/0/flag").asString()).isEqualTo("MEDIA");
    }

    @Test
    void otherWordsMakeAnotherQuestionAndOldAnswersKeepTheirs() {
        put("P3", List.of(question("Is it leaking?", 5), question("Is it old?", 0)), List.of());
        String leaking = id("Is it leaking?");
        String old = id("Is it old?");

        put("P3", List.of(question(old, "Is it old?", 10), question(leaking, "Is it gushing?", 10)), List.of());

        assertThat(asked()).containsExactly("Is it old?", "Is it gushing?");
        assertThat(id("Is it old?")).isEqualTo(old);
        assertThat(id("Is it gushing?")).isNotEqualTo(leaking);
        assertThat(jdbc.sql("select text from incident_type_question where id = :id and retired_at is not null")
                        .param("id", leaking)
                        .query(String.class)
                        .single())
                .isEqualTo("Is it leaking?");
        assertThat(triage(leaking).path("priority").asString())
                .as("a retired question is not counted")
                .isEqualTo("P3");
        assertThat(triage(old).path("priority").asString()).isEqualTo("P1");
    }

    @Test
    void ofTwoAtOnceOneWinsAndTheOtherIsToldByWhomAndWhatStands() {
        Map<String, Object> first = body("P2", List.of(), List.of());
        Map<String, Object> second = new HashMap<>(first);
        second.put("priority", "P1");

        JsonNode won = supervisor.put(CURB_STOP, first).json();
        TestClient.Answer late = supervisor.put(CURB_STOP, second);

        assertThat(late.code()).isEqualTo("conflict");
        assertThat(late.json().path("detail").asString())
                .isEqualTo(won.path("changedBy").asString()
                        + " has changed this meanwhile. It is now: priority P2; asked: nothing; needed: one unit.");
        assertThat(late.json().path("current")).isEqualTo(won);
        assertThat(supervisor.put(CURB_STOP, first).json())
                .as("sent again, as its answer was lost")
                .isEqualTo(won);
        second.put("version", won.path("version").asLong());
        assertThat(supervisor.put(CURB_STOP, second).json().path("priority").asString())
                .isEqualTo("P1");
    }

    @Test
    void wordsThatSpeakForATypeAreChangedAndHeardFromTheNextCallOn() {
        Map<String, Object> wanted = new HashMap<>(body("P3", List.of(), List.of()));
        List<Object> before = new ArrayList<>();
        type().path("phrases")
                .forEach(p -> before.add(Map.of(
                        "phrase",
                        p.path("phrase").asString(),
                        "weight",
                        p.path("weight").asInt())));
        wanted.put(
                "phrases",
                List.of(Map.of("phrase", "Gurgling  Doohick*", "weight", 10, "priority", "P1", "reason", "may burst")));

        TestClient.Answer changed = supervisor.put(CURB_STOP, wanted);
        JsonNode heard = supervisor
                .post("/api/triage", Map.of("narrative", "A gurgling doohickey in my lawn"))
                .json();
        wanted.put("phrases", before);
        wanted.put("version", type().path("version").asLong());
        assertThat(supervisor.put(CURB_STOP, wanted).status()).isEqualTo(200);

        assertThat(changed.json().at("/phrases/0/phrase").asString()).isEqualTo("gurgling doohick*");
        assertThat(heard.at("/type/code").asString()).isEqualTo("CURB_STOP");
        assertThat(heard.path("priority").asString()).isEqualTo("P1");
        assertThat(heard.path("priorityReason").asString()).contains("may burst");
        assertThat(supervisor
                        .post("/api/triage", Map.of("narrative", "A gurgling doohickey in my lawn"))
                        .json()
                        .at("/type/code")
                        .asString())
                .isNotEqualTo("CURB_STOP");
    }

    @Test
    void wordsThatCanNeverBeHeardAreRefusedBesideTheirField() {
        assertThat(wrongPhrase("the, of"))
                .isEqualTo("phrases[0].phrase is never heard: write words without signs, each may end in *");
        assertThat(wrongPhrase("no, water")).startsWith("phrases[0].phrase is never heard");
        assertThat(wrongPhrase(" ")).isEqualTo("phrases[0].phrase is missing");
    }

    private String wrongPhrase(String phrase) {
        Map<String, Object> wanted = new HashMap<>(body("P3", List.of(), List.of()));
        wanted.put("phrases", List.of(Map.of("phrase", phrase, "weight", 3)));
        JsonNode field = supervisor.put(CURB_STOP, wanted).json().at("/fields/0");
        return field.path("field").asString() + " " + field.path("message").asString();
    }

    @Test
    void incidentsThatStandKeepTheirPriority() {
        JsonNode taken = people.client(port, Role.DISPATCHER)
                .post("/api/calls", Map.of("id", UUID.randomUUID(), "narrative", "stuck", "type", "CURB_STOP"))
                .json();
        assertThat(taken.at("/incident/priority").asString())
                .as(taken.toString())
                .isEqualTo("P3");

        put("P1", List.of(), List.of());

        assertThat(supervisor
                        .get("/api/incidents/" + taken.at("/incident/id").asString())
                        .json()
                        .path("priority")
                        .asString())
                .isEqualTo("P3");
    }

    @Test
    void needsAreSetAndNobodyIsLockedOutByThoseThatNobodyMeets() {
        Map<String, Object> need = Map.of(
                "label", "Diving crew", "unitKinds", List.of("diver"), "equipment", "pump", "onlyArterial", false);

        JsonNode changed = put("P3", List.of(), List.of(need)).json();

        assertThat(changed.at("/needs/0/label").asString()).isEqualTo("Diving crew");
        assertThat(triage("none").path("priority").asString()).isEqualTo("P3");
        assertThat(audited()).endsWith("needed: Diving crew (diver with pump)");
    }

    @Test
    void whatIsWrongIsSaidBesideItsField() {
        assertThat(wrong("P3", List.of(question("Heavy?", 11)))).isEqualTo("questions[0].weight must be from 0 to 10");
        assertThat(wrong("P3", List.of(question("Old?", 1), question(" ", 1))))
                .isEqualTo("questions[1].text is missing");
        assertThat(wrong("P3", List.of(question("Old?", 1), question("Old? ", 1))))
                .isEqualTo("questions[1].text is asked already");
        assertThat(wrong("P9", List.of())).isEqualTo("priority There is no priority P9.");
    }

    @Test
    void onlySupervisorsChangeWhatDispatchersAndManagersRead() {
        for (Role role : List.of(Role.DISPATCHER, Role.MANAGER)) {
            TestClient reader = people.client(port, role);
            assertThat(reader.get("/api/policies").status()).isEqualTo(200);
            assertThat(reader.put(CURB_STOP, body("P1", List.of(), List.of())).status())
                    .isEqualTo(403);
            assertThat(reader.put("/api/policies/priorities/P3", Map.of("version", 0))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(people.client(port, Role.TECHNICIAN).get("/api/policies").status())
                .isEqualTo(403);
    }

    @Test
    void targetsAreChangedWithinBounds() {
        long version = jdbc.sql("select version from priority where code = 'P3'")
                .query(Long.class)
                .single();
        Map<String, Object> targets =
                new HashMap<>(Map.of("acknowledge_s", 3600, "onSite_s", 90000, "version", version));

        JsonNode changed =
                supervisor.put("/api/policies/priorities/P3", targets).json();
        assertThat(changed.path("onSite_s").asInt()).isEqualTo(90000);
        assertThat(changed.has("restore_s")).isFalse();

        targets.put("onSite_s", 86000);
        assertThat(supervisor
                        .put("/api/policies/priorities/P3", targets)
                        .json()
                        .path("detail")
                        .asString())
                .endsWith(
                        "It is now: acknowledged within 60 min, on site within 1500 min, made safe within no target.");
        targets.put("onSite_s", 5);
        assertThat(supervisor
                        .put("/api/policies/priorities/P3", targets)
                        .json()
                        .at("/fields/0/field")
                        .asString())
                .isEqualTo("onSite_s");
    }

    private TestClient.Answer put(
            String priority, List<Map<String, Object>> questions, List<Map<String, Object>> needs) {
        TestClient.Answer answer = supervisor.put(CURB_STOP, body(priority, questions, needs));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private Map<String, Object> body(
            String priority, List<Map<String, Object>> questions, List<Map<String, Object>> needs) {
        return Map.of(
                "priority", priority,
                "questions", questions,
                "needs", needs,
                "version", type().path("version").asLong());
    }

    private static Map<String, Object> question(String text, int weight) {
        return Map.of("text", text, "weight", weight);
    }

    private static Map<String, Object> question(String id, String text, int weight) {
        return Map.of("id", id, "text", text, "weight", weight);
    }

    private String wrong(String priority, List<Map<String, Object>> questions) {
        JsonNode field = supervisor
                .put(CURB_STOP, body(priority, new ArrayList<>(questions), List.of()))
                .json()
                .at("/fields/0");
        return field.path("field").asString() + " " + field.path("message").asString();
    }

    private JsonNode type() {
        return supervisor
                .get("/api/policies")
                .json()
                .path("types")
                .valueStream()
                .filter(t -> t.path("code").asString().equals("CURB_STOP"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> asked() {
        return type().path("questions")
                .valueStream()
                .map(q -> q.path("text").asString())
                .toList();
    }

    private String id(String text) {
        return type().path("questions")
                .valueStream()
                .filter(q -> q.path("text").asString().equals(text))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private JsonNode triage(String yes) {
        return supervisor
                .post("/api/triage", Map.of("narrative", "", "type", "CURB_STOP", "answers", Map.of(yes, true)))
                .json();
    }

    private String audited() {
        return jdbc.sql("select detail from audit_entry where action = 'type-policy-changed' order by id desc limit 1")
                .query(String.class)
                .single();
    }
}
