package io.curbstop.dispatch.duty;

import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is due of an incident, what was seen to, and what a clock is kept of at all. */
@Component
public class Duties {

    private final DutyReader reader;
    private final IncidentLog log;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Duties(DutyReader reader, IncidentLog log, Audit audit, JdbcClient jdbc, Clock clock) {
        this.reader = reader;
        this.log = log;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is or will be due of an incident, the next first. */
    public List<Duty> listOf(UUID incidentId) {
        return reader.listOf(incidentId, clock.instant());
    }

    /** What is or will be due of anything, the next first. */
    public List<Duty> listAll() {
        return reader.listAll(clock.instant());
    }

    /**
     * Says that something was seen to and is no longer due; said again it changes nothing.
     *
     * @param note what was done
     * @throws ProblemException not-found when no such thing is or will be due of that incident
     */
    @Transactional
    public void done(UUID incidentId, String code, String subject, String note, Stamp stamp) {
        Optional<Duty> duty = reader.listOf(incidentId, clock.instant()).stream()
                .filter(d -> d.duty().equals(code) && d.subject().equals(subject))
                .findFirst();
        if (duty.isEmpty()) {
            if (isDone(code, subject)) {
                return;
            }
            throw ProblemException.notFound("Nothing of the kind is due there.");
        }
        int mine = jdbc.sql(
                        "insert into duty_done (duty, subject, at, by, note) values (:duty, :subject, :at, :by, :note)"
                                + " on conflict do nothing")
                .param("duty", code)
                .param("subject", subject)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", stamp.actor())
                .param("note", note.strip())
                .update();
        if (mine == 1) {
            log.append(
                    incidentId, "DUTY_DONE", label(code) + ", seen to: " + note.strip(), stamp, Map.of("duty", code));
        }
    }

    private boolean isDone(String code, String subject) {
        return jdbc.sql("select exists (select from duty_done where duty = :duty and subject = :subject)")
                .param("duty", code)
                .param("subject", subject)
                .query(Boolean.class)
                .single();
    }

    private String label(String code) {
        return jdbc.sql("select label from duty where code = :code")
                .param("code", code)
                .query(String.class)
                .single();
    }

    /**
     * What a clock is kept of.
     *
     * @param code its stable code
     * @param label for people
     * @param severity of the alarm: CRITICAL, HIGH or MEDIUM
     * @param enabled whether it becomes an alarm at all
     * @param after_s how long after what it counts from, in seconds, or before the cut-off of an order; null where the
     *     priority says
     * @param ahead whether it is before, and not after
     * @param localTime for what is due at a time of the day, in the city's time; then {@code after_s} before it
     * @param version grows with every change
     * @param changedAt when it was changed last, or null
     * @param changedBy by whom, or null
     */
    public record Setting(
            String code,
            String label,
            String severity,
            boolean enabled,
            Integer after_s,
            boolean ahead,
            LocalTime localTime,
            long version,
            Instant changedAt,
            String changedBy) {

        /** For people, on one line. */
        public String inWords() {
            return severity.toLowerCase(Locale.ROOT)
                    + (enabled ? "" : ", switched off")
                    + (after_s == null ? "" : ", " + after_s / 60 + " min")
                    + (ahead ? " before" : "")
                    + (localTime == null ? "" : " " + localTime);
        }
    }

    /**
     * What a supervisor wants of one kind.
     *
     * @param version of the setting it was made on
     */
    public record Wanted(String severity, boolean enabled, Integer after_s, LocalTime localTime, long version) {

        private boolean isAs(Setting stands) {
            return severity.equals(stands.severity())
                    && enabled == stands.enabled()
                    && Objects.equals(after_s, stands.after_s())
                    && Objects.equals(localTime, stands.localTime());
        }
    }

    /** All that a clock is kept of, in the order to show. */
    public List<Setting> listSettings() {
        return jdbc.sql("select * from duty order by position")
                .query((row, i) -> read(row))
                .list();
    }

    /**
     * Changes when one kind becomes an alarm, and how grave it is; what is so already is left as it is.
     *
     * @return what stands then
     * @throws ProblemException not-found; conflict when somebody else was first; invalid when the time comes from the
     *     priority and another is given
     */
    @Transactional
    public Setting change(String code, Wanted wanted, Stamp stamp) {
        Setting stands = hold(code);
        if (wanted.isAs(stands)) {
            return stands;
        }
        if (stands.version() != wanted.version()) {
            throw ProblemException.overtaken(stands.changedBy(), stands.inWords(), stands);
        }
        if ((stands.after_s() == null) != (wanted.after_s() == null)
                || (stands.localTime() == null) != (wanted.localTime() == null)) {
            throw ProblemException.invalid(stands.label() + ": "
                    + (stands.after_s() == null
                            ? "its time is a target of the priority, and is changed there."
                            : "say how long after, and at what time where there is one."));
        }
        jdbc.sql("update duty set severity = :severity, enabled = :enabled, after_s = :after, local_time = :time,"
                        + " version = version + 1, changed_at = :at, changed_by = :by where code = :code")
                .param("severity", wanted.severity())
                .param("enabled", wanted.enabled())
                .param("after", wanted.after_s())
                .param("time", wanted.localTime())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", stamp.actor())
                .param("code", code)
                .update();
        Setting changed = hold(code);
        audit.record(stamp.actor(), "duty-changed", code, stands.inWords() + " → " + changed.inWords());
        return changed;
    }

    private Setting hold(String code) {
        return jdbc.sql("select * from duty where code = :code for no key update")
                .param("code", code)
                .query((row, i) -> read(row))
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no duty " + code + "."));
    }

    private static Setting read(ResultSet row) throws SQLException {
        OffsetDateTime changedAt = row.getObject("changed_at", OffsetDateTime.class);
        return new Setting(
                row.getString("code"),
                row.getString("label"),
                row.getString("severity"),
                row.getBoolean("enabled"),
                row.getObject("after_s", Integer.class),
                row.getBoolean("ahead"),
                row.getObject("local_time", LocalTime.class),
                row.getLong("version"),
                changedAt == null ? null : changedAt.toInstant(),
                row.getString("changed_by"));
    }
}
