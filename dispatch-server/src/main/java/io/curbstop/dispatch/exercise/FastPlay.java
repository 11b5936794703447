package io.curbstop.dispatch.exercise;

import io.curbstop.dispatch.live.TimePassed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Plays an exercise as fast as the machine can: time stands still while something is done, and then leaps to what is next.
 * For a server that nobody sits at.
 */
@Component
class FastPlay {

    /** Desks and watches look at least so often; what crews and callers do next is awaited to the second. */
    private static final Duration LEAP = Duration.ofMinutes(2);

    private final ExercisePlayer player;
    private final Exercises exercises;
    private final WorldTimes times;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    FastPlay(
            ExercisePlayer player,
            Exercises exercises,
            WorldTimes times,
            Clock clock,
            ApplicationEventPublisher events) {
        this.player = player;
        this.exercises = exercises;
        this.times = times;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Plays the exercise that goes on until it ends.
     *
     * @param until when to give up
     * @param after hears of each leap
     * @return whether it ended before that
     */
    boolean play(Instant until, Consumer<Instant> after) {
        while (exercises.findRunning().isPresent()) {
            Instant now = clock.instant();
            if (!now.isBefore(until)) {
                return false;
            }
            Instant leap = now.plus(LEAP);
            Instant next = player.play().filter(leap::isAfter).orElse(leap);
            events.publishEvent(new TimePassed(now));
            times.stand(next.isAfter(now) ? next : now.plusSeconds(1));
            after.accept(now);
        }
        return true;
    }
}
