package io.curbstop.dispatch.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays recorded incidents against a running server with several dispatchers at once. */
final class IncidentReplay {
    private static final Duration PROGRESS = Duration.ofSeconds(2);

    private final List<ServerSession> dispatchers;
    private final Map<String, CrewPhone> phones;
    private final Map<String, String> radioIds;
    private final Progress progress;

    /** Hears how far the replay is. */
    interface Progress {
        void played(int done, int of);
    }

    /**
     * @param dispatchers one session for each dispatcher who works at the same time
     * @param phones each unit's phone, by unit code
     * @param radioIds each unit's radio, by unit code
     */
    IncidentReplay(
            List<ServerSession> dispatchers,
            Map<String, CrewPhone> phones,
            Map<String, String> radioIds,
            Progress progress) {
        this.dispatchers = dispatchers;
        this.phones = phones;
        this.radioIds = radioIds;
        this.progress = progress;
    }

    /** Plays all incidents and reports; a failing row is reported and the others go on. */
    ReplayReport play(List<RecordedIncident> incidents, int rows, List<String> rejections) {
        Instant start = Instant.now();
        ReplayTally tally = new ReplayTally();
        AtomicInteger next = new AtomicInteger();
        ExecutorService desks = Executors.newFixedThreadPool(dispatchers.size());
        try {
            List<? extends Future<?>> working = dispatchers.stream()
                    .map(desk -> desks.submit(() -> {
                        IncidentPlay play = new IncidentPlay(desk, phones, radioIds, tally);
                        for (int i = next.getAndIncrement(); i < incidents.size(); i = next.getAndIncrement()) {
                            playOne(play, incidents.get(i), i % 2 == 0, tally);
                        }
                    }))
                    .toList();
            while (working.stream().anyMatch(desk -> !desk.isDone())) {
                Thread.sleep(PROGRESS.toMillis());
                progress.played(Math.min(next.get(), incidents.size()), incidents.size());
            }
            for (Future<?> desk : working) {
                desk.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tally.failed(0, "interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            desks.shutdownNow();
        }
        return tally.report(rows, rejections, Duration.between(start, Instant.now()));
    }

    private static void playOne(IncidentPlay play, RecordedIncident incident, boolean byApp, ReplayTally tally) {
        try {
            play.play(incident, byApp);
        } catch (ReplayRefused e) {
            tally.failed(incident.row(), e.getMessage());
        }
    }
}
