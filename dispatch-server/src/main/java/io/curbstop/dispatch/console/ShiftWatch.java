package io.curbstop.dispatch.console;

import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.UnitChanged;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the consoles when a unit's shift begins or ends, which happens without anybody doing anything. */
@Component
class ShiftWatch {

    private final Crews crews;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private Set<String> on;

    ShiftWatch(Crews crews, Clock clock, ApplicationEventPublisher events) {
        this.crews = crews;
        this.clock = clock;
        this.events = events;
    }

    @Scheduled(fixedDelay = 30_000)
    @Transactional
    public synchronized void look() {
        Set<String> now = crews.listShifts(clock.instant()).keySet();
        if (on != null) {
            Set<String> changed = new HashSet<>(now);
            changed.addAll(on);
            changed.removeIf(code -> on.contains(code) && now.contains(code));
            changed.forEach(code -> events.publishEvent(new UnitChanged(code)));
        }
        on = new HashSet<>(now);
    }
}
