package io.curbstop.dispatch.exercise;

import io.curbstop.dispatch.live.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps the player going while the server runs. */
@Component
@ConditionalOnWebApplication
class ExerciseLoop implements SmartLifecycle {

    /** While nothing is played, as in every real city, only each so-many-th round looks. */
    private static final int IDLE_ROUNDS = 20;

    private final ExercisePlayer player;
    private final Exercises exercises;
    private final WorkLoop loop;
    private int idle;

    ExerciseLoop(ExercisePlayer player, Exercises exercises, ExerciseProperties properties) {
        this.player = player;
        this.exercises = exercises;
        this.loop = new WorkLoop("exercise", properties.poll(), this::round);
    }

    private void round() {
        if (idle-- > 0) {
            return;
        }
        if (exercises.findRunning().isPresent()) {
            idle = 0;
            player.play();
        } else {
            idle = IDLE_ROUNDS;
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
