package io.curbstop.dispatch.console;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.push.Deliveries;
import io.curbstop.dispatch.push.DeliveryView;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts assignments together with their deliveries; two statements however many there are. */
@Component
public class AssignmentViews {

    private final Deliveries deliveries;
    private final JdbcClient jdbc;

    AssignmentViews(Deliveries deliveries, JdbcClient jdbc) {
        this.deliveries = deliveries;
        this.jdbc = jdbc;
    }

    /** These assignments, in the same order. */
    public List<AssignmentView> list(Collection<Assignment> assignments) {
        if (assignments.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<DeliveryView>> byAssignment =
                deliveries
                        .listByAssignments(
                                assignments.stream().map(Assignment::id).toList())
                        .stream()
                        .filter(d -> d.kind().equals("ORDER"))
                        .collect(Collectors.groupingBy(DeliveryView::assignmentId));
        Map<UUID, String> numbers = new HashMap<>();
        jdbc.sql("select id, number from incident where id = any (:ids)")
                .param("ids", assignments.stream().map(Assignment::incidentId).toArray(UUID[]::new))
                .query(row -> {
                    numbers.put(row.getObject("id", UUID.class), row.getString("number"));
                });
        return assignments.stream()
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
                        a.times(),
                        byAssignment.getOrDefault(a.id(), List.of())))
                .toList();
    }

    /** One assignment. */
    public AssignmentView of(Assignment assignment) {
        return list(List.of(assignment)).get(0);
    }
}
