package io.curbstop.dispatch.escalation;

import io.curbstop.dispatch.incident.UndoneAtEnd;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who had not been told of an incident when it ended: nobody is asked to tell them any more, so it is written down. */
@Component
class RungsUndone implements UndoneAtEnd {

    private final Escalations escalations;

    RungsUndone(Escalations escalations) {
        this.escalations = escalations;
    }

    @Override
    public Optional<String> findUndone(UUID incidentId, Instant at) {
        String rungs = escalations.read(incidentId).rungs().stream()
                .filter(rung -> !rung.dueAt().isAfter(at))
                .filter(rung -> rung.contacts().stream().anyMatch(c -> !c.settled()))
                .map(RungsUndone::inWords)
                .collect(Collectors.joining("; "));
        return Optional.of(rungs).filter(words -> !words.isEmpty());
    }

    private static String inWords(Escalation.Rung rung) {
        return rung.contacts().stream()
                .filter(contact -> !contact.settled())
                .map(Escalation.Contact::name)
                .collect(Collectors.joining(", ", "tell ", " (" + rung.why() + ")"));
    }
}
