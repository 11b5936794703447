package io.curbstop.dispatch.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Customers of an outage are told, marked so, and exported. */
@SmallTownTest
class CustomersToldTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    JdbcClient jdbc;

    private TestClient desk;
    private String incident;

    @BeforeEach
    void takeACall() {
        town.build();
        desk = people.client(port, Role.DISPATCHER);
        incident = desk.post(
                        "/api/calls",
                        Map.of(
                                "id", UUID.randomUUID(),
                                "narrative", "Water coming up in the road",
                                "addressText", "130 Mill Rd",
                                "type", "MAIN_BREAK",
                                "priority", "P1"))
                .json()
                .at("/incident/id")
                .asString();
        desk.post("/api/incidents/" + incident + "/trace", Map.of());
    }

    private JsonNode customers() {
        return desk.get(path()).json();
    }

    private String path() {
        return "/api/incidents/" + incident + "/outage/customers";
    }

    private TestClient.Answer tell(UUID id, String outcome, String... refs) {
        return desk.post(
                path() + "/told", Map.of("id", id, "refs", List.of(refs), "outcome", outcome, "channel", "PHONE"));
    }

    @Test
    void whoWasToldIsMarkedOnceAndCanBeTakenBackAndTheLogSaysSo() {
        JsonNode critical = customers().get(0);
        String ref = critical.path("ref").asString();
        String other = customers().get(1).path("ref").asString();
        assertThat(critical.path("critical").asString()).isEqualTo("hospital");
        assertThat(critical.has("told")).isFalse();

        UUID id = UUID.randomUUID();
        assertThat(tell(id, "REACHED", ref, other).status()).isEqualTo(204);
        assertThat(tell(id, "REACHED", ref, other).status()).isEqualTo(204);

        JsonNode told = customers().get(0).path("told");
        assertThat(told.path("channel").asString()).isEqualTo("PHONE");
        assertThat(told.path("actor").asString()).isNotBlank();
        assertThat(told.path("at").asString()).isNotBlank();
        assertThat(jdbc.sql("select count(*) from customer_warning where incident_id = :i")
                        .param("i", UUID.fromString(incident))
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(desk.get("/api/incidents/" + incident).text()).containsOnlyOnce("2 customers told by phone.");

        assertThat(tell(UUID.randomUUID(), "NOT_REACHED", ref).status()).isEqualTo(204);
        assertThat(customers().get(0).has("told")).isFalse();
        assertThat(customers().get(1).has("told")).isTrue();
    }

    @Test
    void somebodyWhoIsNotWithoutWaterIsRefusedAndNobodyIsMarked() {
        String ref = customers().get(0).path("ref").asString();

        TestClient.Answer refused = tell(UUID.randomUUID(), "REACHED", ref, "nobody");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("code").asString()).isEqualTo("unknown-customer");
        assertThat(customers().get(0).has("told")).isFalse();
        assertThat(desk.post(path() + "/told", Map.of("id", UUID.randomUUID(), "refs", List.of()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theListIsExportedCriticalFirstAndNoCellIsAFormula() {
        String ref = customers().get(1).path("ref").asString();
        jdbc.sql("update customer set name = '=HYPERLINK(1)', phone = '+1 555 0100' where ref = :ref")
                .param("ref", ref)
                .update();

        TestClient.Answer file = desk.get(path() + ".csv");

        List<String> lines = file.text().lines().toList();
        assertThat(file.headers().get("content-type")).startsWith("text/csv");
        assertThat(file.headers().get("content-disposition")).contains("attachment", "-customers.csv");
        assertThat(lines).hasSize(1 + customers().size());
        assertThat(lines.get(0)).startsWith("critical,name,address,phone");
        assertThat(lines.get(1)).startsWith("hospital,");
        assertThat(file.text()).contains("'=HYPERLINK(1)", "'+1 555 0100").doesNotContain(",=HYPERLINK");
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'customers-exported'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }
}
