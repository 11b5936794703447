package io.curbstop.dispatch.telephone;

import io.curbstop.dispatch.identity.Allowance;
import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.identity.MachineSecret;
import io.curbstop.dispatch.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which telephone systems are let in; every change is audited. */
@Component
class PhoneSystems {

    private final JdbcClient jdbc;
    private final Audit audit;
    private final TelephoneProperties properties;
    private final Clock clock;
    private final Map<UUID, Allowance> allowances = new ConcurrentHashMap<>();

    PhoneSystems(JdbcClient jdbc, Audit audit, TelephoneProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    /** Who was let in. */
    record Guest(UUID id, String name) {}

    /**
     * A telephone system that may be let in.
     *
     * @param lastHeardAt null when it never said anything
     * @param lastTrouble code of what was wrong with the last it said; null when it was taken
     */
    record PhoneSystem(
            UUID id, String name, boolean enabled, Instant lastHeardAt, String lastTrouble, long taken, long refused) {}

    /** All, by name. */
    List<PhoneSystem> list() {
        return jdbc.sql("select * from phone_system order by name, id")
                .query((row, i) -> read(row))
                .list();
    }

    /**
     * Lets one in.
     *
     * @return its secret, shown this once only
     * @throws ProblemException conflict when that id is known already
     */
    @Transactional
    public String add(UUID id, String name, String by) {
        String secret = MachineSecret.make();
        int added = jdbc.sql("insert into phone_system (id, name, secret_hash, created_at, created_by)"
                        + " values (:id, :name, :hash, :at, :by) on conflict (id) do nothing")
                .param("id", id)
                .param("name", name.strip())
                .param("hash", MachineSecret.hash(secret))
                .param("at", PhoneCallTable.at(clock.instant()))
                .param("by", by)
                .update();
        if (added == 0) {
            throw ProblemException.conflict(
                    "This telephone system was added already. Its secret was shown then, and never again.");
        }
        audit.record(by, "phone-system-added", name.strip(), "");
        return secret;
    }

    /**
     * Listens to it from now on, or no more.
     *
     * @throws ProblemException not-found
     */
    @Transactional
    public void setEnabled(UUID id, boolean enabled, String by) {
        String name = changed(jdbc.sql("update phone_system set enabled = :enabled where id = :id returning name")
                .param("enabled", enabled)
                .param("id", id));
        audit.record(by, enabled ? "phone-system-enabled" : "phone-system-disabled", name, "");
    }

    /**
     * Forgets one; its calls stay.
     *
     * @throws ProblemException not-found
     */
    @Transactional
    public void remove(UUID id, String by) {
        String name = changed(jdbc.sql("delete from phone_system where id = :id returning name")
                .param("id", id));
        audit.record(by, "phone-system-removed", name, "");
    }

    private static String changed(JdbcClient.StatementSpec statement) {
        return statement
                .query(String.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no such telephone system."));
    }

    /**
     * The one with that secret.
     *
     * @throws ProblemException 401 unknown-phone-system; 429 too-many-events
     */
    Guest admit(String secret) {
        Guest guest = jdbc.sql("select id, name from phone_system where secret_hash = :hash and enabled")
                .param("hash", MachineSecret.hash(secret))
                .query((row, i) -> new Guest(row.getObject("id", UUID.class), row.getString("name")))
                .optional()
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.UNAUTHORIZED,
                        "unknown-phone-system",
                        "No telephone system is let in by this secret.",
                        Map.of()));
        boolean may = allowances
                .computeIfAbsent(
                        guest.id(), id -> new Allowance(properties.perSecond(), properties.atOnce(), clock.instant()))
                .take(clock.instant());
        if (!may) {
            throw new ProblemException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-events",
                    "The telephone system sends too often; send it again in a while.",
                    Map.of());
        }
        return guest;
    }

    /** Writes down that it was heard. @param trouble code of what was wrong, or null */
    void heard(UUID id, String trouble) {
        jdbc.sql("update phone_system set last_heard_at = :at, last_trouble = :trouble,"
                        + " taken = taken + case when :trouble::text is null then 1 else 0 end,"
                        + " refused = refused + case when :trouble::text is null then 0 else 1 end where id = :id")
                .param("at", PhoneCallTable.at(clock.instant()))
                .param("trouble", trouble)
                .param("id", id)
                .update();
    }

    private static PhoneSystem read(ResultSet row) throws SQLException {
        OffsetDateTime heard = row.getObject("last_heard_at", OffsetDateTime.class);
        return new PhoneSystem(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getBoolean("enabled"),
                heard == null ? null : heard.toInstant(),
                row.getString("last_trouble"),
                row.getLong("taken"),
                row.getLong("refused"));
    }
}
