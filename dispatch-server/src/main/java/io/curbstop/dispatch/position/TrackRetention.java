package io.curbstop.dispatch.position;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what of the track is older than it is kept, a little at a time, so that nobody waits for it. */
@Component
class TrackRetention {

    private static final int AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final PositionProperties properties;
    private final Clock clock;

    TrackRetention(JdbcClient jdbc, PositionProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void deleteOld() {
        int deleted;
        do {
            deleted = jdbc.sql("delete from unit_track where ctid = any (array(select ctid from unit_track"
                            + " where recorded_at < :before limit " + AT_ONCE + "))")
                    .param("before", clock.instant().minus(properties.kept()).atOffset(ZoneOffset.UTC))
                    .update();
        } while (deleted == AT_ONCE);
    }
}
