package io.curbstop.dispatch.position;

import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The one way in for positions, whatever they come from.
 *
 * <p>A position waits in memory, for a second at most, until it is written with others in one transaction. Only then is its
 * sender answered: a server that is killed loses what waits, and the senders of that were not answered and send it again. A
 * radio's position has no sender who waits; of those a kill loses the last second.
 */
@Component
public class Positions {

    private final CityArea area;
    private final PositionWriter writer;
    private final Refusals refusals;
    private final PositionProperties properties;
    private final Clock clock;
    private final BlockingQueue<Waiting> queue;

    /** What to do when a whole batch waits. */
    private volatile Runnable onFullBatch = () -> {};

    Positions(CityArea area, PositionWriter writer, Refusals refusals, PositionProperties properties, Clock clock) {
        this.area = area;
        this.writer = writer;
        this.refusals = refusals;
        this.properties = properties;
        this.clock = clock;
        this.queue = new ArrayBlockingQueue<>(properties.waiting());
    }

    private record Waiting(PositionReport report, Instant since, CompletableFuture<Void> written) {}

    /**
     * Takes a position. What comes back is done when it is in the database, also when it was there already; it ends with
     * {@code 503 position-not-written} when it could not be written in time, and then it may be sent again.
     *
     * @throws ProblemException position-invalid, position-in-future, position-too-old, position-outside-city, which never
     *     become right by sending again; later not-found for a unit there is none of; 503 positions-waiting when too many wait already
     */
    public CompletableFuture<Void> report(PositionReport report) {
        try {
            requirePossible(report);
        } catch (ProblemException refused) {
            refusals.count(refused.code());
            throw refused;
        }
        Waiting waiting = new Waiting(report, clock.instant(), new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            refusals.count("positions-waiting");
            throw unavailable("positions-waiting", "Too many positions wait to be written; send it again in a while.");
        }
        if (queue.size() >= properties.batch()) {
            onFullBatch.run();
        }
        return waiting.written()
                .orTimeout(properties.patience().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof ProblemException said
                                ? said
                                : unavailable(
                                        "position-not-written", "The position was not written down; send it again.")));
    }

    private void requirePossible(PositionReport report) {
        LonLat place = LonLat.find(report.lon(), report.lat())
                .filter(p -> p.lon() != 0 || p.lat() != 0) // what a receiver says that knows nothing
                .orElseThrow(() -> ProblemException.refused("position-invalid", "That is no place on the globe."));
        Instant now = clock.instant();
        if (report.at().isAfter(now.plus(properties.clockAhead()))) {
            throw ProblemException.refused(
                    "position-in-future",
                    "The position is of " + report.at() + ", which is to come: the sender's clock is wrong.");
        }
        if (report.at().isBefore(now.minus(properties.oldest()))) {
            throw ProblemException.refused(
                    "position-too-old",
                    "The position is of " + report.at() + ", more than "
                            + properties.oldest().toDays() + " days ago.");
        }
        if (!area.holds(place)) {
            throw ProblemException.refused("position-outside-city", "That is no place in this city or near it.");
        }
    }

    private static ProblemException unavailable(String code, String detail) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, code, detail, Map.of());
    }

    void onFullBatch(Runnable wake) {
        onFullBatch = wake;
    }

    /**
     * Writes what waits, batch by batch. Fails with the first batch that could not be written, after telling its senders;
     * what was not tried waits on.
     */
    void writeWaiting() {
        List<Waiting> batch = new ArrayList<>();
        List<Waiting> again = new ArrayList<>();
        while (queue.drainTo(batch, properties.batch()) > 0) {
            PositionWriter.Left left;
            try {
                left = writer.write(batch.stream().map(Waiting::report).toList());
            } catch (RuntimeException notWritten) {
                batch.forEach(waiting -> waiting.written().completeExceptionally(notWritten));
                again.forEach(this::putBack);
                throw notWritten;
            }
            for (Waiting waiting : batch) {
                String unit = waiting.report().unitCode();
                if (left.busy().contains(unit)) {
                    again.add(waiting);
                } else if (left.unknown().contains(unit)) {
                    waiting.written()
                            .completeExceptionally(ProblemException.notFound("There is no unit " + unit + "."));
                } else {
                    waiting.written().complete(null);
                }
            }
            batch.clear();
        }
        again.forEach(this::putBack);
    }

    /** Unless its sender has given up: then it comes again by itself. */
    private void putBack(Waiting waiting) {
        Duration waited = Duration.between(waiting.since(), clock.instant());
        if (waited.compareTo(properties.patience()) > 0 || !queue.offer(waiting)) {
            waiting.written().completeExceptionally(new IllegalStateException("The unit is held by others"));
        }
    }

    /** Nothing more will be written. */
    void giveUp() {
        List<Waiting> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(waiting -> waiting.written().completeExceptionally(new IllegalStateException("stopped")));
    }
}
