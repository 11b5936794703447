package io.curbstop.dispatch.outage;

import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentOpened;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import java.time.Clock;
import java.util.List;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Traces a new break at once, so that the valves are there when the dispatcher looks. Survives a crash. */
@Component
class TraceOnOpening {

    private final Outages outages;
    private final Incidents incidents;
    private final IncidentTypes types;
    private final Clock clock;

    TraceOnOpening(Outages outages, Incidents incidents, IncidentTypes types, Clock clock) {
        this.outages = outages;
        this.incidents = incidents;
        this.types = types;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void trace(IncidentOpened opened) {
        Incident incident = incidents.lockIncident(opened.incidentId());
        boolean wanted = types.getType(incident.typeCode()).traced()
                && incident.findMainRef().isPresent();
        if (wanted && outages.findOutage(incident.id()).isEmpty()) {
            outages.trace(incident.id(), null, List.of(), Stamp.ofSystem(clock.instant()));
        }
    }
}
