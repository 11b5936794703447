package io.curbstop.dispatch.policy;

import io.curbstop.dispatch.crew.Needs;
import io.curbstop.dispatch.incident.IncidentType;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The policies as they stand. */
@Component
class Policies {

    private final IncidentTypes types;
    private final Needs needs;
    private final Phrases phrases;
    private final JdbcClient jdbc;

    Policies(IncidentTypes types, Needs needs, Phrases phrases, JdbcClient jdbc) {
        this.types = types;
        this.needs = needs;
        this.phrases = phrases;
        this.jdbc = jdbc;
    }

    /**
     * All of them.
     *
     * @param unitKinds the kinds of unit there are, to choose from
     * @param equipmentKinds the kinds of equipment there are
     */
    record All(
            List<TypePolicy> types,
            List<PriorityPolicy> priorities,
            List<String> unitKinds,
            List<String> equipmentKinds) {}

    private record Change(long version, Instant at, String by, boolean digs) {}

    @Transactional(readOnly = true)
    public All read() {
        Map<String, Change> changes = jdbc
                .sql("select code, version, changed_at, changed_by, digs from incident_type")
                .query((row, i) -> Map.entry(row.getString("code"), change(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, List<Phrase>> heard = phrases.listAll();
        return new All(
                types.listTypes().stream()
                        .map(type -> policy(type, heard.getOrDefault(type.code(), List.of()), changes.get(type.code())))
                        .toList(),
                jdbc.sql("select * from priority order by rank")
                        .query((row, i) -> priority(row))
                        .list(),
                jdbc.sql("select distinct kind from unit order by kind")
                        .query(String.class)
                        .list(),
                jdbc.sql("select distinct kind from fleet_item where class = 'EQUIPMENT' order by kind")
                        .query(String.class)
                        .list());
    }

    /**
     * What stands of a type, held until the end of the transaction.
     *
     * @throws ProblemException not-found
     */
    TypePolicy hold(String typeCode) {
        // Incidents of the type are opened meanwhile: a key that they point to is not locked.
        Change change = jdbc.sql("select version, changed_at, changed_by, digs from incident_type where code = :code"
                        + " for no key update")
                .param("code", typeCode)
                .query((row, i) -> change(row))
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no incident type " + typeCode + "."));
        return policy(types.getType(typeCode), phrases.list(typeCode), change);
    }

    /**
     * What stands of a priority, held until the end of the transaction.
     *
     * @throws ProblemException not-found
     */
    PriorityPolicy holdPriority(String code) {
        return jdbc.sql("select * from priority where code = :code for no key update")
                .param("code", code)
                .query((row, i) -> priority(row))
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no priority " + code + "."));
    }

    private TypePolicy policy(IncidentType type, List<Phrase> heard, Change change) {
        return new TypePolicy(
                type.code(),
                type.label(),
                type.priority(),
                type.questions(),
                needs.list(type.code()),
                heard,
                change.digs(),
                change.version(),
                change.at(),
                change.by());
    }

    private static PriorityPolicy priority(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("changed_at", OffsetDateTime.class);
        return new PriorityPolicy(
                row.getString("code"),
                row.getString("label"),
                row.getObject("acknowledge_s", Integer.class),
                row.getObject("on_site_s", Integer.class),
                row.getObject("restore_s", Integer.class),
                row.getLong("version"),
                at == null ? null : at.toInstant(),
                row.getString("changed_by"));
    }

    private static Change change(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("changed_at", OffsetDateTime.class);
        return new Change(
                row.getLong("version"),
                at == null ? null : at.toInstant(),
                row.getString("changed_by"),
                row.getBoolean("digs"));
    }
}
