package io.curbstop.dispatch.live;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Numbers committed changes and sends them, in order, on one thread. Numbering is done by whichever server comes first,
 * sending by each server for its own screens.
 */
@Component
@ConditionalOnWebApplication
class LivePublisher implements SmartLifecycle {

    /** How long to wait for other servers' changes when nobody here announces one. */
    private static final Duration POLL = Duration.ofMillis(250);

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int LOCK = 0x11FE;

    private static final String NUMBER = """
            with pending as (
              select id, stream, kind, ref, max(id) over (partition by stream, kind, ref) as latest
              from (select * from live_change where batch is null order by id limit 1000) w),
            kept as (
              select id, stream, row_number() over (partition by stream order by id) as n
              from pending where id = latest),
            repeated as (
              delete from live_change where id in (select id from pending where id <> latest)),
            counted as (
              select stream, count(*) as total from kept group by stream),
            advanced as (
              insert into live_stream as s (stream, sequence) select stream, total from counted
              on conflict (stream) do update set sequence = s.sequence + excluded.sequence
              returning stream, sequence),
            batch as materialized (
              select nextval('live_batch') as number)
            update live_change c set sequence = a.sequence - t.total + k.n, batch = batch.number
            from kept k join advanced a using (stream) join counted t using (stream), batch
            where c.id = k.id
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final List<LiveSource> sources;
    private final Clock clock;
    private final WorkLoop loop = new WorkLoop("live-publisher", POLL, this::round);
    private long lastBatch;
    private long pruned_ns;

    LivePublisher(JdbcClient jdbc, TransactionTemplate transaction, List<LiveSource> sources, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.sources = sources;
        this.clock = clock;
    }

    @EventListener
    void wake(LiveStreams.ChangesWaiting waiting) {
        loop.wakeAfterCommit();
    }

    @Override
    public void start() {
        lastBatch = jdbc.sql("select coalesce(max(batch), 0) from live_change")
                .query(Long.class)
                .single();
        pruned_ns = System.nanoTime();
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private void round() {
        publish();
        if (System.nanoTime() - pruned_ns > KEPT.toNanos() / 2) {
            pruned_ns = System.nanoTime();
            prune();
        }
    }

    private void publish() {
        boolean more = true;
        while (more) {
            Integer numbered = transaction.execute(status -> {
                jdbc.sql("select pg_advisory_xact_lock(:lock)")
                        .param("lock", LOCK)
                        .query(rs -> {});
                return jdbc.sql(NUMBER).update();
            });
            send();
            more = numbered != null && numbered >= 1000;
        }
    }

    private void send() {
        List<Numbered> changes = jdbc.sql(
                        "select batch, stream, sequence, kind, ref, detail, at from live_change where batch > :last"
                                + " order by batch, sequence, stream")
                .param("last", lastBatch)
                .query((row, i) -> new Numbered(
                        row.getLong("batch"),
                        new LiveChange(
                                row.getString("stream"),
                                row.getLong("sequence"),
                                row.getString("kind"),
                                row.getString("ref"),
                                row.getString("detail"),
                                row.getObject("at", OffsetDateTime.class).toInstant())))
                .list();
        if (changes.isEmpty()) {
            return;
        }
        lastBatch = changes.get(changes.size() - 1).batch();
        for (LiveSource source : sources) {
            List<LiveChange> own = changes.stream()
                    .map(Numbered::change)
                    .filter(c -> source.serves(c.stream()))
                    .toList();
            if (!own.isEmpty()) {
                source.send(own);
            }
        }
    }

    private void prune() {
        jdbc.sql("delete from live_change where batch is not null and at < :before")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    private record Numbered(long batch, LiveChange change) {}
}
