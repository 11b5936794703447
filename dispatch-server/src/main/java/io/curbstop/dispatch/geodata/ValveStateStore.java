package io.curbstop.dispatch.geodata;

import java.sql.Timestamp;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The state of every valve as known today, and the append-only list of its changes. Field reports override the GIS: a
 * later import does not put a reported valve back.
 */
@Component
public class ValveStateStore {

    private final JdbcTemplate jdbc;
    private final GeodataStore geodata;

    ValveStateStore(JdbcTemplate jdbc, GeodataStore geodata) {
        this.jdbc = jdbc;
        this.geodata = geodata;
    }

    /**
     * Appends a report and, unless a later one is already known, makes it the valve's state.
     *
     * @return the new state version
     * @throws NoSuchElementException when there is no such valve
     */
    @Transactional
    public long report(ValveStateReport report) {
        int known = jdbc.queryForList("select id from valve where ref = ? for update", Long.class, report.valveRef())
                .size();
        if (known == 0) {
            throw new NoSuchElementException("There is no valve " + report.valveRef());
        }
        Timestamp occurredAt = Timestamp.from(report.occurredAt());
        long version = jdbc.queryForObject(
                "insert into valve_state_change"
                        + " (valve_ref, position, operability, source, changed_by, reason, occurred_at)"
                        + " values (?, ?, ?, 'field', ?, ?, ?) returning id",
                Long.class,
                report.valveRef(),
                report.position(),
                report.operability(),
                report.changedBy(),
                report.reason(),
                occurredAt);
        jdbc.update(
                "update valve set position = ?, operability = ?, state_source = 'field', state_version = ?"
                        + " where ref = ? and not exists (select from valve_state_change c"
                        + " where c.valve_ref = valve.ref and c.source = 'field' and c.occurred_at > ?)",
                report.position(),
                report.operability(),
                version,
                report.valveRef(),
                occurredAt);
        geodata.bumpVersion("valve_state");
        return version;
    }

    /** The state of every valve of which one was reported from the field, ordered by ref. */
    public List<ValveState> listReported() {
        return jdbc.query(
                "select ref, position, operability, state_version from valve where state_source = 'field' order by ref",
                (row, i) -> new ValveState(
                        row.getString("ref"),
                        row.getString("position"),
                        row.getString("operability"),
                        row.getLong("state_version")));
    }

    /** The highest state version there is; 0 before the first change. */
    public long currentVersion() {
        return jdbc.queryForObject("select coalesce(max(id), 0) from valve_state_change", Long.class);
    }

    /** A valve's state and the change that made it (0: as imported). */
    public record ValveState(String valveRef, String position, String operability, long version) {}
}
