package io.curbstop.dispatch.technician;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.attachment.Attachments;
import io.curbstop.dispatch.console.AssignmentView;
import io.curbstop.dispatch.console.AssignmentViews;
import io.curbstop.dispatch.console.UnitRow;
import io.curbstop.dispatch.console.UnitRows;
import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentType;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.live.LiveStreams;
import io.curbstop.dispatch.locate.Digs;
import io.curbstop.dispatch.outage.OutageView;
import io.curbstop.dispatch.outage.Outages;
import io.curbstop.dispatch.push.Deliveries;
import io.curbstop.dispatch.serviceorder.ServiceOrders;
import io.curbstop.dispatch.shutdown.ShutdownReader;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a unit's page shows. */
@Component
class TechnicianReader {

    private final Assignments assignments;
    private final AssignmentViews views;
    private final Incidents incidents;
    private final IncidentTypes types;
    private final Outages outages;
    private final ShutdownReader shutdowns;
    private final Deliveries deliveries;
    private final ServiceOrders orders;
    private final Digs digs;
    private final Attachments attachments;
    private final UnitRows units;
    private final CityCoordinates coordinates;
    private final LiveStreams streams;

    TechnicianReader(
            Assignments assignments,
            AssignmentViews views,
            Incidents incidents,
            IncidentTypes types,
            Outages outages,
            ShutdownReader shutdowns,
            Deliveries deliveries,
            ServiceOrders orders,
            Digs digs,
            Attachments attachments,
            UnitRows units,
            CityCoordinates coordinates,
            LiveStreams streams) {
        this.assignments = assignments;
        this.views = views;
        this.incidents = incidents;
        this.types = types;
        this.outages = outages;
        this.shutdowns = shutdowns;
        this.deliveries = deliveries;
        this.orders = orders;
        this.digs = digs;
        this.attachments = attachments;
        this.units = units;
        this.coordinates = coordinates;
        this.streams = streams;
    }

    /** All a unit has to do, as of one moment, and how far its stream had come then. */
    record Snapshot(long sequence, UnitRow unit, List<TechnicianAssignment> assignments) {}

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Snapshot read(String unitCode) {
        return new Snapshot(
                streams.sequence(UnitStreams.nameOf(unitCode)),
                units.find(unitCode).orElse(null),
                assignments.listLiveOf(unitCode).stream().map(this::view).toList());
    }

    @Transactional(readOnly = true)
    public TechnicianAssignment read(UUID assignmentId) {
        return view(assignments.getAssignment(assignmentId));
    }

    private TechnicianAssignment view(Assignment assignment) {
        Incident incident = incidents.getIncident(assignment.incidentId());
        IncidentType type = types.getType(incident.typeCode());
        OutageView outage = outages.findOutage(incident.id()).orElse(null);
        LonLat place = incident.findLocation()
                .map(p -> coordinates.toLonLat(List.of(p)).get(0))
                .orElse(null);
        AssignmentView view = views.of(assignment);
        return new TechnicianAssignment(
                view,
                new TechnicianAssignment.Job(
                        incident.id(),
                        incident.number(),
                        type.label(),
                        incident.priority(),
                        incident.findAddressText().orElse(null),
                        place == null ? null : place.lon(),
                        place == null ? null : place.lat(),
                        incident.narrative(),
                        type.hazards()),
                outage,
                outage == null || !outage.state().isBegun()
                        ? List.of()
                        : shutdowns.listReopening(incident.id(), outage),
                deliveries.findAppOrder(assignment.id()).orElse(null),
                view.steps(),
                orders.findForCrew(incident.id()).orElse(null),
                digs.findForCrew(assignment).orElse(null),
                attachments.listByIncident(incident.id()));
    }
}
