package io.curbstop.dispatch.intake;

import io.curbstop.dispatch.incident.IncidentType;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.incident.NewIncident;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What incident a call would open alone: the dispatcher's type and priority, or else what the words ask for. */
@Component
class IncidentComposer {

    /** What is opened when neither the dispatcher nor the words say. */
    private static final String UNKNOWN_TYPE = "OTHER";

    private static final double UNKNOWN_ACCURACY_m = 50;

    private final Places places;
    private final TypeProposer proposer;
    private final IncidentTypes types;

    IncidentComposer(Places places, TypeProposer proposer, IncidentTypes types) {
        this.places = places;
        this.proposer = proposer;
        this.types = types;
    }

    /**
     * Composes the incident; writes nothing.
     *
     * @param id the id it is to have
     * @param type chosen by the dispatcher, or null
     * @param priority chosen by the dispatcher, or null
     */
    NewIncident compose(
            UUID id, String narrative, String type, String priority, Map<String, Boolean> answers, Located located) {
        TypeProposal proposal = proposer.propose(narrative, type, answers);
        String typeCode = Optional.ofNullable(type)
                .or(() -> Optional.ofNullable(proposal.typeCode()))
                .orElse(UNKNOWN_TYPE);
        IncidentType known = types.getType(typeCode);
        String urgency = Optional.ofNullable(priority)
                .or(() -> Optional.ofNullable(proposal.priority()))
                .orElse(known.priority())
                .toUpperCase(Locale.ROOT);
        types.getPriority(urgency);
        return new NewIncident(
                id,
                typeCode,
                urgency,
                located.label(),
                located.point(),
                located.method(),
                located.accuracy_m(),
                findMain(known.utility(), located),
                narrative);
    }

    private String findMain(String utility, Located located) {
        if (located.point() == null) {
            return null;
        }
        double accuracy_m = located.accuracy_m() == null ? UNKNOWN_ACCURACY_m : located.accuracy_m();
        return places.findMain(utility, located.point(), accuracy_m, located.street(), located.civic())
                .map(MainLink::ref)
                .orElse(null);
    }
}
