package io.curbstop.dispatch.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The append-only record of what must be traceable to a person. */
@Component
public class Audit {

    private final JdbcClient jdbc;
    private final Clock clock;

    Audit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Records, in the transaction of the caller if there is one.
     *
     * @param actor username, or {@code system}
     * @param action what was done, in kebab case, such as {@code customers-read}
     * @param subject what it was done to: a username, a number, a name
     * @param detail anything more, for a person
     */
    public void record(String actor, String action, String subject, String detail) {
        record(actor, action, subject, detail, "");
    }

    void record(String actor, String action, String subject, String detail, String remoteAddress) {
        jdbc.sql("""
                        insert into audit_entry (occurred_at, actor, action, subject, detail, remote_address)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(Timestamp.from(clock.instant()), actor, action, subject, detail, remoteAddress)
                .update();
    }

    /** How often {@code action} was recorded of {@code subject} from {@code remoteAddress} since {@code since}. */
    int count(String action, String subject, String remoteAddress, Instant since) {
        return jdbc.sql("""
                        select count(*) from audit_entry
                        where action = ? and subject = ? and remote_address = ? and occurred_at > ?
                        """)
                .params(action, subject, remoteAddress, Timestamp.from(since))
                .query(Integer.class)
                .single();
    }
}
