package io.curbstop.radio.session;

import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.time.RadioScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks radios where they are, one at a time: when a person wants to know, and in rounds where the channel's rules say so. A
 * round is the first to give way: it waits while anything else is to be sent, while somebody is on the air, and while
 * routine messages have used half of what they may use at once. Called with the ledger's lock held.
 */
final class PositionRounds {

    private static final double SQUEEZED_BELOW = 0.5;
    private static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(2);

    private record Asked(String transport, String radioId) {}

    private final Ledger ledger;
    private final Routes routes;
    private final StatusReport report;
    private final LockedTimers timers;
    private final RadioScheduler scheduler;
    private final Map<Asked, Instant> askedAt = new HashMap<>();

    PositionRounds(Ledger ledger, Routes routes, StatusReport report, LockedTimers timers, RadioScheduler scheduler) {
        this.ledger = ledger;
        this.routes = routes;
        this.report = report;
        this.timers = timers;
        this.scheduler = scheduler;
    }

    void start() {
        if (routes.listChannels().stream()
                .anyMatch(channel -> channel.rules.positionsEvery().isPresent())) {
            look();
        }
    }

    void stop() {
        timers.stop();
    }

    private void look() {
        timers.after(LOOKED_AT_EVERY, this::look);
        routes.listChannels().forEach(channel -> channel.rules
                .positionsEvery()
                .filter(every -> hasRoom(channel))
                .ifPresent(every -> askOldest(channel, every)));
    }

    private boolean hasRoom(Channel channel) {
        double most_s = channel.rules.airtime().routineBurst().toMillis() / 1000.0;
        return channel.working
                && !ledger.state().standing().isMuted(channel.name)
                && channel.current == null
                && !channel.transport.isChannelBusy()
                && routes.findNext(channel).isEmpty()
                && channel.budget.routineLeft_s(scheduler.now()) >= most_s * SQUEEZED_BELOW;
    }

    private void askOldest(Channel channel, Duration every) {
        Instant now = scheduler.now();
        List<String> here = ledger.state().listPresentOn(channel.name);
        here.stream()
                .filter(channel.transport::reaches)
                .filter(radioId -> !lastKnown(channel, radioId).plus(every).isAfter(now))
                .min(Comparator.comparing((String radioId) -> lastKnown(channel, radioId))
                        .thenComparing(Comparator.naturalOrder()))
                .ifPresent(radioId -> ask(channel, radioId));
        askedAt.keySet().removeIf(asked -> asked.transport().equals(channel.name) && !here.contains(asked.radioId()));
    }

    /** When the radio said where it is, or was asked, whichever was later: one without a receiver is not asked for ever. */
    private Instant lastKnown(Channel channel, String radioId) {
        Instant asked = askedAt.getOrDefault(new Asked(channel.name, radioId), Instant.EPOCH);
        Instant told = report.findPlacedAt(radioId).orElse(Instant.EPOCH);
        Instant latest = asked.isAfter(told) ? asked : told;
        Instant now = scheduler.now();
        // A clock that was set back must not keep a radio from being asked.
        return latest.isAfter(now) ? Instant.EPOCH : latest;
    }

    /** Asks one radio, and counts question and answer as the channel's. */
    void ask(Channel channel, String radioId) {
        Instant now = scheduler.now();
        askedAt.put(new Asked(channel.name, radioId), now);
        channel.charge(RadioPriority.P3, channel.traits.airtime().ofAck().multipliedBy(2), now);
        channel.transport.askPosition(radioId);
    }
}
