package io.curbstop.dispatch.exercise.play;

import io.curbstop.dispatch.exercise.Exercise;
import io.curbstop.dispatch.exercise.Exercises;
import io.curbstop.dispatch.exercise.scenario.Happening;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.intake.CallDesk;
import io.curbstop.dispatch.intake.CallTaken;
import io.curbstop.dispatch.intake.NewCall;
import io.curbstop.dispatch.intake.ParentFinder;
import io.curbstop.dispatch.intake.TriageDesk;
import io.curbstop.dispatch.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Callers, and whoever takes down what they say: the words, the place and the likely incident as the console proposes them.
 * A call that nobody could take for an error is noted as such, and the others go on.
 */
@Component
public class CallerPlay {

    private static final int AT_ONCE = 20;

    private final Exercises exercises;
    private final TriageDesk triage;
    private final CallDesk desk;
    private final JdbcClient jdbc;

    CallerPlay(Exercises exercises, TriageDesk triage, CallDesk desk, JdbcClient jdbc) {
        this.exercises = exercises;
        this.triage = triage;
        this.desk = desk;
        this.jdbc = jdbc;
    }

    /**
     * Plays the calls that are due.
     *
     * @return how many
     */
    public int play(Exercise exercise, Instant now) {
        List<Exercises.Due> due = exercises.listDue(exercise.id(), now, AT_ONCE);
        due.forEach(call -> play(exercise, call));
        return due.size();
    }

    private void play(Exercise exercise, Exercises.Due due) {
        try {
            CallTaken taken = desk.take(call(exercise, due), Stamp.ofDispatcher(Exercise.ACTOR, due.dueAt()));
            exercises.notePlayed(
                    exercise.id(), due.number(), taken.call().incidentId(), taken.joined() ? "joined" : "opened");
        } catch (ProblemException refused) {
            exercises.notePlayed(exercise.id(), due.number(), null, refused.getMessage());
        }
    }

    private NewCall call(Exercise exercise, Exercises.Due due) {
        Happening said = due.happening();
        TriageDesk.Answer answer = triage.triage(new TriageDesk.Draft(
                said.narrative(), said.addressText(), said.lon(), said.lat(), said.type(), Map.of()));
        String type = answer.proposal().typeCode();
        UUID parent = answer.parents().stream()
                .map(ParentFinder.Parent::incidentId)
                .filter(id -> isSame(id, type))
                .findFirst()
                .orElse(null);
        return new NewCall(
                id(exercise, "call", due.number()),
                said.caller(),
                said.phone(),
                said.narrative(),
                said.addressText(),
                said.lon() == null || said.lat() == null
                        ? null
                        : new NewCall.CallLocation(said.lon(), said.lat(), "map", said.addressText(), null),
                type,
                answer.proposal().priority(),
                parent,
                id(exercise, "incident", due.number()),
                List.of(),
                null,
                exercise.chance().happens(10, "callback", due.number()),
                Map.of(),
                null);
    }

    private boolean isSame(UUID incidentId, String type) {
        return jdbc.sql("select count(*) from incident where id = :id and type_code = :type")
                        .param("id", incidentId)
                        .param("type", type)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static UUID id(Exercise exercise, String what, int number) {
        return UUID.nameUUIDFromBytes((exercise.id() + "/" + what + "/" + number).getBytes(StandardCharsets.UTF_8));
    }
}
