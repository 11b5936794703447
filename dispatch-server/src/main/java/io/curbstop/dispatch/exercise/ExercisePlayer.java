package io.curbstop.dispatch.exercise;

import io.curbstop.dispatch.exercise.play.CallerPlay;
import io.curbstop.dispatch.exercise.play.CrewPlay;
import io.curbstop.dispatch.exercise.play.DeskPlay;
import io.curbstop.dispatch.exercise.play.OfficePlay;
import io.curbstop.dispatch.exercise.scenario.Happening;
import io.curbstop.dispatch.exercise.scenario.ScenarioKind;
import io.curbstop.dispatch.exercise.scenario.ScenarioMaker;
import io.curbstop.dispatch.live.OneServer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plays, round by round, whatever is due in the exercise that goes on. Of several servers one does at a time. */
@Component
class ExercisePlayer {

    /** How much that is due is looked at in one round; what rings at once is far less. */
    private static final int AT_ONCE = 500;

    private static final long LOCK = 0x45_58_45_52L;

    private final Exercises exercises;
    private final CallerPlay callers;
    private final OfficePlay office;
    private final DeskPlay desk;
    private final CrewPlay crews;
    private final ScenarioMaker maker;
    private final OneServer oneServer;
    private final JdbcClient jdbc;
    private final Clock clock;

    ExercisePlayer(
            Exercises exercises,
            CallerPlay callers,
            OfficePlay office,
            DeskPlay desk,
            CrewPlay crews,
            ScenarioMaker maker,
            OneServer oneServer,
            JdbcClient jdbc,
            Clock clock) {
        this.exercises = exercises;
        this.callers = callers;
        this.office = office;
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
        Optional<Instant> next = exercises.findNext(exercise.id(), now);
        for (Exercises.Due due : exercises.listDue(exercise.id(), now, AT_ONCE)) {
            next = earlier(next, play(exercise, due, now));
        }
        if (exercise.desk() == Exercise.Desk.AUTOMATIC) {
            desk.play(exercise, now);
        }
        next = earlier(next, crews.play(exercise, now));
        if (exercises.isOver(exercise.id())) {
            goOnOrEnd(exercise, now);
        }
        return next;
    }

    private Optional<Instant> play(Exercise exercise, Exercises.Due due, Instant now) {
        if (due.happening().kind() == Happening.Kind.CALL) {
            return callers.play(exercise, due, now);
        }
        office.play(exercise, due);
        return Optional.empty();
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).min(Instant::compareTo);
    }

    /** Days follow one another; all else is over once nothing stands open. */
    private void goOnOrEnd(Exercise exercise, Instant now) {
        if (exercise.kind().equals(ScenarioKind.ORDINARY_DAY.name())) {
            ScenarioKind kind = ScenarioKind.ORDINARY_DAY;
            exercises.add(exercise.id(), maker.make(kind, exercise.seed() + now.getEpochSecond(), kind.calls()), now);
        } else if (countOpen(exercise) == 0) {
            exercises.end(exercise.id(), Exercise.ACTOR);
        }
    }

    private int countOpen(Exercise exercise) {
        return jdbc.sql("select (select count(*) from incident where open and id in"
                        + " (select incident_id from exercise_happening where exercise_id = :id))"
                        + " + (select count(*) from service_order where starts_with(number, :prefix)"
                        + " and state not in ('DONE', 'UNABLE', 'CANCELLED'))")
                .param("id", exercise.id())
                .param("prefix", OfficePlay.prefix(exercise.id()))
                .query(Integer.class)
                .single();
    }
}
