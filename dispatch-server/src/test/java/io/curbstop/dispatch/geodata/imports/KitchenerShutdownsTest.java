package io.curbstop.dispatch.geodata.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.geodata.CustomersOnMains;
import io.curbstop.dispatch.geodata.CustomersOnMains.Stretch;
import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.LoadedNetwork;
import io.curbstop.dispatch.geodata.NetworkRegistry;
import io.curbstop.dispatch.geodata.Tracers;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.shutdown.RingTownTest;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.source.LayerType;
import io.curbstop.map.trace.Break;
import io.curbstop.map.trace.IsolationAnswer;
import io.curbstop.map.trace.TraceRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Shutdowns in a real district: whatever plan a break has, turning its valves puts exactly the plan's customers out of
 * water, by another way of reckoning (all valves as they stand), and putting the main back gives it to them again.
 */
@CurbstopTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "test.context=kitchener shutdowns")
@DirtiesContext
class KitchenerShutdownsTest {

    /** Every so many mains of the district one is broken. */
    private static final int EVERY = 45;

    @LocalServerPort
    int port;

    @Autowired
    ImportPipeline pipeline;

    @Autowired
    GeodataStore geodata;

    @Autowired
    CityStore cities;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TestUsers people;

    @Autowired
    NetworkRegistry networks;

    @Autowired
    Tracers tracers;

    @Autowired
    CustomersOnMains customers;

    private TestClient desk;
    private Instant clock = Instant.now().minusSeconds(80_000);

    @BeforeAll
    void importCity() throws Exception {
        cities.findCity().ifPresent(c -> geodata.listDatasets().forEach(geodata::removeDataset));
        jdbc.update("delete from city");
        pipeline.run(Imports.real("kitchener.yml"), line -> {});
        desk = people.client(port, Role.DISPATCHER);
    }

    @Test
    void everyPlanDriesExactlyItsCustomersAndPuttingItBackNobody() {
        List<String> mains = jdbc.queryForList(
                "select ref from main where geometry_quality = 'surveyed' and coalesce(network, 'water') = 'water'"
                        + " order by ref",
                String.class);
        assertThat(mains).hasSizeGreaterThan(600);
        List<String> done = new ArrayList<>();
        for (int i = 0; i < mains.size(); i += EVERY) {
            String incident = open(mains.get(i));
            for (int plan = 0; plan < plans(incident).size(); plan++) {
                JsonNode chosen = plans(incident).get(plan);
                if (chosen.path("isolated").asBoolean()) {
                    shutAndPutBack(incident, chosen);
                    done.add(mains.get(i) + " " + chosen.path("plan").asString());
                    incident = open(mains.get(i));
                }
            }
        }
        System.out.printf("%d shutdowns in the district, each shut and put back%n", done.size());
        assertThat(done).hasSizeGreaterThan(15).anyMatch(plan -> plan.endsWith("FEWEST_VALVES"));
        assertThat(jdbc.queryForObject("select count(*) from customer_outage where ended_at is null", Long.class))
                .isZero();
        assertThat(jdbc.queryForObject("select count(*) from valve where position <> gis_position", Long.class))
                .isZero();
    }

    /** By the same way as for the other networks: traced without shutting anything. */
    @Test
    void aBreakOfAnyMainPutsItsFewCustomersOutAndOnlyThatOfTheFeedAll() {
        LoadedNetwork loaded = networks.refresh();
        PipeNetwork network = loaded.network();
        long all = geodata.countLayer(LayerType.CUSTOMER);
        List<Integer> counts = new ArrayList<>();
        for (int main = 0; main < network.links().mainCount(); main++) {
            IsolationAnswer answer = tracers.on(loaded)
                    .trace(TraceRequest.of(
                            loaded.valveStates(), Break.onMain(network.links().mainRef(main))));
            if (answer.isolated()) {
                List<Stretch> stretches = new ArrayList<>(Stretch.of("segment", answer.segment()));
                stretches.addAll(Stretch.of("secondary", answer.secondary()));
                counts.add(customers
                        .findOut(stretches, loaded, loaded.valveStates())
                        .size());
            }
        }
        counts.sort(null);
        System.out.printf(
                "Kitchener district: %d of %d mains isolated, customers out: median %d, most %d of %d%n",
                counts.size(),
                network.links().mainCount(),
                counts.get(counts.size() / 2),
                counts.get(counts.size() - 1),
                all);
        assertThat(counts).hasSizeGreaterThan(600);
        assertThat(counts.get(counts.size() / 2)).isPositive();
        assertThat((long) counts.get(counts.size() / 2)).isLessThan(all / 20);
        assertThat((long) counts.get(counts.size() - 1)).isEqualTo(all);
    }

    private void shutAndPutBack(String incident, JsonNode plan) {
        String what = plan.path("mainRef").asString() + " " + plan.path("plan").asString();
        TestClient.Answer approved = desk.post(
                "/api/incidents/" + incident + "/outage/approval",
                Map.of("outageId", plan.path("id").asString()));
        assertThat(approved.status()).as(what + approved.text()).isEqualTo(200);
        turn(incident, plan, true);
        assertThat(get(incident, "outage").path("state").asString()).as(what).isEqualTo("ISOLATED");
        int customers = plan.at("/customers/total").asInt();
        RingTownTest.await(() -> out(incident, "now") == customers);
        turn(incident, plan, false);
        JsonNode after = get(incident, "outage");
        assertThat(after.path("state").asString()).as(what).isEqualTo("RESTORED");
        assertThat(after.path("differences")).as(what).isEmpty();
        RingTownTest.await(() -> out(incident, "now") == 0);
        // Who is given water another way is without until that valve is open.
        boolean another = plan.path("valves")
                .valueStream()
                .anyMatch(valve -> valve.path("role").asString().equals("OPEN"));
        assertThat(out(incident, "ever") == customers || another).as(what).isTrue();
    }

    private void turn(String incident, JsonNode plan, boolean shut) {
        for (JsonNode valve : plan.path("valves")) {
            String role = valve.path("role").asString();
            if (role.equals("CLOSE") || role.equals("OPEN")) {
                clock = clock.plusSeconds(60);
                TestClient.Answer answer = desk.post(
                        "/api/incidents/" + incident + "/outage/valves/"
                                + valve.path("ref").asString() + "/report",
                        Map.of(
                                "id",
                                UUID.randomUUID(),
                                "result",
                                "DONE",
                                "closed",
                                role.equals("CLOSE") == shut,
                                "occurredAt",
                                clock.toString()));
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            }
        }
    }

    private String open(String main) {
        Map<String, Object> call = JobDesk.call();
        call.put("addressText", "nowhere at all");
        String incident =
                desk.post("/api/calls", call).json().at("/incident/id").asString();
        desk.post("/api/incidents/" + incident + "/trace", Map.of("mainRef", main));
        return incident;
    }

    private JsonNode plans(String incident) {
        return get(incident, "outage/plans");
    }

    private JsonNode get(String incident, String part) {
        return desk.get("/api/incidents/" + incident + "/" + part).json();
    }

    private int out(String incident, String what) {
        return get(incident, "shutdown").at("/customersOut/" + what).asInt();
    }
}
