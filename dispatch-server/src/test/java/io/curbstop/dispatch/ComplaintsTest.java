package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.live.TimePassed;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What users of other systems complain of, and no other test shows; the page {@code docs/complaints.md} has all of it. */
@SmallTownTest
class ComplaintsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private TestUsers people;

    @Autowired
    private SmallTown town;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Clock clock;

    private TestClient dispatcher;
    private TestClient technician;
    private JobDesk desk;

    @BeforeEach
    void build() {
        town.build();
        dispatcher = people.client(port, Role.DISPATCHER);
        technician = people.client(port, "tech-v1", Role.TECHNICIAN, "V1");
        desk = new JobDesk(dispatcher);
    }

    @AfterEach
    void freeTheUnits() {
        jdbc.sql("update unit set in_service = true, out_of_service_reason = null")
                .update();
        desk.freeTheUnits();
    }

    @Test
    void unitThatIsBlockedIsShownSoAndMayNotBeSentEvenWithOverride() {
        String incident = desk.take(JobDesk.call()).at("/incident/id").asString();
        jdbc.sql("update unit set in_service = false, out_of_service_reason = 'brakes' where code = 'V2'")
                .update();

        TestClient.Answer refused = desk.dispatch(incident, "V2", true);

        assertThat(refused.code()).as(refused.text()).isEqualTo("unit-not-available");
        assertThat(refused.json().path("detail").asString()).contains("brakes");
        assertThat(desk.incident(incident).path("assignments")).isEmpty();
    }

    @Test
    void unitThatCouldNotBeSentIsToldWithTheReasonAndTheCallStands() {
        Map<String, Object> call = JobDesk.call();
        call.put("unitCodes", List.of("V9", "V2"));

        JsonNode taken = dispatcher.post("/api/calls", call).json();

        assertThat(taken.at("/notAssigned/0/unitCode").asString()).isEqualTo("V9");
        assertThat(taken.at("/notAssigned/0/reason").asString()).contains("off shift");
        assertThat(taken.at("/assignments/0/unitCode").asString()).isEqualTo("V2");
    }

    @Test
    void priorityThatTheDispatcherChoseStandsWhateverTheTypeAndTheWordsPropose() {
        Map<String, Object> call = JobDesk.call();
        call.put("priority", "P3");
        call.put("narrative", "Water is gushing into a hospital, the road has caved in");

        JsonNode incident = desk.take(call).path("incident");

        assertThat(incident.path("priority").asString()).isEqualTo("P3");
        assertThat(desk.incident(incident.path("id").asString())
                        .path("priority")
                        .asString())
                .isEqualTo("P3");
    }

    @Test
    void incidentOfWhichAllUnitsAreClearStaysOpenUntilSomebodyClosesItAlsoWhenItWasReopened() {
        JsonNode taken = desk.take(JobDesk.call(), "V1");
        String incident = taken.at("/incident/id").asString();
        work(taken.at("/assignments/0/id").asString());
        passTime();
        assertThat(state(incident)).isEqualTo("RESTORED");

        change(incident, "CLOSED", "Repaired");
        change(incident, "REOPENED", "Runs again");
        passTime();

        assertThat(state(incident)).isEqualTo("REOPENED");
        assertThat(jdbc.sql(
                                "select actor from incident_event where incident_id = :id::uuid and kind = 'STATE_REOPENED'")
                        .param("id", incident)
                        .query(String.class)
                        .list())
                .as("who, and once")
                .hasSize(1)
                .doesNotContain("system");
    }

    private void work(String assignment) {
        for (String step :
                List.of("ACKNOWLEDGE", "EN_ROUTE", "ON_SITE", "MADE_SAFE", "RESTORED", "COMPLETE", "CLEAR")) {
            TestClient.Answer said = JobDesk.step(technician, assignment, UUID.randomUUID(), step);
            assertThat(said.status()).as(said.text()).isEqualTo(200);
        }
    }

    /** Every watch that goes by the clock looks as it will tomorrow. */
    private void passTime() {
        events.publishEvent(new TimePassed(clock.instant().plus(Duration.ofDays(1))));
    }

    private String state(String incident) {
        return desk.incident(incident).path("state").asString();
    }

    private void change(String incident, String to, String reason) {
        TestClient.Answer changed = dispatcher.post(
                "/api/incidents/" + incident + "/state",
                Map.of(
                        "to",
                        to,
                        "reason",
                        reason,
                        "version",
                        desk.incident(incident).path("version").asLong()));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    @Test
    void eachComplaintOnThePageNamesATestThatExists() throws Exception {
        String page = Files.readString(Path.of("../docs/complaints.md"));
        Matcher named = Pattern.compile("\\]\\(\\.\\./([^)]+)\\), (?:`([^`]+)`|\\*([^*]+)\\*)")
                .matcher(page);
        int found = 0;
        while (named.find()) {
            String test = Files.readString(Path.of("..", named.group(1)));
            assertThat(test)
                    .as(named.group(1))
                    .contains(Stream.of(named.group(2), named.group(3))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElseThrow());
            found++;
        }
        long rows = page.lines().filter(line -> line.startsWith("| ")).count() - 1;
        assertThat(found).isGreaterThanOrEqualTo((int) rows).isGreaterThan(15);
    }
}
