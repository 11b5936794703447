package io.curbstop.dispatch.policy;

import io.curbstop.dispatch.crew.Need;
import io.curbstop.dispatch.incident.IncidentType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is decided of a type of incident.
 *
 * @param code code of the type
 * @param label the type, for people
 * @param priority the priority it has when nothing else is known
 * @param questions what callers are asked, in order
 * @param needs the units it needs when it needs several
 * @param phrases words of callers that speak for it, the weightiest first
 * @param digs whether its crews usually dig, so that a locate ticket is asked for
 * @param version grows with every change
 * @param changedAt when it was changed last, or null
 * @param changedBy by whom, or null
 */
record TypePolicy(
        String code,
        String label,
        String priority,
        List<IncidentType.Question> questions,
        List<Need> needs,
        List<Phrase> phrases,
        boolean digs,
        long version,
        Instant changedAt,
        String changedBy) {

    /** For people, on one line. */
    String inWords() {
        String asked = questions.stream().map(TypePolicy::inWords).collect(Collectors.joining(" "));
        String needed = needs.stream().map(TypePolicy::inWords).collect(Collectors.joining(", "));
        return "priority " + priority + "; asked: " + (asked.isEmpty() ? "nothing" : asked) + "; needed: "
                + (needed.isEmpty() ? "one unit" : needed) + (digs ? "; crews dig" : "");
    }

    /** The words that speak for it, on one line; too many to be said each time. */
    String heardInWords() {
        return phrases.stream().map(Phrase::inWords).collect(Collectors.joining(", "));
    }

    private static String inWords(IncidentType.Question question) {
        return question.text() + " (" + question.weight()
                + (question.flag() == null ? "" : ", " + question.flag().label()) + ")";
    }

    private static String inWords(Need need) {
        return need.label() + " ("
                + String.join(" or ", need.unitKinds())
                + need.findEquipment().map(e -> " with " + e.replace('_', ' ')).orElse("")
                + (need.onlyArterial() ? ", on arterial streets" : "") + ")";
    }
}
