package io.curbstop.dispatch.policy;

import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.intake.TypeProposer;
import io.curbstop.dispatch.problem.FieldProblem;
import io.curbstop.dispatch.problem.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The phrases that speak for each type of incident. */
@Component
class Phrases {

    private final IncidentTypes types;
    private final JdbcClient jdbc;

    Phrases(IncidentTypes types, JdbcClient jdbc) {
        this.types = types;
        this.jdbc = jdbc;
    }

    private record Row(String typeCode, String phrase, int weight, String priority, String reason) {

        private Phrase toPhrase() {
            return new Phrase(phrase, weight, priority, reason);
        }
    }

    /** Those of each type that has any, the weightiest first; one statement. */
    Map<String, List<Phrase>> listAll() {
        return jdbc
                .sql("select type_code, phrase, weight, priority, reason from incident_type_phrase"
                        + " order by type_code, weight desc, phrase")
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::typeCode, Collectors.mapping(Row::toPhrase, Collectors.toList())));
    }

    /** Those of one type. */
    List<Phrase> list(String typeCode) {
        return listAll().getOrDefault(typeCode, List.of());
    }

    /** Refuses what could not be heard, is there twice, or has a priority that there is not or for which there is no reason. */
    void check(List<Phrase> wanted) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            Phrase one = wanted.get(i);
            if (!seen.add(one.phrase())) {
                throw wrong(i, "phrase", "is there already");
            }
            if (!TypeProposer.isHeard(one.phrase())) {
                throw wrong(i, "phrase", "is never heard: write words without signs, each may end in *");
            }
            if (one.priority() != null
                    && types.listPriorities().stream().noneMatch(p -> p.code().equals(one.priority()))) {
                throw wrong(i, "priority", "is not known");
            }
            if (one.priority() != null && one.reason() == null) {
                throw wrong(i, "reason", "is missing: why it is so urgent");
            }
        }
    }

    private static ProblemException wrong(int line, String field, String message) {
        FieldProblem problem = new FieldProblem("phrases[" + line + "]." + field, message);
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "invalid", "A phrase " + message + ".", Map.of("fields", List.of(problem)));
    }

    /** Puts them in place of those that a type has. */
    void put(String typeCode, List<Phrase> wanted) {
        jdbc.sql("delete from incident_type_phrase where type_code = :type")
                .param("type", typeCode)
                .update();
        for (Phrase one : wanted) {
            jdbc.sql("insert into incident_type_phrase (type_code, phrase, weight, priority, reason)"
                            + " values (:type, :phrase, :weight, :priority, :reason)")
                    .param("type", typeCode)
                    .param("phrase", one.phrase())
                    .param("weight", one.weight())
                    .param("priority", one.priority())
                    .param("reason", one.reason())
                    .update();
        }
    }
}
