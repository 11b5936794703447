package io.curbstop.dispatch.escalation;

import io.curbstop.dispatch.escalation.Ladder.Role;
import io.curbstop.dispatch.escalation.Ladder.Rung;
import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.incident.IncidentFlag;
import io.curbstop.dispatch.problem.FieldProblem;
import io.curbstop.dispatch.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the ladder, and puts another in its place. */
@Component
class Ladders {

    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Ladders(Audit audit, JdbcClient jdbc, Clock clock) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Ladder read() {
        return ladder("");
    }

    /**
     * Puts a ladder in place of the one that stands; the same again changes nothing.
     *
     * @param wanted its version is the one that it was made on
     * @return what stands then
     * @throws ProblemException conflict when somebody else was first; invalid with the field that is wrong
     */
    @Transactional
    public Ladder put(Ladder wanted, String by) {
        Ladder stands = ladder(" for update");
        if (wanted.roles().equals(stands.roles()) && wanted.rungs().equals(stands.rungs())) {
            return stands;
        }
        if (wanted.version() != stands.version()) {
            throw ProblemException.overtaken(stands.changedBy(), stands.inWords(), stands);
        }
        check(wanted);
        jdbc.sql("delete from escalation_rung").update();
        jdbc.sql("delete from escalation_role").update();
        for (int i = 0; i < wanted.roles().size(); i++) {
            insert(wanted.roles().get(i), i + 1);
        }
        for (int i = 0; i < wanted.rungs().size(); i++) {
            insert(wanted.rungs().get(i), i + 1);
        }
        jdbc.sql("update escalation_ladder set version = version + 1, changed_at = :at, changed_by = :by")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        Ladder changed = ladder("");
        audit.record(by, "escalation-ladder-changed", "ladder", stands.inWords() + " → " + changed.inWords());
        return changed;
    }

    private static void check(Ladder wanted) {
        Set<String> known = wanted.roles().stream().map(Role::id).collect(Collectors.toSet());
        if (known.size() < wanted.roles().size()) {
            throw wrong("roles", "names somebody twice");
        }
        for (int i = 0; i < wanted.rungs().size(); i++) {
            Rung rung = wanted.rungs().get(i);
            if (!known.containsAll(rung.roleIds())
                    || Set.copyOf(rung.roleIds()).size() < rung.roleIds().size()) {
                throw wrong("rungs[" + i + "].roleIds", "names somebody who is not to be reached, or twice");
            }
            if (!rung.isCalledFor()) {
                throw wrong("rungs[" + i + "].label", "is called for by nothing; say by what, or remove it");
            }
        }
        if (wanted.rungs().stream().map(Rung::id).distinct().count()
                < wanted.rungs().size()) {
            throw wrong("rungs", "has a rung twice");
        }
    }

    private static ProblemException wrong(String field, String sentence) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid",
                sentence,
                Map.of("fields", List.of(new FieldProblem(field, sentence))));
    }

    private void insert(Role role, int position) {
        jdbc.sql("insert into escalation_role (id, name, person, phone, position)"
                        + " values (:id, :name, :person, :phone, :position)")
                .param("id", role.id())
                .param("name", role.name())
                .param("person", role.person())
                .param("phone", role.phone())
                .param("position", position)
                .update();
    }

    private void insert(Rung rung, int position) {
        jdbc.sql(
                        "insert into escalation_rung (id, label, any_main, from_diameter_mm, off_s, over_customers, flags, position)"
                                + " values (:id, :label, :any, :diameter, :off, :customers, :flags, :position)")
                .param("id", rung.id())
                .param("label", rung.label())
                .param("any", rung.anyMain())
                .param("diameter", rung.fromDiameter_mm())
                .param("off", rung.off_s())
                .param("customers", rung.overCustomers())
                .param("flags", rung.flags().stream().map(IncidentFlag::name).toArray(String[]::new))
                .param("position", position)
                .update();
        for (int i = 0; i < rung.roleIds().size(); i++) {
            jdbc.sql("insert into escalation_rung_role (rung_id, role_id, position) values (:rung, :role, :position)")
                    .param("rung", rung.id())
                    .param("role", rung.roleIds().get(i))
                    .param("position", i + 1)
                    .update();
        }
    }

    private Ladder ladder(String lock) {
        return jdbc.sql("select version, changed_at, changed_by from escalation_ladder" + lock)
                .query((row, i) -> {
                    OffsetDateTime at = row.getObject("changed_at", OffsetDateTime.class);
                    return new Ladder(
                            listRoles(),
                            listRungs(),
                            row.getLong("version"),
                            at == null ? null : at.toInstant(),
                            row.getString("changed_by"));
                })
                .single();
    }

    private List<Role> listRoles() {
        return jdbc.sql("select id, name, person, phone from escalation_role order by position")
                .query(Role.class)
                .list();
    }

    private List<Rung> listRungs() {
        return jdbc.sql("select r.*, array(select m.role_id from escalation_rung_role m where m.rung_id = r.id"
                        + " order by m.position) as roles from escalation_rung r order by r.position")
                .query((row, i) -> rung(row))
                .list();
    }

    private static Rung rung(ResultSet row) throws SQLException {
        return new Rung(
                row.getString("id"),
                row.getString("label"),
                row.getBoolean("any_main"),
                row.getObject("from_diameter_mm", Integer.class),
                row.getObject("off_s", Integer.class),
                row.getObject("over_customers", Integer.class),
                Stream.of((String[]) row.getArray("flags").getArray())
                        .map(IncidentFlag::valueOf)
                        .toList(),
                List.of((String[]) row.getArray("roles").getArray()));
    }
}
