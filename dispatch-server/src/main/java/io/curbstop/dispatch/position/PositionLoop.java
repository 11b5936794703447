package io.curbstop.dispatch.position;

import io.curbstop.dispatch.live.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Writes waiting positions: every second, and at once when a whole batch waits. */
@Component
@ConditionalOnWebApplication
class PositionLoop implements SmartLifecycle {

    private final Positions positions;
    private final WorkLoop loop;

    PositionLoop(Positions positions, PositionProperties properties) {
        this.positions = positions;
        this.loop = new WorkLoop("position-writer", properties.flush(), positions::writeWaiting);
        positions.onFullBatch(loop::wake);
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
        positions.giveUp();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
