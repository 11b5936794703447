package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.AssignmentState;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.Corrections;
import io.curbstop.dispatch.assignment.CrewSteps;
import io.curbstop.dispatch.assignment.NewAssignment;
import io.curbstop.dispatch.assignment.Step;
import io.curbstop.dispatch.field.CrewReport;
import io.curbstop.dispatch.field.CrewReports;
import io.curbstop.dispatch.incident.IncidentState;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.NewIncident;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever comes from dispatchers, phones, radios and the clock, in any order, doubled or late: what must hold holds. A
 * failure names its seed; {@code -Dcurbstop.seed} plays it again, {@code -Dcurbstop.events} makes it longer.
 */
@SmallTownTest
class AnySequenceTest {

    private static final List<String> UNITS = List.of("V1", "V2", "R1");

    @Autowired
    SmallTown town;

    @Autowired
    Incidents incidents;

    @Autowired
    Assignments assignments;

    @Autowired
    CrewReports reports;

    @Autowired
    CrewSteps steps;

    @Autowired
    Corrections corrections;

    @Autowired
    Invariants invariants;

    private final List<UUID> opened = new ArrayList<>();
    private final List<UUID> made = new ArrayList<>();
    private final List<CrewReport> said = new ArrayList<>();
    private Random random;
    private int applied;
    private int refused;

    @BeforeEach
    void build() {
        town.build();
    }

    @Test
    void invariantsHoldAfterEveryEvent() {
        long seed = Long.getLong("curbstop.seed", System.nanoTime());
        int events = Integer.getInteger("curbstop.events", 250);
        random = new Random(seed);
        freeTheUnits();
        for (int i = 0; i < 4; i++) {
            open();
        }
        for (int i = 0; i < events; i++) {
            String what = act();
            assertThat(broken()).as("event %d of seed %d: %s", i, seed, what).isEmpty();
        }
        freeTheUnits();
        System.out.printf("%d events applied, %d refused, seed %d%n", applied, refused, seed);
        assertThat(applied).as("much of what was tried was possible").isGreaterThan(events / 6);
    }

    private String act() {
        int kind = random.nextInt(20);
        try {
            String what = kind < 4 ? dispatch() : kind < 14 ? report() : kind < 15 ? repeat() : byHand(kind);
            applied++;
            return what;
        } catch (ProblemException refusal) {
            refused++;
            return refusal.getMessage();
        }
    }

    private String dispatch() {
        String unit = UNITS.get(random.nextInt(UNITS.size()));
        List<Assignment> held = assignments.listHeldBy(unit);
        boolean takesOff = !held.isEmpty() && random.nextInt(3) == 0;
        boolean reserved = random.nextInt(4) == 0;
        Assignment sent = assignments.dispatch(
                new NewAssignment(
                        UUID.randomUUID(),
                        pick(opened),
                        unit,
                        null,
                        random.nextBoolean(),
                        reserved,
                        null,
                        takesOff ? Set.of(held.get(random.nextInt(held.size())).id()) : Set.of(),
                        "tried"),
                stamp(Source.DISPATCHER));
        made.add(sent.id());
        return "dispatched " + unit + " " + sent.state();
    }

    private String report() {
        if (made.isEmpty()) {
            return dispatch();
        }
        Step step = Step.values()[random.nextInt(Step.values().length)];
        CrewReport report = new CrewReport(
                UUID.randomUUID(),
                recent(),
                step,
                "because",
                null,
                random.nextBoolean() ? "more" : null,
                random.nextBoolean());
        said.add(report);
        reports.apply(report, stamp(random.nextBoolean() ? Source.APP : Source.RADIO));
        return step + " of " + report.assignmentId();
    }

    private String repeat() {
        if (said.isEmpty()) {
            return report();
        }
        CrewReport again = said.get(random.nextInt(said.size()));
        reports.apply(again, stamp(Source.RADIO));
        return "again " + again;
    }

    private String byHand(int kind) {
        if (made.isEmpty()) {
            return dispatch();
        }
        UUID id = recent();
        switch (kind) {
            case 15 -> assignments.cancel(id, "not needed", null, stamp(Source.DISPATCHER));
            case 16 -> assignments.release(id, random.nextBoolean(), "now", stamp(Source.DISPATCHER));
            case 17 -> steps.markDelivered(id, stamp(Source.SYSTEM));
            case 18 -> steps.markNoAnswer(id, stamp(Source.SYSTEM));
            default -> endOrTakeBack(id);
        }
        return kind + " of " + id;
    }

    private void endOrTakeBack(UUID id) {
        Assignment assignment = assignments.getAssignment(id);
        if (random.nextBoolean()) {
            corrections.takeBack(id, assignment.version(), "mistake", stamp(Source.DISPATCHER));
        } else {
            UUID incident = assignment.incidentId();
            opened.remove(incident);
            open();
            incidents.changeState(incident, IncidentState.UNFOUNDED, null, "nothing", stamp(Source.DISPATCHER));
        }
    }

    /** What does not hold, in words. */
    private List<String> broken() {
        List<String> broken = new ArrayList<>(invariants.listBroken());
        for (String unit : UNITS) {
            long active = assignments.listLiveOf(unit).stream()
                    .map(Assignment::state)
                    .filter(AssignmentState::isActive)
                    .count();
            if (active > 1) {
                broken.add(unit + " is at " + active + " jobs");
            }
        }
        return broken;
    }

    private UUID open() {
        UUID id = UUID.randomUUID();
        incidents.open(
                new NewIncident(id, "LEAK", "P3", "118 Mill Rd", null, null, null, null, "leak"),
                stamp(Source.DISPATCHER));
        opened.add(id);
        return id;
    }

    private UUID recent() {
        return made.get(made.size() - 1 - random.nextInt(Math.min(8, made.size())));
    }

    private UUID pick(List<UUID> ids) {
        return ids.get(random.nextInt(ids.size()));
    }

    /** Now, or up to a quarter of an hour ago: reports come late. */
    private Stamp stamp(Source source) {
        boolean late = source != Source.DISPATCHER && random.nextInt(3) == 0;
        return new Stamp("anybody", source, Instant.now().minusSeconds(late ? random.nextInt(900) : 0));
    }

    private void freeTheUnits() {
        for (String unit : UNITS) {
            assignments.listHeldBy(unit).forEach(a -> {
                try {
                    assignments.cancel(a.id(), "test over", null, stamp(Source.DISPATCHER));
                } catch (ProblemException done) {
                    reports.apply(
                            new CrewReport(UUID.randomUUID(), a.id(), Step.CLEAR, null, null),
                            stamp(Source.DISPATCHER));
                }
            });
        }
    }
}
