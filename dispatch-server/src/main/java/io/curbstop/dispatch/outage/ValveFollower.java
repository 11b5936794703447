package io.curbstop.dispatch.outage;

import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Lets the other shutdowns that a valve belongs to know that it was turned: two jobs may share one. Survives a crash. */
@Component
class ValveFollower {

    private final OutageRepository repository;
    private final OutageTables tables;
    private final OutageProgress progress;
    private final Outages outages;
    private final Incidents incidents;
    private final Clock clock;

    ValveFollower(
            OutageRepository repository,
            OutageTables tables,
            OutageProgress progress,
            Outages outages,
            Incidents incidents,
            Clock clock) {
        this.repository = repository;
        this.tables = tables;
        this.progress = progress;
        this.outages = outages;
        this.incidents = incidents;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void follow(ValveTurned turned) {
        // In one order everywhere, so that two jobs never wait for each other.
        for (UUID other : tables.listOthersWith(turned.valveRef(), turned.incidentId())) {
            incidents.lockIncident(other);
            // What was put back stays so, whoever turns the valve afterwards.
            repository
                    .findCurrent(other)
                    .filter(o -> o.state() != OutageState.RESTORED)
                    .ifPresent(outage -> {
                        progress.follow(outage, Stamp.ofSystem(clock.instant()));
                        repository.flush();
                        outages.changed(other, outage.id());
                    });
        }
    }
}
