package io.curbstop.dispatch.handover;

import io.curbstop.dispatch.identity.Audit;
import java.time.LocalTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When shifts of dispatchers end, on the city's clock. The duty to hand over is counted from these hours. */
@Component
class HandoverHours {

    private final JdbcClient jdbc;
    private final Audit audit;

    HandoverHours(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** The hours of a day, the earliest first. */
    List<LocalTime> list() {
        return jdbc.sql("select local_time from handover_hour order by local_time")
                .query(LocalTime.class)
                .list();
    }

    /** Puts these in the place of those there are; none means that nobody is reminded. */
    @Transactional
    void change(List<LocalTime> hours, String by) {
        String[] wanted = hours.stream().map(LocalTime::toString).toArray(String[]::new);
        jdbc.sql("delete from handover_hour where not local_time = any(cast(:hours as time[]))")
                .param("hours", wanted)
                .update();
        jdbc.sql(
                        "insert into handover_hour (local_time) select distinct unnest(cast(:hours as time[])) on conflict do nothing")
                .param("hours", wanted)
                .update();
        audit.record(by, "handover-hours-changed", "", hours.toString());
    }
}
