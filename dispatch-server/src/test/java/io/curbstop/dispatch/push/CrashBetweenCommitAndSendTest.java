package io.curbstop.dispatch.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.CurbstopApplication;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.assignment.AssignmentState;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.NewAssignment;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentEdit;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.NewIncident;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.radio.sim.RadioDisplay;
import io.curbstop.radio.sim.SimulatedRadios;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The server of this test commits and never sends, as one killed in between; others then start on its database. */
@CurbstopTest
@DirtiesContext
@TestPropertySource(
        properties = {
            "curbstop.push.enabled=false",
            "curbstop.push.radio-after=1s",
            "curbstop.push.alarm-after=1s",
            "curbstop.radio.simulated=false"
        })
class CrashBetweenCommitAndSendTest {

    @Autowired
    SmallTown town;

    @Autowired
    Incidents incidents;

    @Autowired
    Assignments assignments;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Amendments amendments;

    @Autowired
    Alarms alarms;

    @Autowired
    Environment environment;

    @TempDir
    Path journal;

    @Test
    void orderIsSentOnceByTheNextServerAndNotAgainByTheOneAfter() {
        town.build();
        UUID urgent = order("P1", "V1");
        UUID routine = order("P2", "R1");
        assertThat(deliveries.listByAssignments(List.of(urgent)))
                .extracting(DeliveryView::state)
                .containsOnly("QUEUED");

        try (ConfigurableApplicationContext next = start()) {
            SimulatedRadios radios = next.getBean(SimulatedRadios.class);
            await(() -> ordersShown(radios, "1101") == 1);
            await(() -> radioState(urgent).equals("DEVICE_ACK"));
            await(() -> ordersShown(radios, "1201") == 1);
            await(() -> !alarms.listStanding().isEmpty());
            await(() -> assignments.getAssignment(routine).state() == AssignmentState.NO_ANSWER);

            radios.sendText("1201", "ACK");

            await(() -> assignments.getAssignment(routine).state() == AssignmentState.ACKNOWLEDGED);
            assertThat(alarms.listStanding()).noneMatch(a -> routine.equals(a.assignmentId()));
            assertThat(ordersShown(radios, "1101")).isEqualTo(1);
        }
        try (ConfigurableApplicationContext after = start()) {
            SimulatedRadios radios = after.getBean(SimulatedRadios.class);
            UUID another = order("P1", "V2");
            await(() -> radioState(another).equals("DEVICE_ACK"));
            assertThat(ordersShown(radios, "1102")).isEqualTo(1);

            assertThat(ordersShown(radios, "1101")).isZero();
            assertThat(deliveries.listByAssignments(List.of(urgent, another)))
                    .filteredOn(d -> d.channel().equals("RADIO"))
                    .allSatisfy(d -> assertThat(d.attempts()).isEqualTo(1));
        }
    }

    @Test
    void changeIsSentByTheNextServerWithItsNewestWords() {
        town.build();
        UUID order = order("P1", "R2");
        UUID incident = assignments.getAssignment(order).incidentId();
        try (ConfigurableApplicationContext next = start()) {
            SimulatedRadios radios = next.getBean(SimulatedRadios.class);
            await(() -> radioState(order).equals("DEVICE_ACK"));
            radios.sendText("1202", "ACK");
            await(() -> assignments.getAssignment(order).state() == AssignmentState.ACKNOWLEDGED);
        }

        change(incident, "180 Mill Rd");
        change(incident, "190 Mill Rd");

        try (ConfigurableApplicationContext after = start()) {
            SimulatedRadios radios = after.getBean(SimulatedRadios.class);
            await(() -> ordersShown(radios, "1202") == 1);
            assertThat(radios.find("1202").orElseThrow().lines().get(0).text()).contains("CHANGED", "190 MILL RD");

            // Another word than before: a radio that says the same under the same number is taken to repeat itself.
            radios.sendText("1202", "ROGER");

            await(() -> amendments.findOpen(order).isEmpty());
        }
    }

    private void change(UUID incident, String address) {
        incidents.edit(
                incident,
                new IncidentEdit(null, null, address, null, null, null, null, null),
                null,
                Stamp.ofDispatcher("dispatcher", Instant.now()));
    }

    private UUID order(String priority, String unit) {
        Stamp stamp = Stamp.ofDispatcher("dispatcher", Instant.now());
        Incident incident = incidents.open(
                new NewIncident(UUID.randomUUID(), "MAIN_BREAK", priority, "118 Mill Rd", null, null, null, null, "x"),
                stamp);
        UUID id = UUID.randomUUID();
        assignments.dispatch(NewAssignment.ofFree(id, incident.id(), unit, null), stamp);
        return id;
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(CurbstopApplication.class)
                .run(
                        "--server.port=0",
                        "--curbstop.demo=false",
                        "--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
                        "--spring.datasource.username=" + environment.getProperty("spring.datasource.username"),
                        "--spring.datasource.password=" + environment.getProperty("spring.datasource.password"),
                        "--spring.datasource.hikari.maximum-pool-size=5",
                        "--curbstop.radio.journal=" + journal,
                        "--curbstop.push.radio-after=1s",
                        "--curbstop.push.alarm-after=1s",
                        "--curbstop.push.poll=200ms");
    }

    private String radioState(UUID assignment) {
        return deliveries.listByAssignments(List.of(assignment)).stream()
                .filter(d -> d.channel().equals("RADIO"))
                .map(DeliveryView::state)
                .findFirst()
                .orElse("");
    }

    private static long ordersShown(SimulatedRadios radios, String radioId) {
        return radios.find(radioId).map(RadioDisplay::lines).orElse(List.of()).stream()
                .filter(line -> !line.sent())
                .count();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 180_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("it did not happen within three minutes")
                    .isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
