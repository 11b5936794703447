package io.curbstop.dispatch.push;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of alarms: who took or shelved each, when and why. */
@Component
class AlarmLog {

    private final JdbcClient jdbc;
    private final Clock clock;

    AlarmLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Writes a line in the transaction at hand.
     *
     * @param kind SHELVED, UNSHELVED, TAKEN or OVER
     * @param reason why, or null
     */
    void write(UUID alarmId, String kind, String by, String reason) {
        jdbc.sql("insert into alarm_event (alarm_id, kind, at, by, reason) values (:alarm, :kind, :at, :by, :reason)")
                .param("alarm", alarmId)
                .param("kind", kind)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("reason", reason)
                .update();
    }
}
