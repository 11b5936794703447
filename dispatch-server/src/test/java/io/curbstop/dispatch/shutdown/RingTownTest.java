package io.curbstop.dispatch.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.NetworkRegistry;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A desk in {@link RingTown}. Valves are put back by each test, so that the next finds the ring as it was. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.test.town=ring")
public abstract class RingTownTest {

    private static final AtomicInteger TESTS = new AtomicInteger();

    /** The moment a test's reports are counted from: after those of the tests before it, as a later report holds. */
    final Instant start = Instant.now()
            .truncatedTo(ChronoUnit.SECONDS)
            .minus(2, ChronoUnit.DAYS)
            .plus(2L * TESTS.getAndIncrement(), ChronoUnit.HOURS);

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    GeodataStore geodata;

    @Autowired
    NetworkRegistry networks;

    @Autowired
    JdbcClient jdbc;

    TestClient desk;

    @BeforeEach
    void build() {
        town.build();
        if (networks.refresh().network().links().findMain("LJ") < 0) {
            RingTown.build(geodata, networks);
        }
        desk = people.client(port, Role.DISPATCHER);
        assertThat(jdbc.sql("select ref from valve where position <> coalesce(gis_position, position)")
                        .query(String.class)
                        .list())
                .as("valves that an earlier test has not put back")
                .isEmpty();
    }

    /** A traced break in the middle of a main. */
    String openBreak(String main) {
        Map<String, Object> call = JobDesk.call();
        call.put("addressText", "nowhere at all");
        String incident =
                desk.post("/api/calls", call).json().at("/incident/id").asString();
        TestClient.Answer traced = desk.post("/api/incidents/" + incident + "/trace", Map.of("mainRef", main));
        assertThat(traced.status()).as(traced.text()).isEqualTo(200);
        return incident;
    }

    TestClient crew(String unit) {
        return people.client(port, "tech-" + unit.toLowerCase(Locale.ROOT), Role.TECHNICIAN, unit);
    }

    JsonNode outage(String incident) {
        return desk.get("/api/incidents/" + incident + "/outage").json();
    }

    JsonNode plans(String incident) {
        return desk.get(path(incident, "plans")).json();
    }

    JsonNode shutdown(String incident) {
        return desk.get("/api/incidents/" + incident + "/shutdown").json();
    }

    /** Customers out, once so many have ever been; they are worked out after the report is answered. */
    JsonNode out(String incident, int ever) {
        await(() -> shutdown(incident).at("/customersOut/ever").asInt() == ever);
        settle();
        return shutdown(incident).path("customersOut");
    }

    /** Waits until every event has been heard. */
    void settle() {
        await(() -> jdbc.sql("select count(*) from event_publication")
                        .query(Long.class)
                        .single()
                == 0);
    }

    TestClient.Answer approve(String incident, String outage) {
        return desk.post(path(incident, "approval"), Map.of("outageId", outage));
    }

    TestClient.Answer step(String incident, UUID id, String kind) {
        return desk.post(path(incident, "steps"), Map.of("id", id, "kind", kind));
    }

    TestClient.Answer report(String incident, String valve, String result, boolean closed, Instant at) {
        return report(UUID.randomUUID(), incident, valve, result, closed, at);
    }

    TestClient.Answer report(UUID id, String incident, String valve, String result, boolean closed, Instant at) {
        return desk.post(
                path(incident, "valves/" + valve + "/report"),
                Map.of("id", id, "result", result, "closed", closed, "occurredAt", at.toString()));
    }

    List<String> timeline(String incident, String kind) {
        return desk.get("/api/incidents/" + incident)
                .json()
                .path("timeline")
                .valueStream()
                .filter(line -> line.path("kind").asString().equals(kind))
                .map(line -> line.path("text").asString())
                .toList();
    }

    static String path(String incident, String more) {
        return "/api/incidents/" + incident + "/outage/" + more;
    }

    /** What an outage does with each valve. */
    static Map<String, String> roles(JsonNode outage) {
        Map<String, String> roles = new TreeMap<>();
        outage.path("valves")
                .forEach(valve -> roles.put(
                        valve.path("ref").asString(), valve.path("role").asString()));
        return roles;
    }

    static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(node -> node.path(field).asString()).toList();
    }

    /** Waits for something that follows after the answer; fails after a minute. */
    public static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("it did not happen within a minute")
                    .isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
