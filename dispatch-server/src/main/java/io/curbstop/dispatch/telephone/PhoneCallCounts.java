package io.curbstop.dispatch.telephone;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many calls there were and what came of them. */
@Component
public class PhoneCallCounts {

    private final JdbcClient jdbc;

    PhoneCallCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What came of the calls that began from a moment on.
     *
     * @param total all of them
     * @param byState how many are in each state; every state is there
     */
    public record Counts(long total, Map<PhoneCallState, Long> byState) {}

    /** Counts the calls that began at {@code since} or later. */
    public Counts count(Instant since) {
        Map<PhoneCallState, Long> byState = new EnumMap<>(PhoneCallState.class);
        for (PhoneCallState state : PhoneCallState.values()) {
            byState.put(state, 0L);
        }
        jdbc.sql("select state, count(*) as calls from phone_call where began_at >= :since group by state")
                .param("since", PhoneCallTable.at(since))
                .query(row -> {
                    byState.put(PhoneCallState.valueOf(row.getString("state")), row.getLong("calls"));
                });
        return new Counts(byState.values().stream().mapToLong(n -> n).sum(), byState);
    }
}
