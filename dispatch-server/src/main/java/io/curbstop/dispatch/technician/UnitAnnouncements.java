package io.curbstop.dispatch.technician;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.AssignmentChanged;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.geodata.CityReplaced;
import io.curbstop.dispatch.geofence.ProposalChanged;
import io.curbstop.dispatch.incident.IncidentChanged;
import io.curbstop.dispatch.live.LiveStreams;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Announces to the units' streams what concerns them, in its transaction; in a server and in a command that joins one. */
@Component
class UnitAnnouncements {

    private final LiveStreams streams;
    private final Assignments assignments;
    private final Crews crews;

    UnitAnnouncements(LiveStreams streams, Assignments assignments, Crews crews) {
        this.streams = streams;
        this.assignments = assignments;
        this.crews = crews;
    }

    @EventListener
    void hear(AssignmentChanged changed) {
        String kind = changed.to().isEnded() ? "GONE" : "CHANGED";
        if (changed.from() != null) {
            streams.announce(
                    UnitStreams.nameOf(changed.unitCode()),
                    kind,
                    changed.assignmentId().toString(),
                    changed.to().label());
        }
    }

    @EventListener
    void hear(IncidentChanged changed) {
        for (Assignment assignment : assignments.listByIncident(changed.incidentId())) {
            if (assignment.state().isWithCrew()) {
                streams.announce(
                        UnitStreams.nameOf(assignment.unitCode()),
                        "CHANGED",
                        assignment.id().toString(),
                        null);
            }
        }
    }

    @EventListener
    void hear(ProposalChanged changed) {
        streams.announce(
                UnitStreams.nameOf(changed.unitCode()),
                "CHANGED",
                changed.assignmentId().toString(),
                null);
    }

    @EventListener
    void hear(CityReplaced replaced) {
        crews.listUnits()
                .forEach(unit -> streams.announce(UnitStreams.nameOf(unit.code()), "CITY", replaced.name(), null));
    }
}
