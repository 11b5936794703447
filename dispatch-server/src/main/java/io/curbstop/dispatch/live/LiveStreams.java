package io.curbstop.dispatch.live;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where modules say what screens should hear, and where a snapshot learns how far its stream has come. */
@Component
public class LiveStreams {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    LiveStreams(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Tells a stream of a change, together with the change: both are committed or neither.
     *
     * @param detail more in words, or null
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(String stream, String kind, String ref, String detail) {
        jdbc.sql("insert into live_change (stream, kind, ref, detail, at) values (:stream, :kind, :ref, :detail, :at)")
                .param("stream", stream)
                .param("kind", kind)
                .param("ref", ref)
                .param("detail", detail)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new ChangesWaiting());
    }

    /** Tells a stream of changes of the same kind, by one statement however many there are. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announceAll(String stream, String kind, Collection<String> refs) {
        jdbc.sql("insert into live_change (stream, kind, ref, at) select :stream, :kind, ref, :at"
                        + " from unnest(:refs::text[]) as r(ref)")
                .param("stream", stream)
                .param("kind", kind)
                .param("refs", refs.toArray(String[]::new))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new ChangesWaiting());
    }

    /**
     * The number of the last change of a stream; 0 before the first. Read it in the same repeatable-read transaction as
     * the snapshot it belongs to.
     */
    public long sequence(String stream) {
        return jdbc.sql("select coalesce((select sequence from live_stream where stream = :stream), 0)")
                .param("stream", stream)
                .query(Long.class)
                .single();
    }

    /** Changes were written in this transaction. */
    record ChangesWaiting() {}
}
