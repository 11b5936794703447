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
import io.curbstop.dispatch.telephone.HouseTelephone;
import io.curbstop.dispatch.telephone.PhoneCall;
import io.curbstop.dispatch.telephone.PhoneCallState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Callers: each rings, and is answered by whoever sits at the desk. The server's desk takes down the words, the place and the
 * likely incident as the console proposes them; a person at a console hears what the caller says and writes it down. A caller
 * whom nobody answers gives up. A call that could not be taken for an error is noted as such, and the others go on.
 */
@Component
public class CallerPlay {

    private final Exercises exercises;
    private final HouseTelephone telephone;
    private final TriageDesk triage;
    private final CallDesk desk;
    private final JdbcClient jdbc;

    CallerPlay(Exercises exercises, HouseTelephone telephone, TriageDesk triage, CallDesk desk, JdbcClient jdbc) {
        this.exercises = exercises;
        this.telephone = telephone;
        this.triage = triage;
        this.desk = desk;
        this.jdbc = jdbc;
    }

    /**
     * Plays a call that is due, as far as it has come.
     *
     * @return when it goes on; empty when it is over or waits for a person
     */
    public Optional<Instant> play(Exercise exercise, Exercises.Due due, Instant now) {
        String name = Exercises.phoneCallName(exercise.id(), due.number());
        if (due.rangAt() == null) {
            telephone.ring(name, due.happening().phone(), due.dueAt());
            exercises.noteRang(exercise.id(), due);
        }
        PhoneCall call = telephone.find(name).orElseThrow();
        if (call.state().isSettled()) {
            exercises.notePlayed(
                    exercise.id(), due, findIncident(call), call.state().label(), false);
            return Optional.empty();
        }
        if (call.state() != PhoneCallState.RINGING) {
            return Optional.empty(); // a person has it
        }
        boolean people = exercise.desk() == Exercise.Desk.PEOPLE;
        Instant when = due.dueAt().plus(patience(exercise, due, people));
        if (now.isBefore(when)) {
            return Optional.of(when);
        }
        if (people) {
            telephone.hangUp(name, when);
            exercises.notePlayed(exercise.id(), due, null, "gave up", false);
        } else {
            answer(exercise, due, call.id(), when);
        }
        return Optional.empty();
    }

    /** How long until the desk answers, or, with people there, until the caller gives up. */
    private static Duration patience(Exercise exercise, Exercises.Due due, boolean people) {
        return exercise.chance()
                .between(
                        Duration.ofSeconds(people ? 60 : 3),
                        Duration.ofSeconds(people ? 180 : 16),
                        "rings",
                        due.number());
    }

    private UUID findIncident(PhoneCall call) {
        return call.callId() == null
                ? null
                : jdbc.sql("select incident_id from call where id = :id")
                        .param("id", call.callId())
                        .query(UUID.class)
                        .optional()
                        .orElse(null);
    }

    private void answer(Exercise exercise, Exercises.Due due, UUID phoneCallId, Instant when) {
        try {
            CallTaken taken = desk.take(call(exercise, due, phoneCallId), Stamp.ofDispatcher(Exercise.ACTOR, when));
            exercises.notePlayed(
                    exercise.id(), due, taken.call().incidentId(), taken.joined() ? "joined" : "opened", false);
        } catch (ProblemException refused) {
            exercises.notePlayed(exercise.id(), due, null, refused.getMessage(), true);
        }
    }

    private NewCall call(Exercise exercise, Exercises.Due due, UUID phoneCallId) {
        Happening said = due.happening();
        TriageDesk.Answer answer = triage.triage(new TriageDesk.Draft(
                said.narrative(), said.addressText(), said.lon(), said.lat(), said.type(), Map.of()));
        String type = answer.proposal().typeCode();
        boolean seenByMany = !"SO".equals(answer.proposal().priority());
        UUID parent = answer.parents().stream()
                .map(ParentFinder.Parent::incidentId)
                .filter(id -> seenByMany && isSame(id, type))
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
                phoneCallId);
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
