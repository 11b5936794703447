package io.curbstop.dispatch.radio;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.FakeGateway;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.simp.user.SimpUserRegistry;

/** A small town with two gateways, hill and valley, in the hands of the test. */
@SmallTownTest
abstract class GatewaysTest {

    private static final long LOOKS_EVERY_ns = 20_000_000;

    static final String RADIO = "1101";

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RadioGateways gateways;

    @Autowired
    SimpUserRegistry registry;

    TestClient dispatcher;
    TestClient administrator;
    JobDesk desk;
    String hillToken;
    String valleyToken;

    @BeforeEach
    void admit() {
        town.build();
        dispatcher = people.client(port, Role.DISPATCHER);
        administrator = people.client(port, Role.ADMINISTRATOR);
        desk = new JobDesk(dispatcher);
        hillToken = admit("hill");
        valleyToken = admit("valley");
    }

    String admit(String name) {
        TestClient.Answer answer = administrator.post("/api/radio/gateways", Map.of("name", name));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("token").asString();
    }

    @AfterEach
    void forget() {
        desk.freeTheUnits();
        // What takes these orders back would else go out during the next test.
        jdbc.sql("update delivery set due_at = null where due_at is not null").update();
        for (String table : List.of(
                "radio_command", "radio_heard", "radio_route", "radio_air", "radio_gateway", "radio_set_aside")) {
            jdbc.sql("delete from " + table).update();
        }
        jdbc.sql("update alarm set gone_at = now(), gone_by = 'test' where gone_at is null and subject is not null")
                .update();
    }

    FakeGateway hill() {
        FakeGateway gateway = FakeGateway.greet(port, "hill", hillToken);
        hears(gateway, "hill");
        return gateway;
    }

    /** This gateway hears the radio now, and is the last that did. */
    void hears(FakeGateway gateway, String name) {
        gateway.sayHeard(RADIO);
        awaitTrue(() -> heardBy(name));
        // The simulated radio of the same name may still answer to what a test before sent to it.
        jdbc.sql("update radio_heard set heard_at = now() + interval '5 minutes' where gateway = :gateway")
                .param("gateway", name)
                .update();
    }

    boolean heardBy(String gateway) {
        return jdbc.sql("select exists (select 1 from radio_heard where radio_id = :radio and gateway = :gateway)")
                .param("radio", RADIO)
                .param("gateway", gateway)
                .query(Boolean.class)
                .single();
    }

    String order() {
        return desk.take(JobDesk.call(), "V1").at("/incident/id").asString();
    }

    static void awaitTrue(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(LOOKS_EVERY_ns);
        }
    }

    void awaitRadio(String incident, String state) {
        awaitTrue(
                () -> desk.delivery(incident, "RADIO").path("state").asString().equals(state));
    }
}
