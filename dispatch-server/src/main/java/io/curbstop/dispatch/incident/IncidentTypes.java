package io.curbstop.dispatch.incident;

import io.curbstop.dispatch.problem.ProblemException;
import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The incident types and priorities of this utility. */
@Component
public class IncidentTypes {

    private final JdbcClient jdbc;

    IncidentTypes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All types in the order to offer them. */
    public List<IncidentType> listTypes() {
        Map<String, List<IncidentType.Question>> questions = new HashMap<>();
        jdbc.sql("select id, type_code, text, kind, weight, flag from incident_type_question"
                        + " where retired_at is null order by type_code, position")
                .query(row -> {
                    questions
                            .computeIfAbsent(row.getString("type_code"), code -> new ArrayList<>())
                            .add(new IncidentType.Question(
                                    row.getString("id"),
                                    row.getString("text"),
                                    row.getString("kind"),
                                    row.getInt("weight"),
                                    Optional.ofNullable(row.getString("flag"))
                                            .map(IncidentFlag::valueOf)
                                            .orElse(null)));
                });
        return jdbc.sql("select * from incident_type order by position, code")
                .query((row, i) -> new IncidentType(
                        row.getString("code"),
                        row.getString("label"),
                        row.getString("air_label"),
                        row.getString("utility"),
                        row.getString("priority"),
                        texts(row.getArray("unit_kinds")),
                        row.getString("required_qualification"),
                        texts(row.getArray("hazards")),
                        row.getBoolean("traced"),
                        questions.getOrDefault(row.getString("code"), List.of())))
                .list();
    }

    /** The type with that code, if there is one. */
    public Optional<IncidentType> findType(String code) {
        return listTypes().stream().filter(t -> t.code().equals(code)).findFirst();
    }

    /**
     * The type with that code.
     *
     * @throws ProblemException invalid, when there is none
     */
    public IncidentType getType(String code) {
        return findType(code)
                .orElseThrow(() -> ProblemException.invalid("There is no incident type " + code + "; there are "
                        + listTypes().stream().map(IncidentType::code).collect(Collectors.joining(", ")) + "."));
    }

    /** The priorities, most urgent first. */
    public List<Priority> listPriorities() {
        return jdbc.sql("select code, label, rank, acknowledge_s, on_site_s, restore_s from priority order by rank")
                .query(Priority.class)
                .list();
    }

    /**
     * The priority with that code.
     *
     * @throws ProblemException invalid, when there is none
     */
    public Priority getPriority(String code) {
        return listPriorities().stream()
                .filter(p -> p.code().equals(code))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("There is no priority " + code + "."));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Stream.of((Object[]) array.getArray()).map(String::valueOf).toList();
    }
}
