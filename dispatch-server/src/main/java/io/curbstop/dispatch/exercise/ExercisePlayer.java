package io.curbstop.dispatch.exercise;

import io.curbstop.dispatch.exercise.play.CallerPlay;
import io.curbstop.dispatch.exercise.play.CrewPlay;
import io.curbstop.dispatch.exercise.play.DeskPlay;
import io.curbstop.dispatch.exercise.scenario.ScenarioKind;
import io.curbstop.dispatch.exercise.scenario.ScenarioMaker;
import io.curbstop.dispatch.live.OneServer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plays, round by round, whatever is due in the exercise that goes on. Of several servers one does at a time. */
@Component
class ExercisePlayer {

    private static final long LOCK = 0x45_58_45_52L;

    private final Exercises exercises;
    private final CallerPlay callers;
    private final DeskPlay desk;
    private final CrewPlay crews;
    private final ScenarioMaker maker;
    private final OneServer oneServer;
    private final JdbcClient jdbc;
    private final Clock clock;

    ExercisePlayer(
            Exercises exercises,
            CallerPlay callers,
            DeskPlay desk,
            CrewPlay crews,
            ScenarioMaker maker,
            OneServer oneServer,
            JdbcClient jdbc,
            Clock clock) {
        this.exercises = exercises;
        this.callers = callers;
        this.desk = desk;
        this.crews = crews;
        this.maker = maker;
        this.oneServer = oneServer;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Plays what is due now, unless it is being played already.
     *
     * @return when something is due next, as far as is known; empty when nothing is played, or somebody else plays
     */
    Optional<Instant> play() {
        return oneServer.attempt(LOCK, this::round);
    }

    private Optional<Instant> round() {
        Optional<Exercise> running = exercises.findRunning();
        if (running.isEmpty()) {
            return Optional.empty();
        }
        Exercise exercise = running.get();
        Instant now = clock.instant();
        while (callers.play(exercise, now) > 0) {
            // Until all who call have called.
        }
        if (exercise.desk() == Exercise.Desk.AUTOMATIC) {
            desk.play(exercise, now);
        }
        Optional<Instant> crew = crews.play(exercise, now);
        Optional<Instant> call = exercises.findNext(exercise.id());
        if (call.isEmpty()) {
            goOnOrEnd(exercise, now);
        }
        return crew.isEmpty()
                ? call
                : call.filter(next -> next.isBefore(crew.get())).or(() -> crew);
    }

    /** Days follow one another; all else is over once nothing stands open. */
    private void goOnOrEnd(Exercise exercise, Instant now) {
        if (exercise.kind().equals(ScenarioKind.ORDINARY_DAY.name())) {
            ScenarioKind kind = ScenarioKind.ORDINARY_DAY;
            exercises.add(exercise.id(), maker.make(kind, exercise.seed() + now.getEpochSecond(), kind.calls()), now);
        } else if (countOpen(exercise.id()) == 0) {
            exercises.end(exercise.id(), Exercise.ACTOR);
        }
    }

    private int countOpen(UUID exerciseId) {
        return jdbc.sql("select count(*) from incident where open and id in"
                        + " (select incident_id from exercise_happening where exercise_id = :id)")
                .param("id", exerciseId)
                .query(Integer.class)
                .single();
    }
}
