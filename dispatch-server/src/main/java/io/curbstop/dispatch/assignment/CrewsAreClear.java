package io.curbstop.dispatch.assignment;

import io.curbstop.dispatch.incident.EndingCheck;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** An incident does not end while a unit is on it or reserved for it: the unit would be lost from sight. */
@Component
class CrewsAreClear implements EndingCheck {

    private final AssignmentRepository repository;

    CrewsAreClear(AssignmentRepository repository) {
        this.repository = repository;
    }

    @Override
    public Optional<String> findObjection(UUID incidentId) {
        List<Assignment> live = repository.findByIncidentIdOrderByCreatedAtAscIdAsc(incidentId).stream()
                .filter(a -> !a.state().isEnded())
                .toList();
        if (live.isEmpty()) {
            return Optional.empty();
        }
        String who = live.stream()
                .map(a -> a.unitCode() + " is still "
                        + AssignmentMoves.lower(a.state().label()))
                .collect(Collectors.joining(", "));
        return Optional.of(who + ". Clear or cancel " + (live.size() == 1 ? "it" : "them") + " first.");
    }
}
