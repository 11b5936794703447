package io.curbstop.dispatch.geofence;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.AssignmentChanged;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.Step;
import io.curbstop.dispatch.incident.IncidentAmended;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps that are proposed to crews, and what becomes of them. */
@Component
public class Proposals {

    /** Which step may be proposed in which state of assignment a; one that was overtaken does not show even before it is deleted. */
    private static final String OPEN =
            "p.refused_at is null and (a.state = 'ACKNOWLEDGED'" + " or a.state = 'EN_ROUTE' and p.step = 'ON_SITE')";

    private final Assignments assignments;
    private final GeofenceProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Proposals(
            Assignments assignments,
            GeofenceProperties properties,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.assignments = assignments;
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** What is proposed of these assignments, by one statement; one of which nothing is has no entry. */
    public Map<UUID, List<Proposal>> listOpen(Collection<UUID> assignmentIds) {
        Map<UUID, List<Proposal>> open = new HashMap<>();
        jdbc.sql("select p.assignment_id, p.step, p.occurred_at, p.proposed_at from step_proposal p"
                        + " join assignment a on a.id = p.assignment_id where p.assignment_id = any (:ids) and " + OPEN
                        + " order by p.step")
                .param("ids", assignmentIds.toArray(UUID[]::new))
                .query(row -> {
                    open.computeIfAbsent(row.getObject("assignment_id", UUID.class), id -> new ArrayList<>())
                            .add(new Proposal(
                                    Step.valueOf(row.getString("step")),
                                    row.getObject("occurred_at", OffsetDateTime.class)
                                            .toInstant(),
                                    row.getObject("proposed_at", OffsetDateTime.class)
                                            .toInstant()));
                });
        return open;
    }

    /** That step of that assignment, if it is proposed. */
    public Optional<Proposal> findOpen(UUID assignmentId, Step step) {
        return listOpen(List.of(assignmentId)).getOrDefault(assignmentId, List.of()).stream()
                .filter(proposal -> proposal.step() == step)
                .findFirst();
    }

    /** The crew says that it is not so, and is not asked again; saying it of what is proposed no more changes nothing. */
    @Transactional
    public void refuse(UUID assignmentId, Step step, String by) {
        int refused = jdbc.sql("update step_proposal set refused_at = :now, refused_by = :by"
                        + " where assignment_id = :id and step = :step and refused_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("id", assignmentId)
                .param("step", step.name())
                .update();
        if (refused > 0) {
            Assignment assignment = assignments.getAssignment(assignmentId);
            events.publishEvent(new ProposalChanged(assignmentId, assignment.incidentId(), assignment.unitCode()));
        }
    }

    /** The assignment has gone on: what it has passed is proposed no more. */
    @EventListener
    void hear(AssignmentChanged changed) {
        jdbc.sql("delete from step_proposal where assignment_id = :id and refused_at is null and not"
                        + " (:state = 'ACKNOWLEDGED' or :state = 'EN_ROUTE' and step = 'ON_SITE')")
                .param("id", changed.assignmentId())
                .param("state", changed.to().name())
                .update();
    }

    /** The incident is elsewhere: who seemed to be on site is not, unless still near enough. */
    @EventListener
    void hear(IncidentAmended amended) {
        jdbc.sql("delete from step_proposal p using assignment a, incident i where a.id = p.assignment_id"
                        + " and i.id = a.incident_id and i.id = :incident and p.step = 'ON_SITE'"
                        + " and p.refused_at is null and not coalesce(ST_DWithin(p.location, i.location,"
                        + " :radius + p.accuracy_m), false) returning p.assignment_id, a.unit_code")
                .param("incident", amended.incidentId())
                .param("radius", properties.radius_m())
                .query((row, i) -> new ProposalChanged(
                        row.getObject("assignment_id", UUID.class), amended.incidentId(), row.getString("unit_code")))
                .list()
                .forEach(events::publishEvent);
    }
}
