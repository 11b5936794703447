package io.curbstop.dispatch.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an edit changes in an incident, for its log. */
final class IncidentChanges {

    private IncidentChanges() {}

    /** Each part that changes, in words; empty when none does. */
    static List<String> describe(Incident incident, IncidentEdit edit, IncidentTypes types) {
        List<String> changes = new ArrayList<>();
        if (edit.typeCode() != null && !edit.typeCode().equals(incident.typeCode())) {
            changes.add("type " + types.getType(edit.typeCode()).label());
        }
        if (edit.priority() != null && !edit.priority().equals(incident.priority())) {
            changes.add("priority " + types.getPriority(edit.priority()).code());
        }
        if (edit.location() != null || edit.addressText() != null) {
            changes.add("location " + Objects.requireNonNullElse(edit.addressText(), "moved on the map"));
        }
        if (edit.mainRef() != null
                && !edit.mainRef().equals(incident.findMainRef().orElse(null))) {
            changes.add("main " + edit.mainRef());
        }
        if (edit.narrative() != null && !edit.narrative().equals(incident.narrative())) {
            changes.add("words “" + edit.narrative() + "”");
        }
        return changes;
    }

    /** What stands before the edit. */
    static Map<String, Object> before(Incident incident) {
        Map<String, Object> before = new HashMap<>();
        before.put("type", incident.typeCode());
        before.put("priority", incident.priority());
        before.put("mainRef", incident.findMainRef().orElse(null));
        before.put("addressText", incident.findAddressText().orElse(null));
        before.put("narrative", incident.narrative());
        return before;
    }
}
