package io.curbstop.dispatch.tracker;

import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.identity.MachineSecret;
import io.curbstop.dispatch.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which trackers are let in; every change is audited. */
@Component
class TrackerAccounts {

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    TrackerAccounts(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** One that is to be let in; the device id is null for one that speaks for itself. */
    record NewTracker(UUID id, TrackerKind kind, String name, String unitCode, String deviceId, UUID sharesSecretOf) {}

    /** All, by unit and name. */
    List<Tracker> list() {
        return jdbc.sql("select * from tracker order by unit_code, name, id")
                .query((row, i) -> read(row))
                .list();
    }

    /**
     * Lets a tracker in.
     *
     * @return its secret, which is shown this once only; empty when it shares that of another tracker of its Traccar server
     * @throws ProblemException unknown-unit; device-taken; not-found when the other tracker is none of Traccar's; conflict
     */
    @Transactional
    Optional<String> add(NewTracker tracker, String by) {
        requireUnit(tracker.unitCode());
        Optional<String> shared = Optional.ofNullable(tracker.sharesSecretOf()).map(this::getSharedHash);
        String secret = MachineSecret.make();
        try {
            jdbc.sql("insert into tracker (id, kind, name, unit_code, device_id, secret_hash, created_at, created_by)"
                            + " values (:id, :kind, :name, :unit, :device, :hash, :at, :by)")
                    .param("id", tracker.id())
                    .param("kind", tracker.kind().name())
                    .param("name", tracker.name())
                    .param("unit", tracker.unitCode())
                    .param("device", tracker.deviceId())
                    .param("hash", shared.orElseGet(() -> MachineSecret.hash(secret)))
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("by", by)
                    .update();
        } catch (DuplicateKeyException taken) {
            if (String.valueOf(taken.getMessage()).contains("tracker_device")) {
                throw new ProblemException(
                        HttpStatus.CONFLICT, "device-taken", "Another tracker has this device id already.", Map.of());
            }
            throw ProblemException.conflict(
                    "This tracker was added already. Its secret was shown then, and never again.");
        }
        audit.record(by, "tracker-added", tracker.name(), tracker.kind() + " on " + tracker.unitCode());
        return shared.isPresent() ? Optional.empty() : Optional.of(secret);
    }

    private void requireUnit(String code) {
        if (jdbc.sql("select code from unit where code = :code")
                .param("code", code)
                .query(String.class)
                .optional()
                .isEmpty()) {
            throw ProblemException.refused("unknown-unit", "There is no unit " + code + ".");
        }
    }

    private String getSharedHash(UUID other) {
        return jdbc.sql("select secret_hash from tracker where id = :id and kind = 'TRACCAR'")
                .param("id", other)
                .query(String.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no such tracker of a Traccar server."));
    }

    /**
     * Takes its positions from now on, or no more.
     *
     * @throws ProblemException not-found
     */
    @Transactional
    void setEnabled(UUID id, boolean enabled, String by) {
        String name = changed(jdbc.sql("update tracker set enabled = :enabled where id = :id returning name")
                .param("enabled", enabled)
                .param("id", id));
        audit.record(by, enabled ? "tracker-enabled" : "tracker-disabled", name, "");
    }

    /**
     * Forgets a tracker; its unit's track stays.
     *
     * @throws ProblemException not-found
     */
    @Transactional
    void remove(UUID id, String by) {
        String name = changed(
                jdbc.sql("delete from tracker where id = :id returning name").param("id", id));
        audit.record(by, "tracker-removed", name, "");
    }

    private static String changed(JdbcClient.StatementSpec statement) {
        return statement
                .query(String.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no such tracker."));
    }

    private static Tracker read(ResultSet row) throws SQLException {
        OffsetDateTime heard = row.getObject("last_heard_at", OffsetDateTime.class);
        return new Tracker(
                row.getObject("id", UUID.class),
                TrackerKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("unit_code"),
                row.getString("device_id"),
                row.getBoolean("enabled"),
                heard == null ? null : heard.toInstant(),
                row.getString("last_trouble"),
                row.getLong("taken"),
                row.getLong("refused"));
    }
}
