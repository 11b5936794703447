package io.curbstop.dispatch.console;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.AssignmentState;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.StepOptions;
import io.curbstop.dispatch.geofence.Proposal;
import io.curbstop.dispatch.geofence.Proposals;
import io.curbstop.dispatch.push.AmendmentView;
import io.curbstop.dispatch.push.Amendments;
import io.curbstop.dispatch.push.Deliveries;
import io.curbstop.dispatch.push.DeliveryView;
import io.curbstop.dispatch.transition.TransitionTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts assignments together with their deliveries and proposals; five statements however many there are. */
@Component
public class AssignmentViews {

    private final Assignments assignments;
    private final StepOptions steps;
    private final Deliveries deliveries;
    private final Amendments amendments;
    private final Proposals proposals;
    private final JdbcClient jdbc;

    AssignmentViews(
            Assignments assignments,
            StepOptions steps,
            Deliveries deliveries,
            Amendments amendments,
            Proposals proposals,
            JdbcClient jdbc) {
        this.assignments = assignments;
        this.steps = steps;
        this.deliveries = deliveries;
        this.amendments = amendments;
        this.proposals = proposals;
        this.jdbc = jdbc;
    }

    /** These assignments, in the same order. */
    public List<AssignmentView> list(Collection<Assignment> listed) {
        if (listed.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = listed.stream().map(Assignment::id).toList();
        List<DeliveryView> all = deliveries.listByAssignments(ids);
        Map<UUID, List<DeliveryView>> byAssignment = all.stream()
                .filter(d -> d.kind().equals("ORDER"))
                .collect(Collectors.groupingBy(DeliveryView::assignmentId));
        Map<UUID, AmendmentView> newest = amendments.listNewest(ids, all);
        Map<UUID, List<Proposal>> proposed = proposals.listOpen(ids);
        Map<UUID, String> numbers = new HashMap<>();
        jdbc.sql("select id, number from incident where id = any (:ids)")
                .param("ids", listed.stream().map(Assignment::incidentId).toArray(UUID[]::new))
                .query(row -> {
                    numbers.put(row.getObject("id", UUID.class), row.getString("number"));
                });
        TransitionTable<AssignmentState> table = assignments.transitions();
        return listed.stream()
                .map(a -> new AssignmentView(
                        a.id(),
                        a.incidentId(),
                        numbers.get(a.incidentId()),
                        a.unitCode(),
                        a.state().name(),
                        a.findNote().orElse(null),
                        a.version(),
                        a.token(),
                        a.createdAt(),
                        a.findPlannedAt().orElse(null),
                        a.times(),
                        steps.list(a, table),
                        byAssignment.getOrDefault(a.id(), List.of()),
                        newest.get(a.id()),
                        proposed.getOrDefault(a.id(), List.of())))
                .toList();
    }

    /** One assignment. */
    public AssignmentView of(Assignment assignment) {
        return list(List.of(assignment)).get(0);
    }
}
