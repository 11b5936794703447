package io.curbstop.dispatch.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the plans side by side to every valve as before, on {@link RingTown}. */
class ShutdownTest extends RingTownTest {

    @Test
    void plansStandSideBySideAndOneOfThemIsApprovedByOnePerson() {
        String incident = openBreak("LJ");

        JsonNode plans = plans(incident);

        assertThat(texts(plans, "plan")).containsExactly("NEAREST", "FEWEST_VALVES", "LEAST_WEIGHT");
        assertThat(roles(plans.get(0))).containsOnly(Map.entry("X1", "CLOSE"), Map.entry("X2", "CLOSE"), dry("X4"));
        assertThat(roles(plans.get(1))).containsEntry("W1", "CLOSE").doesNotContainKeys("X1", "X2");
        assertThat(roles(plans.get(2)))
                .contains(Map.entry("X1", "CLOSE"), Map.entry("X4", "CLOSE"), Map.entry("X3", "OPEN"));
        assertThat(plans.get(0).at("/customers/total").asInt()).isEqualTo(12);
        assertThat(plans.get(1).at("/customers/total").asInt()).isEqualTo(15);
        assertThat(plans.get(2).at("/customers/total").asInt()).isEqualTo(5);
        assertThat(plans.get(2).at("/customers/critical")).isEmpty();
        String fewest = plans.get(1).path("id").asString();
        assertThat(crew("V1")
                        .post(path(incident, "approval"), Map.of("outageId", fewest))
                        .status())
                .isEqualTo(403);
        assertThat(people.client(port, Role.MANAGER)
                        .post(path(incident, "approval"), Map.of("outageId", fewest))
                        .status())
                .isEqualTo(403);

        JsonNode approved = approve(incident, fewest).json();

        assertThat(approved.path("state").asString()).isEqualTo("APPROVED");
        assertThat(approved.at("/approval/by").asString()).isNotBlank();
        assertThat(outage(incident).path("id").asString()).isEqualTo(fewest);
        assertThat(approve(incident, fewest).status()).as("twice is once").isEqualTo(200);
        assertThat(timeline(incident, "PLAN_APPROVED")).hasSize(1);
        TestClient.Answer other = approve(incident, plans.get(0).path("id").asString());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("already-approved");

        assertThat(desk.post(path(incident, "withdrawal"), Map.of("outageId", fewest, "reason", "wrong street"))
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("PROPOSED");
        assertThat(approve(incident, plans.get(0).path("id").asString()).status())
                .isEqualTo(200);
    }

    @Test
    void planIsStaleWhenAValveThatMattersChangedAndSaysWhichAndNotWhenAnotherDid() {
        String incident = openBreak("LJ");
        String nearest = plans(incident).get(0).path("id").asString();
        String elsewhere = openBreak("M1");
        report(elsewhere, "VC", "DONE", true, start);
        String away = openBreak("LC");
        report(away, "X2", "DONE", true, start.plusSeconds(5));

        TestClient.Answer stale = approve(incident, nearest);

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("plan-stale");
        JsonNode change = stale.json().at("/valves/0");
        assertThat(change.path("valveRef").asString()).isEqualTo("X2");
        assertThat(change.path("from").asString()).isEqualTo("open");
        assertThat(change.path("to").asString()).isEqualTo("closed");
        assertThat(change.path("by").asString()).isNotBlank();
        assertThat(change.path("at").asString()).isNotBlank();
        assertThat(stale.json().path("detail").asString()).contains("X2", "closed");
        JsonNode now = outage(incident);
        assertThat(now.path("id").asString()).isNotEqualTo(nearest);
        assertThat(roles(now)).containsEntry("X1", "CLOSE").containsEntry("X2", "VERIFY_CLOSED");
        assertThat(approve(incident, nearest).code()).isEqualTo("plan-superseded");
        report(elsewhere, "VC", "DONE", false, start.plusSeconds(10));
        assertThat(approve(incident, now.path("id").asString()).status())
                .as("a valve at the other end of town does not matter")
                .isEqualTo(200);
        report(away, "X2", "DONE", false, start.plusSeconds(20));
    }

    @Test
    void stuckValveAfterApprovalShowsWhatItChangesAndWaitsForApproval() {
        String incident = openBreak("LJ");
        approve(incident, plans(incident).get(0).path("id").asString());
        report(incident, "X1", "DONE", true, start);

        JsonNode stuck =
                report(incident, "X2", "STUCK", true, start.plusSeconds(60)).json();

        assertThat(roles(stuck))
                .containsEntry("W1", "CLOSE")
                .containsEntry("X2", "STUCK")
                .doesNotContainKey("X1");
        assertThat(stuck.has("approval")).isFalse();
        assertThat(texts(stuck.at("/change/added"))).containsExactly("W1");
        assertThat(texts(stuck.at("/change/dropped"))).containsExactly("X1", "X2");
        assertThat(texts(stuck.at("/change/reopen"))).containsExactly("X1");
        assertThat(stuck.at("/change/customersAdded").asInt()).isEqualTo(3);
        TestClient.Answer approved = approve(incident, stuck.path("id").asString());
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        assertThat(approved.json().has("change")).isFalse();
        assertThat(report(incident, "W1", "DONE", true, start.plusSeconds(120))
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("ISOLATED");
        report(incident, "X1", "DONE", false, start.plusSeconds(180));
        assertThat(outage(incident).path("state").asString()).isEqualTo("ISOLATED");
        report(incident, "W1", "DONE", false, start.plusSeconds(240));
        assertThat(outage(incident).path("state").asString()).isEqualTo("RESTORED");
        report(incident, "X2", "DONE", true, start.plusSeconds(300));
        report(incident, "X2", "DONE", false, start.plusSeconds(310));
    }

    @Test
    void stuckReportForAValveOutsideThePlanIsKeptAndThePlanHolds() {
        String incident = openBreak("LJ");
        approve(incident, plans(incident).get(0).path("id").asString());

        JsonNode after = report(incident, "VC", "STUCK", true, start).json();

        assertThat(after.has("approval")).isTrue();
        assertThat(timeline(incident, "VALVE")).singleElement().asString().contains("VC, which is not in the plan");
        assertThat(timeline(incident, "TRACE").get(1)).contains("still holds");
        report(incident, "VC", "DONE", true, start.plusSeconds(1));
        report(incident, "VC", "DONE", false, start.plusSeconds(2));
        assertThat(report(incident, "NO-SUCH", "STUCK", true, start).status()).isEqualTo(404);
    }

    @Test
    void stateFollowsTheValvesAndNothingElse() {
        String incident = openBreak("LJ");
        TestClient.Answer early = step(incident, UUID.randomUUID(), "CUSTOMERS_WARNED");
        assertThat(early.code()).isEqualTo("plan-not-approved");
        approve(incident, plans(incident).get(0).path("id").asString());
        UUID warned = UUID.randomUUID();
        assertThat(step(incident, warned, "CUSTOMERS_WARNED")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("CUSTOMERS_WARNED");
        step(incident, warned, "CUSTOMERS_WARNED");
        assertThat(timeline(incident, "SHUTDOWN_CUSTOMERS_WARNED")).hasSize(1);
        assertThat(report(incident, "X1", "DONE", true, start)
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("CLOSING");
        TestClient.Answer unproved = step(incident, UUID.randomUUID(), "PROVED");
        assertThat(unproved.code()).isEqualTo("valves-open");
        assertThat(unproved.json().path("detail").asString()).contains("X2").doesNotContain("X1");
        assertThat(desk.post(
                                path(incident, "withdrawal"),
                                Map.of("outageId", outage(incident).path("id").asString(), "reason", "no"))
                        .code())
                .isEqualTo("valves-turned");
        report(incident, "X2", "DONE", true, start.plusSeconds(60));
        assertThat(step(incident, UUID.randomUUID(), "ISOLATED").status()).isEqualTo(400);
        assertThat(step(incident, UUID.randomUUID(), "PROVED")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("ISOLATED");
        assertThat(step(incident, UUID.randomUUID(), "REPAIRED")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("REPAIRED");
        assertThat(texts(shutdown(incident).path("reopening"), "action"))
                .containsExactly("OPEN_AT_LOW_FLOW", "FLUSH", "OPEN", "OPEN");
        report(incident, "X1", "DONE", false, start.plusSeconds(120));
        assertThat(outage(incident).path("state").asString()).isEqualTo("OPENING");
        assertThat(texts(outage(incident).path("differences"), "valveRef")).containsExactly("X2");
        assertThat(report(incident, "X2", "DONE", false, start.plusSeconds(180))
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("RESTORED");
    }

    @Test
    void customersOutAreTimedByTheValvesWhateverOrderTheReportsComeIn() {
        String incident = openBreak("LJ");
        report(incident, "X2", "DONE", true, start.plusSeconds(600));
        assertThat(out(incident, 0).path("ever").asInt())
                .as("one of two feeds closed")
                .isZero();
        report(incident, "X2", "DONE", false, start.plusSeconds(4_200));
        // The report of the other valve comes last, though it was closed first and opened last.
        UUID late = UUID.randomUUID();
        report(late, incident, "X1", "DONE", true, start);
        assertThat(out(incident, 12).path("now").asInt()).as("X2 is open again").isZero();
        report(late, incident, "X1", "DONE", true, start);
        report(incident, "X1", "DONE", false, start.plusSeconds(5_000));

        JsonNode out = out(incident, 12);

        assertThat(out.path("minutes").asLong()).isEqualTo(12 * 60);
        assertThat(Instant.parse(out.path("since").asString())).isEqualTo(start.plusSeconds(600));
        assertThat(Instant.parse(out.path("until").asString())).isEqualTo(start.plusSeconds(4_200));
        assertThat(texts(out.path("changes"), "customers")).containsExactly("12", "0");
        assertThat(out.path("now").asInt()).isZero();
    }

    @Test
    void customerWithAnotherLiveServiceIsReducedAndNotOut() {
        RingTown.addServices(geodata, networks);
        try {
            String incident = openBreak("LJ");
            JsonNode nearest = plans(incident).get(0);
            assertThat(nearest.at("/customers/total").asInt()).isEqualTo(11);
            assertThat(nearest.at("/customers/reduced").asInt()).isEqualTo(1);
            assertThat(nearest.at("/customers/critical")).isEmpty();
            JsonNode listed = desk.get(path(incident, "customers")).json();
            assertThat(listed).hasSize(12);
            assertThat(listed.get(0).path("ref").asString()).isEqualTo("K0");
            assertThat(listed.get(0).path("part").asString()).isEqualTo("REDUCED");
            report(incident, "X1", "DONE", true, start);
            report(incident, "X2", "DONE", true, start.plusSeconds(60));
            assertThat(out(incident, 11).path("now").asInt()).isEqualTo(11);
            report(incident, "X2", "DONE", false, start.plusSeconds(120));
            report(incident, "X1", "DONE", false, start.plusSeconds(180));
        } finally {
            RingTown.removeServices(geodata, networks);
        }
    }

    @Test
    void advisoryIsRescindedOnlyAfterSamplesPassedOnTwoDays() {
        String incident = openBreak("LJ");
        String path = "/api/incidents/" + incident + "/advisory";
        assertThat(desk.post(path, advice("RESCINDED", start)).code()).isEqualTo("advisory-none");
        assertThat(desk.post(path, advice("ISSUED", start.minus(5, ChronoUnit.DAYS)))
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("ISSUED");
        desk.post(path, advice("SAMPLE_PASSED", start.minus(4, ChronoUnit.DAYS)));
        desk.post(path, advice("SAMPLE_FAILED", start.minus(3, ChronoUnit.DAYS)));
        desk.post(path, advice("SAMPLE_PASSED", start.minus(2, ChronoUnit.DAYS)));
        TestClient.Answer early = desk.post(path, advice("RESCINDED", start));
        assertThat(early.code()).isEqualTo("samples-missing");
        assertThat(early.json().path("detail").asString()).contains("1 more day");
        desk.post(path, advice("SAMPLE_PASSED", start.minus(1, ChronoUnit.DAYS)));
        assertThat(desk.post(path, advice("RESCINDED", start))
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("RESCINDED");
        assertThat(crew("V1").post(path, advice("ISSUED", start)).status()).isEqualTo(403);
    }

    private static Map<String, Object> advice(String kind, Instant at) {
        return Map.of("id", UUID.randomUUID(), "kind", kind, "occurredAt", at.toString());
    }

    private static Map.Entry<String, String> dry(String ref) {
        return Map.entry(ref, "DRY_SIDE");
    }
}
