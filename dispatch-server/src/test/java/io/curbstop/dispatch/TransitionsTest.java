package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.AssignmentState;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.CrewSteps;
import io.curbstop.dispatch.assignment.NewAssignment;
import io.curbstop.dispatch.assignment.Step;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentState;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.NewIncident;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.telephone.PhoneCallState;
import io.curbstop.dispatch.telephone.PhoneCalls;
import io.curbstop.dispatch.transition.TransitionTable;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks every table in full, the forbidden steps too. */
@SmallTownTest
class TransitionsTest {

    @Autowired
    SmallTown town;

    @Autowired
    Incidents incidents;

    @Autowired
    Assignments assignments;

    @Autowired
    CrewSteps steps;

    @Autowired
    PhoneCalls phoneCalls;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void build() {
        town.build();
    }

    @ParameterizedTest
    @EnumSource
    void incidentGoesWhereTheTableSaysAndNowhereElse(IncidentState from) {
        Incident incident = open();
        TransitionTable<IncidentState> table = incidents.transitions();
        for (IncidentState to : IncidentState.values()) {
            jdbc.sql("update incident set state = :state where id = :id")
                    .param("state", from.name())
                    .param("id", incident.id())
                    .update();

            ProblemException refusal = catchThrowableOfType(
                    ProblemException.class, () -> incidents.changeState(incident.id(), to, null, "because", stamp()));

            assertThat(refusal == null).as(from + " to " + to).isEqualTo(table.allows(from, to));
            if (refusal != null) {
                assertThat(refusal.code()).isEqualTo("transition-not-allowed");
                assertThat(refusal.getMessage()).contains("From " + from + " one may go to");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void callGoesWhereTheTableSaysAndNowhereElse(PhoneCallState from) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into phone_call (id, state, began_at, recorded_at) values (:id, 'RINGING', now(), now())")
                .param("id", id)
                .update();
        TransitionTable<PhoneCallState> table = phoneCalls.transitions();
        for (PhoneCallState to : PhoneCallState.values()) {
            jdbc.sql("update phone_call set state = :state where id = :id")
                    .param("state", from.name())
                    .param("id", id)
                    .update();

            ProblemException refusal =
                    catchThrowableOfType(ProblemException.class, () -> phoneCalls.move(id, to, "because", stamp()));

            assertThat(refusal == null).as(from + " to " + to).isEqualTo(table.allows(from, to));
            if (refusal != null) {
                assertThat(refusal.code()).isEqualTo("transition-not-allowed");
            }
        }
        jdbc.sql("update phone_call set state = 'ADVISED' where id = :id")
                .param("id", id)
                .update();
    }

    @ParameterizedTest
    @EnumSource
    void crewReportsWhatTheTableAllowsAndNothingElse(AssignmentState from) {
        Incident incident = open();
        Assignment assignment =
                assignments.dispatch(NewAssignment.ofFree(UUID.randomUUID(), incident.id(), "R2", null), stamp());
        TransitionTable<AssignmentState> table = assignments.transitions();
        for (Step step : Step.values()) {
            put(assignment, from);
            boolean repeats = step.findState().filter(s -> s == from).isPresent();
            boolean allowed = repeats
                    || step.findState()
                            .map(to -> table.allows(from, to))
                            .orElse(from == AssignmentState.EN_ROUTE
                                    || from == AssignmentState.ON_SITE
                                    || from == AssignmentState.WORKING
                                    || from == AssignmentState.SUSPENDED
                                    || from == AssignmentState.COMPLETED);

            ProblemException refusal = catchThrowableOfType(
                    ProblemException.class, () -> steps.apply(assignment.id(), step, "because", false, stamp()));

            assertThat(refusal == null).as(from + ": " + step).isEqualTo(allowed);
            if (refusal != null) {
                assertThat(refusal.code()).isEqualTo("transition-not-allowed");
            }
        }
        put(assignment, AssignmentState.CLEAR);
    }

    @ParameterizedTest
    @EnumSource
    void dispatcherTakesAUnitBackOrOffWhereTheTableSaysAndNowhereElse(AssignmentState from) {
        Incident incident = open();
        Assignment assignment =
                assignments.dispatch(NewAssignment.ofFree(UUID.randomUUID(), incident.id(), "R2", null), stamp());
        TransitionTable<AssignmentState> table = assignments.transitions();

        put(assignment, from);
        ProblemException notCancelled = catchThrowableOfType(
                ProblemException.class, () -> assignments.cancel(assignment.id(), "because", null, stamp()));
        put(assignment, from);
        ProblemException notTakenOff = catchThrowableOfType(
                ProblemException.class,
                () -> assignments.dispatch(
                        new NewAssignment(
                                UUID.randomUUID(),
                                open().id(),
                                "R2",
                                null,
                                false,
                                false,
                                null,
                                Set.of(assignment.id()),
                                "worse"),
                        stamp()));

        assertThat(notCancelled == null).isEqualTo(table.allows(from, AssignmentState.CANCELLED));
        assertThat(notTakenOff == null)
                .isEqualTo(from == AssignmentState.RESERVED || table.allows(from, AssignmentState.PRE_EMPTED));
        free("R2");
    }

    @ParameterizedTest
    @EnumSource
    void reservedUnitIsSentAndNoOtherIsSentAgain(AssignmentState from) {
        Incident incident = open();
        Assignment assignment = assignments.dispatch(
                new NewAssignment(UUID.randomUUID(), incident.id(), "R2", null, false, true, null, Set.of(), null),
                stamp());
        put(assignment, from);

        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> assignments.release(assignment.id(), false, null, stamp()));

        AssignmentState now = assignments.getAssignment(assignment.id()).state();
        free("R2");
        assertThat(refusal == null).isEqualTo(!from.isEnded());
        assertThat(now).isEqualTo(from == AssignmentState.RESERVED ? AssignmentState.DISPATCHED : from);
    }

    /** Puts an assignment in a state as if nothing had been reported before. */
    private void put(Assignment assignment, AssignmentState state) {
        jdbc.sql(
                        "update assignment set state = :state, acknowledged_at = null, made_safe_at = null, restored_at = null,"
                                + " dispatched_at = state_at, en_route_at = null, on_site_at = null, working_at = null, completed_at = null,"
                                + " ended_at = case when :ended then state_at end where id = :id")
                .param("state", state.name())
                .param("ended", state.isEnded())
                .param("id", assignment.id())
                .update();
    }

    private void free(String unit) {
        jdbc.sql("update assignment set state = 'CLEAR', ended_at = state_at, dispatched_at = state_at"
                        + " where unit_code = :unit and live")
                .param("unit", unit)
                .update();
    }

    @Test
    void stepThatNeedsAReasonIsRefusedWithoutOne() {
        Incident incident = open();

        ProblemException refusal = catchThrowableOfType(
                ProblemException.class,
                () -> incidents.changeState(incident.id(), IncidentState.UNFOUNDED, null, " ", stamp()));

        assertThat(refusal.code()).isEqualTo("invalid");
    }

    @Test
    void logRefusesToBeRewritten() {
        Incident incident = open();

        assertThat(catchThrowableOfType(RuntimeException.class, () -> jdbc.sql(
                                "update incident_event set text = 'other' where incident_id = :id")
                        .param("id", incident.id())
                        .update()))
                .hasMessageContaining("append-only");
    }

    private Incident open() {
        return incidents.open(
                new NewIncident(UUID.randomUUID(), "LEAK", "P3", "118 Mill Rd", null, null, null, null, "leak"),
                stamp());
    }

    private static Stamp stamp() {
        return Stamp.ofDispatcher("dispatcher", Instant.now());
    }
}
