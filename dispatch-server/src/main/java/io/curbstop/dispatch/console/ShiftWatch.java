package io.curbstop.dispatch.console;

import io.curbstop.dispatch.crew.CrewOnDuty;
import io.curbstop.dispatch.crew.CrewsOnDuty;
import io.curbstop.dispatch.crew.UnitChanged;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the consoles when a unit's shift or who is on it changes, which happens without anybody doing anything. */
@Component
class ShiftWatch {

    private final CrewsOnDuty crews;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private Map<String, CrewOnDuty> before;

    ShiftWatch(CrewsOnDuty crews, Clock clock, ApplicationEventPublisher events) {
        this.crews = crews;
        this.clock = clock;
        this.events = events;
    }

    @Scheduled(fixedDelay = 30_000)
    @Transactional
    public synchronized void look() {
        Map<String, CrewOnDuty> now = crews.listAll(clock.instant());
        if (before != null) {
            now.forEach((code, crew) -> {
                if (!crew.equals(before.get(code))) {
                    events.publishEvent(new UnitChanged(code));
                }
            });
        }
        before = now;
    }
}
