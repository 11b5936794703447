package io.curbstop.dispatch.exercise;

import io.curbstop.dispatch.live.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps the player going while the server runs. */
@Component
@ConditionalOnWebApplication
class ExerciseLoop implements SmartLifecycle {

    private final WorkLoop loop;

    ExerciseLoop(ExercisePlayer player, ExerciseProperties properties) {
        this.loop = new WorkLoop("exercise", properties.poll(), player::play);
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
