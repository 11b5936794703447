package io.curbstop.dispatch.push;

import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.incident.IncidentWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says in words what changed between two versions of an incident. */
@Component
class ChangeWords {

    private static final Map<String, String> ON_THE_AIR = Map.of(
            "TYPE", "NEW TYPE",
            "PRIORITY", "NEW PRIORITY",
            "PLACE", "NEW PLACE",
            "WORDS", "SAYS");

    private final IncidentTypes types;

    ChangeWords(IncidentTypes types) {
        this.types = types;
    }

    /** What changed; empty when nothing that a crew goes by did. */
    List<AmendmentView.Change> compare(IncidentWords was, IncidentWords now) {
        List<AmendmentView.Change> changes = new ArrayList<>();
        if (!was.typeCode().equals(now.typeCode())) {
            changes.add(new AmendmentView.Change("TYPE", type(was), type(now)));
        }
        if (!was.priority().equals(now.priority())) {
            changes.add(new AmendmentView.Change("PRIORITY", was.priority(), now.priority()));
        }
        boolean named = !Objects.equals(was.addressText(), now.addressText());
        if (named || !Objects.equals(was.point(), now.point())) {
            changes.add(new AmendmentView.Change(
                    "PLACE", place(was), named ? place(now) : place(now) + ", moved on the map"));
        }
        if (!was.narrative().equals(now.narrative())) {
            changes.add(new AmendmentView.Change("WORDS", was.narrative(), now.narrative()));
        }
        return changes;
    }

    /** Which parts are new, as a radio shows it; the words themselves come last of all. */
    List<String> onTheAir(List<AmendmentView.Change> changes) {
        return changes.stream().map(change -> ON_THE_AIR.get(change.what())).toList();
    }

    /** One line for the log. */
    String describe(List<AmendmentView.Change> changes) {
        return changes.stream()
                .map(change -> change.what().equals("WORDS") ? "“" + change.now() + "”" : change.now())
                .collect(Collectors.joining(", "));
    }

    private String type(IncidentWords words) {
        return types.getType(words.typeCode()).label();
    }

    private static String place(IncidentWords words) {
        return Optional.ofNullable(words.addressText()).orElse("no location yet");
    }
}
