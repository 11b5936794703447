package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.identity.MachineSecret;
import io.curbstop.dispatch.problem.FieldProblem;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which systems may tell of orders and payments, by secrets of their own; every change is audited. */
@Component
class CisAccounts {

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    CisAccounts(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** A system that is let in. */
    record System(UUID id, String name, boolean enabled, Instant lastHeardAt) {}

    /** All, by name. */
    List<System> list() {
        return jdbc.sql("select * from cis_system order by name")
                .query((row, i) -> new System(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getBoolean("enabled"),
                        OrderTable.instant(row, "last_heard_at")))
                .list();
    }

    /**
     * Lets a system in.
     *
     * @return its secret, which is shown this once only
     * @throws ProblemException name-taken
     */
    @Transactional
    public String add(UUID id, String name, String by) {
        String secret = MachineSecret.make();
        try {
            jdbc.sql("insert into cis_system (id, name, secret_hash, created_at, created_by)"
                            + " values (:id, :name, :hash, :at, :by)")
                    .param("id", id)
                    .param("name", name)
                    .param("hash", MachineSecret.hash(secret))
                    .param("at", OrderTable.utc(clock.instant()))
                    .param("by", by)
                    .update();
        } catch (DuplicateKeyException taken) {
            String sentence = "A system of this name was added already; its secret was shown then, and never again.";
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "name-taken",
                    sentence,
                    Map.of("fields", List.of(new FieldProblem("name", sentence))));
        }
        audit.record(by, "cis-system-added", name, "");
        return secret;
    }

    /**
     * Takes what it sends from now on, or no more.
     *
     * @throws ProblemException not-found
     */
    @Transactional
    public void setEnabled(UUID id, boolean enabled, String by) {
        String name = jdbc.sql("update cis_system set enabled = :enabled where id = :id returning name")
                .param("enabled", enabled)
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no such system."));
        audit.record(by, enabled ? "cis-system-enabled" : "cis-system-disabled", name, "");
    }

    /**
     * The name of the system with that secret.
     *
     * @throws ProblemException 401 unknown-system
     */
    @Transactional
    public String admit(String secret) {
        return jdbc.sql(
                        "update cis_system set last_heard_at = :now where secret_hash = :hash and enabled returning name")
                .param("now", OrderTable.utc(clock.instant()))
                .param("hash", MachineSecret.hash(secret))
                .query(String.class)
                .optional()
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.UNAUTHORIZED, "unknown-system", "No system is let in by this secret.", Map.of()));
    }
}
