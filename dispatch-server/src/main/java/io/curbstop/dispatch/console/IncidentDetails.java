package io.curbstop.dispatch.console;

import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.attachment.Attachments;
import io.curbstop.dispatch.incident.FollowOns;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.IncidentState;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.intake.MainLink;
import io.curbstop.dispatch.intake.Places;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.serviceorder.ServiceOrders;
import io.curbstop.dispatch.transition.Transition;
import io.curbstop.dispatch.transition.TransitionTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads an incident with all that belongs to it, as of one moment. */
@Component
public class IncidentDetails {

    private final Incidents incidents;
    private final IncidentLog log;
    private final IncidentRows rows;
    private final Assignments assignments;
    private final AssignmentViews assignmentViews;
    private final IncidentTypes types;
    private final Places places;
    private final FollowOns followOns;
    private final ServiceOrders orders;
    private final Attachments attachments;
    private final JdbcClient jdbc;

    IncidentDetails(
            Incidents incidents,
            IncidentLog log,
            IncidentRows rows,
            Assignments assignments,
            AssignmentViews assignmentViews,
            IncidentTypes types,
            Places places,
            FollowOns followOns,
            ServiceOrders orders,
            Attachments attachments,
            JdbcClient jdbc) {
        this.incidents = incidents;
        this.log = log;
        this.rows = rows;
        this.assignments = assignments;
        this.assignmentViews = assignmentViews;
        this.types = types;
        this.places = places;
        this.followOns = followOns;
        this.orders = orders;
        this.attachments = attachments;
        this.jdbc = jdbc;
    }

    /**
     * The incident.
     *
     * @throws ProblemException not-found
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public IncidentDetail get(UUID id) {
        Incident incident = incidents.getIncident(id);
        IncidentRow row =
                rows.find(id).orElseThrow(() -> ProblemException.notFound("There is no incident " + id + "."));
        return new IncidentDetail(
                row,
                incident.narrative(),
                listCalls(id),
                main(incident),
                listTimeline(id),
                assignmentViews.list(assignments.listByIncident(id)),
                listTransitions(incident),
                milestones(incident),
                incident.findRestoreBy().orElse(null),
                followOns.listOpen(id),
                orders.findForCrew(id).orElse(null),
                attachments.listByIncident(id));
    }

    private MainLink main(Incident incident) {
        Optional<MainLink> recorded = incident.findMainRef().flatMap(places::findMain);
        if (recorded.isEmpty() || incident.findLocation().isEmpty()) {
            return recorded.orElse(null);
        }
        Optional<MainLink> linked = places.findMain(
                types.getType(incident.typeCode()).utility(),
                incident.findLocation().get(),
                incident.findLocationAccuracy_m().orElse(20.0),
                null,
                null);
        return linked.filter(l -> l.ref().equals(recorded.get().ref())).orElse(recorded.get());
    }

    private List<IncidentDetail.CallLine> listCalls(UUID id) {
        return jdbc.sql("select id, number, caller_name, caller_phone, received_at, narrative, version,"
                        + " coalesce(place_label, address_text) as place, type_code, priority,"
                        + " callback_wanted and callback_done_at is null as owed from call where incident_id = :incident"
                        + " order by received_at, number")
                .param("incident", id)
                .query((row, i) -> new IncidentDetail.CallLine(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getString("caller_name"),
                        row.getString("caller_phone"),
                        instant(row, "received_at"),
                        row.getString("narrative"),
                        row.getString("place"),
                        row.getString("type_code"),
                        row.getString("priority"),
                        row.getBoolean("owed"),
                        row.getLong("version")))
                .list();
    }

    private List<IncidentDetail.Entry> listTimeline(UUID id) {
        return log.list(id).stream()
                .map(e -> new IncidentDetail.Entry(
                        e.id(),
                        e.kind(),
                        e.text(),
                        e.occurredAt(),
                        e.recordedAt(),
                        e.actor(),
                        e.source(),
                        e.supersedes()))
                .toList();
    }

    private List<IncidentDetail.Option> listTransitions(Incident incident) {
        TransitionTable<IncidentState> table = incidents.transitions();
        IncidentState from = incident.state();
        return Arrays.stream(IncidentState.values())
                .filter(to -> to != from)
                .map(to -> {
                    Optional<Transition<IncidentState>> rule = table.find(from, to);
                    boolean allowed = table.allows(from, to);
                    return new IncidentDetail.Option(
                            to.name(),
                            rule.map(Transition::label).orElse(to.label()),
                            allowed,
                            rule.map(Transition::needsReason).orElse(false),
                            allowed ? null : "Not from " + from.label().toLowerCase(Locale.ROOT) + ".");
                })
                .toList();
    }

    private IncidentDetail.Milestones milestones(Incident incident) {
        return jdbc.sql("select * from incident_milestone where incident_id = :incident")
                .param("incident", incident.id())
                .query((row, i) -> new IncidentDetail.Milestones(
                        incident.openedAt(),
                        instant(row, "dispatched_at"),
                        instant(row, "acknowledged_at"),
                        instant(row, "en_route_at"),
                        instant(row, "on_site_at"),
                        instant(row, "made_safe_at"),
                        instant(row, "restored_at"),
                        instant(row, "closed_at")))
                .single();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
