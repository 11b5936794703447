package io.curbstop.dispatch.tracker;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When each tracker was heard and what was wrong, gathered for some seconds and written by one statement. A kill loses those
 * seconds of it, and no position.
 */
@Component
class TrackerNews {

    private final JdbcClient jdbc;
    private final Clock clock;
    private Map<UUID, News> news = new HashMap<>();

    TrackerNews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record News(UUID id, Instant at, String trouble, int taken, int refused) {

        News and(News later) {
            return new News(id, later.at, later.trouble, taken + later.taken, refused + later.refused);
        }
    }

    void taken(UUID id) {
        add(new News(id, clock.instant(), null, 1, 0));
    }

    void refused(UUID id, String code) {
        add(new News(id, clock.instant(), code, 0, 1));
    }

    private synchronized void add(News one) {
        news.merge(one.id(), one, News::and);
    }

    private synchronized List<News> takeAll() {
        List<News> all = new ArrayList<>(news.values());
        news = new HashMap<>();
        return all;
    }

    @Scheduled(fixedDelayString = "PT2S")
    void write() {
        List<News> all = takeAll();
        if (all.isEmpty()) {
            return;
        }
        jdbc.sql("update tracker t set last_heard_at = n.at, last_trouble = n.trouble, taken = t.taken + n.taken,"
                        + " refused = t.refused + n.refused from unnest(:id::uuid[], :at::timestamptz[],"
                        + " :trouble::text[], :taken::int[], :refused::int[]) as n(id, at, trouble, taken, refused)"
                        + " where t.id = n.id")
                .param("id", column(all, News::id, UUID[]::new))
                .param("at", column(all, n -> n.at().toString(), String[]::new))
                .param("trouble", column(all, News::trouble, String[]::new))
                .param("taken", column(all, News::taken, Integer[]::new))
                .param("refused", column(all, News::refused, Integer[]::new))
                .update();
    }

    private static <T> T[] column(List<News> all, Function<News, T> value, IntFunction<T[]> array) {
        return all.stream().map(value).toArray(array);
    }
}
