package io.curbstop.dispatch.push;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.Shift;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.radio.api.MessageKind;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.text.Abbreviations;
import io.curbstop.radio.text.AssignmentText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a radio shows of an order as the incident stands now, and how long that is worth sending. */
@Component
class OrderText {

    private final IncidentTypes types;
    private final Crews crews;
    private final Abbreviations abbreviations;

    OrderText(IncidentTypes types, Crews crews, PushProperties properties) {
        this.types = types;
        this.crews = crews;
        this.abbreviations = properties.airWords().over(Abbreviations.defaults());
    }

    /** A new order, with the dispatcher's note. */
    AirText order(Assignment assignment, Incident incident) {
        return compose(
                assignment,
                incident,
                MessageKind.ASSIGNMENT,
                List.of(),
                assignment.findNote().orElse(""));
    }

    /**
     * The order in its newest words.
     *
     * @param what which parts are new, in words such as {@code NEW ADDRESS}
     * @param said the new words of what was said, or empty
     */
    AirText amendment(Assignment assignment, Incident incident, List<String> what, String said) {
        return compose(assignment, incident, MessageKind.AMENDMENT, what, said);
    }

    /** The order taken back. */
    AirText cancellation(Assignment assignment, Incident incident) {
        return compose(assignment, incident, MessageKind.CANCELLATION, List.of(), "");
    }

    private AirText compose(
            Assignment assignment, Incident incident, MessageKind kind, List<String> extras, String note) {
        AssignmentText text = new AssignmentText(
                assignment.token(),
                kind,
                priority(incident),
                incident.number(),
                types.getType(incident.typeCode()).airLabel(),
                incident.findAddressText().orElse("NO LOCATION YET"),
                extras,
                note);
        List<String> lengths = Stream.of(
                        AssignmentText.LONG_CHARACTERS, AssignmentText.SHORT_CHARACTERS, AssignmentText.APRS_CHARACTERS)
                .map(limit -> text.fit(limit, abbreviations).text())
                .distinct()
                .toList();
        return new AirText(lengths.get(0), lengths.subList(1, lengths.size()));
    }

    /** When a message for that unit made now stops being worth sending. */
    Instant expiresAt(Incident incident, String unitCode, Instant now) {
        Instant endOfShift = crews.findShift(unitCode, now).map(Shift::endsAt).orElse(now.plus(Duration.ofHours(8)));
        return priority(incident).expiresAt(now, endOfShift);
    }

    /** The incident's priority as the air knows it. */
    RadioPriority priority(Incident incident) {
        return switch (incident.priority()) {
            case "P1" -> RadioPriority.P1;
            case "P2" -> RadioPriority.P2;
            default -> RadioPriority.P3;
        };
    }
}
