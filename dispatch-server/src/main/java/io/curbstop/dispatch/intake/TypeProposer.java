package io.curbstop.dispatch.intake;

import io.curbstop.dispatch.incident.IncidentType;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.incident.Priority;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposes a type and a priority from the words of a narrative and the answers to the type's questions. */
@Component
public class TypeProposer {

    private final IncidentTypes types;
    private final JdbcClient jdbc;

    TypeProposer(IncidentTypes types, JdbcClient jdbc) {
        this.types = types;
        this.jdbc = jdbc;
    }

    /** Whether a phrase can be heard at all: it has words, and no signs between them. */
    public static boolean isHeard(String phrase) {
        return !new Narrative(phrase).find(phrase).isEmpty();
    }

    /**
     * What the words say.
     *
     * @param narrative as the caller said it, or null
     * @param chosenType the type the dispatcher has chosen, or null; only the priority is then proposed
     * @param answers the answers given so far, by question id
     */
    public TypeProposal propose(String narrative, String chosenType, Map<String, Boolean> answers) {
        String text = narrative == null ? "" : narrative;
        Narrative said = new Narrative(text);
        List<Match> matches = match(said);
        List<Match> counted = matches.stream()
                .filter(m -> !said.isDenied(m.span(), spans(matches)))
                .toList();
        Optional<IncidentType> type = Optional.ofNullable(chosenType)
                .flatMap(types::findType)
                .or(() -> best(counted).flatMap(types::findType));
        List<String> words = counted.stream()
                .filter(m -> type.isEmpty()
                        || m.phrase().typeCode().equals(type.get().code()))
                .map(m -> said.quote(text, m.span()))
                .distinct()
                .toList();
        if (type.isEmpty()) {
            return new TypeProposal(null, null, "No words that point to a type.", null, null, words);
        }
        Urgency urgency = urgency(type.get(), counted, said, text, answers);
        String denied = matches.stream()
                .filter(m -> said.isDenied(m.span(), spans(matches)))
                .map(m -> "“" + said.quote(text, m.span()) + "”")
                .distinct()
                .collect(Collectors.joining(", "));
        String reason = chosenType != null
                ? "Chosen by the dispatcher."
                : "Words: " + words.stream().map(w -> "“" + w + "”").collect(Collectors.joining(", "))
                        + (denied.isEmpty() ? "" : "; denied and not counted: " + denied) + ".";
        return new TypeProposal(
                type.get().code(), type.get().label(), reason, urgency.priority(), urgency.reason(), words);
    }

    private List<Match> match(Narrative said) {
        return jdbc
                .sql("select type_code, phrase, weight, priority, reason from incident_type_phrase"
                        + " order by type_code, phrase")
                .query((row, i) -> new Phrase(
                        row.getString("type_code"),
                        row.getString("phrase"),
                        row.getInt("weight"),
                        row.getString("priority"),
                        row.getString("reason")))
                .list()
                .stream()
                .flatMap(phrase -> said.find(phrase.text()).stream().limit(1).map(span -> new Match(phrase, span)))
                .toList();
    }

    private static List<Narrative.Span> spans(List<Match> matches) {
        return matches.stream().map(Match::span).toList();
    }

    private static Optional<String> best(List<Match> counted) {
        Map<String, Integer> score = new LinkedHashMap<>();
        counted.forEach(m -> score.merge(m.phrase().typeCode(), m.phrase().weight(), Integer::sum));
        return score.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey);
    }

    private Urgency urgency(
            IncidentType type, List<Match> counted, Narrative said, String text, Map<String, Boolean> answers) {
        List<Priority> priorities = types.listPriorities();
        Map<String, Integer> rank = priorities.stream().collect(Collectors.toMap(Priority::code, Priority::rank));
        int usual = rank.get(type.priority());
        int wanted = usual;
        Set<String> reasons = new LinkedHashSet<>();
        for (Match m : counted) {
            boolean speaks =
                    m.phrase().typeCode().equals(type.code()) && m.phrase().priority() != null;
            if (speaks && rank.get(m.phrase().priority()) <= usual) {
                wanted = Math.min(wanted, rank.get(m.phrase().priority()));
                reasons.add(m.phrase().reason() + " (“" + said.quote(text, m.span()) + "”)");
            }
        }
        for (IncidentType.Question question : type.questions()) {
            if (Boolean.TRUE.equals(answers.get(question.id())) && question.weight() >= 5) {
                wanted = Math.min(wanted, question.weight() >= 10 ? 1 : Math.max(1, usual - 1));
                reasons.add("yes to “" + question.text() + "”");
            }
        }
        int chosen = wanted;
        String code = priorities.stream()
                .filter(p -> p.rank() == chosen)
                .map(Priority::code)
                .findFirst()
                .orElse(type.priority());
        List<String> why = new ArrayList<>(reasons);
        return new Urgency(code, why.isEmpty() ? "Usual for " + type.label() + "." : String.join("; ", why) + ".");
    }

    private record Phrase(String typeCode, String text, int weight, String priority, String reason) {}

    private record Match(Phrase phrase, Narrative.Span span) {}

    private record Urgency(String priority, String reason) {}
}
