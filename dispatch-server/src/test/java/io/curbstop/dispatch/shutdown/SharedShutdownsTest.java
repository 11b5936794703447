package io.curbstop.dispatch.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.dispatch.testing.TestClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Shutdowns that meet, on {@link RingTown}: two at one time, and planned ones. */
class SharedShutdownsTest extends RingTownTest {

    @Test
    void twoShutdownsShareAValveAndTheOneThatStaysTakesItOver() {
        String first = openBreak("LJ");
        approve(first, plans(first).get(0).path("id").asString());
        String second = openBreak("LJ");
        JsonNode ofFirst = outage(first);
        assertThat(roles(ofFirst)).containsEntry("X1", "CLOSE").containsEntry("X2", "CLOSE");
        approve(second, plans(second).get(0).path("id").asString());

        JsonNode conflict = shutdown(second)
                .path("conflicts")
                .valueStream()
                .filter(other -> other.path("incidentId").asString().equals(first))
                .findFirst()
                .orElseThrow();

        assertThat(texts(conflict.path("sharedValves"))).containsExactly("X1", "X2");
        report(first, "X1", "DONE", true, start);
        report(first, "X2", "DONE", true, start.plusSeconds(60));
        await(() -> outage(second).path("state").asString().equals("ISOLATED"));
        assertThat(out(first, 12).path("now").asInt()).isEqualTo(12);
        step(first, UUID.randomUUID(), "REPAIRED");
        JsonNode left = desk.post(
                        path(first, "valves/X1/left"),
                        Map.of("id", UUID.randomUUID(), "reason", "the other job needs it", "neededBy", second))
                .json();
        assertThat(left.path("state").asString()).isEqualTo("REPAIRED");
        assertThat(desk.post(
                                path(first, "valves/X2/left"),
                                Map.of("id", UUID.randomUUID(), "reason", "as well", "neededBy", second))
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("RESTORED");
        assertThat(texts(outage(second).path("differences"), "valveRef")).containsExactly("X1", "X2");
        step(second, UUID.randomUUID(), "REPAIRED");
        report(second, "X1", "DONE", false, start.plusSeconds(600));
        assertThat(report(second, "X2", "DONE", false, start.plusSeconds(660))
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("RESTORED");
        assertThat(out(first, 12).path("minutes").asDouble()).isCloseTo(12 * 9, within(1.0));
    }

    @Test
    void plannedJobIsTracedLikeABreakAndOnlyConflictsWithWhatLastsAtItsTime() {
        String broken = openBreak("LJ");
        approve(broken, plans(broken).get(0).path("id").asString());
        String tomorrow = plan(start.plus(3, ChronoUnit.DAYS), 4);
        await(() -> desk.get("/api/incidents/" + tomorrow + "/outage").status() == 200);
        String sameDay = plan(start.plus(3, ChronoUnit.DAYS).plusSeconds(3_600), 2);
        String later = plan(start.plus(5, ChronoUnit.DAYS), 2);
        for (String job : List.of(sameDay, later)) {
            await(() -> desk.get("/api/incidents/" + job + "/outage").status() == 200);
            assertThat(approve(job, plans(job).get(0).path("id").asString()).status())
                    .isEqualTo(200);
        }

        assertThat(roles(outage(tomorrow))).containsEntry("X1", "CLOSE").containsEntry("X2", "CLOSE");
        assertThat(shutdown(tomorrow).path("plannedFrom").asString()).isNotBlank();
        assertThat(texts(shutdown(tomorrow).path("conflicts"), "incidentId"))
                .as("a break lasts until it is mended")
                .contains(broken, sameDay)
                .doesNotContain(later);
        Map<String, Object> backwards = job(start.plusSeconds(60), start);
        assertThat(desk.post("/api/planned-jobs", backwards)
                        .json()
                        .path("detail")
                        .asString())
                .contains("must end after it begins");
        assertThat(crew("V1")
                        .post("/api/planned-jobs", job(start, start.plusSeconds(60)))
                        .status())
                .isEqualTo(403);
    }

    private String plan(Instant from, int hours) {
        TestClient.Answer answer = desk.post("/api/planned-jobs", job(from, from.plus(hours, ChronoUnit.HOURS)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private Map<String, Object> job(Instant from, Instant to) {
        JsonNode at = outage(openBreak("LJ")).at("/hydrants/0");
        return Map.of(
                "id", UUID.randomUUID(),
                "lon", at.path("lon").asDouble(),
                "lat", at.path("lat").asDouble(),
                "mainRef", "LJ",
                "narrative", "Replace a valve",
                "from", from.toString(),
                "to", to.toString());
    }
}
