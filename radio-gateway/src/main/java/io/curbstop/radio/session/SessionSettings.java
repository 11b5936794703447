package io.curbstop.radio.session;

import io.curbstop.radio.api.RadioPriority;
import java.time.Duration;
import java.util.Map;

/**
 * The numbers of the reliability protocol.
 *
 * @param attempts how often a message is sent by one transport before the next is tried
 * @param retryMargin what the first timer allows beyond twice the time of frame and acknowledgement
 * @param retryJitter by what part of itself each timer varies either way
 * @param urgentRetryLimit the longest timer for P1 and emergencies
 * @param routineRetryLimit the longest timer for the others
 * @param duplicateWindow how long the same text from the same radio under the same number is a repetition
 * @param questionWindow how long a bare token answers a {@code WHICH?}
 * @param usual what may be done with a channel
 * @param channels the same for those that have rules of their own, by their names
 * @param words what the crews' words and status codes mean
 */
public record SessionSettings(
        int attempts,
        Duration retryMargin,
        double retryJitter,
        Duration urgentRetryLimit,
        Duration routineRetryLimit,
        Duration duplicateWindow,
        Duration questionWindow,
        ChannelRules usual,
        Map<String, ChannelRules> channels,
        ReplyWords words) {

    /** Keeps a copy. */
    public SessionSettings {
        channels = Map.copyOf(channels);
    }

    /** Five attempts; 5 s and ±25 %; 60 s and 300 s; 10 min and 10 min. */
    public static SessionSettings defaults() {
        return new SessionSettings(
                5,
                Duration.ofSeconds(5),
                0.25,
                Duration.ofSeconds(60),
                Duration.ofSeconds(300),
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                ChannelRules.defaults(),
                Map.of(),
                ReplyWords.defaults());
    }

    /**
     * For replays that play years in minutes: unlimited airtime; 30 s for repetitions, which is longer than any radio
     * repeats, and shorter than it takes a crew to be given the same token again.
     */
    public static SessionSettings hurried() {
        SessionSettings usual = defaults();
        return new SessionSettings(
                usual.attempts,
                usual.retryMargin,
                usual.retryJitter,
                usual.urgentRetryLimit,
                usual.routineRetryLimit,
                Duration.ofSeconds(30),
                usual.questionWindow,
                usual.usual.withAirtime(AirtimeLimits.unlimited()),
                usual.channels,
                usual.words);
    }

    /** The same with other rules for its channels. */
    public SessionSettings withChannels(ChannelRules otherUsual, Map<String, ChannelRules> otherChannels) {
        return new SessionSettings(
                attempts,
                retryMargin,
                retryJitter,
                urgentRetryLimit,
                routineRetryLimit,
                duplicateWindow,
                questionWindow,
                otherUsual,
                otherChannels,
                words);
    }

    /** The same with other airtime limits on every channel without rules of its own. */
    public SessionSettings withAirtime(AirtimeLimits limits) {
        return withChannels(usual.withAirtime(limits), channels);
    }

    /** The same with other words. */
    public SessionSettings withWords(ReplyWords otherWords) {
        return new SessionSettings(
                attempts,
                retryMargin,
                retryJitter,
                urgentRetryLimit,
                routineRetryLimit,
                duplicateWindow,
                questionWindow,
                usual,
                channels,
                otherWords);
    }

    /** What may be done with a channel. */
    ChannelRules rulesOf(String channel) {
        return channels.getOrDefault(channel, usual);
    }

    /**
     * How long to wait for the acknowledgement of an attempt: {@code 2 * (airtime + ack) + margin}, doubled with each
     * attempt up to the limit of the priority, and then varied by the jitter.
     *
     * @param attempt 1 for the first
     * @param frameAndAck the airtime of the frame and of its acknowledgement
     * @param chance from 0 to 1, where 0.5 means no variation
     */
    Duration retryDelay(int attempt, Duration frameAndAck, RadioPriority priority, double chance) {
        boolean urgent = priority == RadioPriority.P1 || priority == RadioPriority.EMERGENCY;
        Duration limit = urgent ? urgentRetryLimit : routineRetryLimit;
        Duration delay = frameAndAck.multipliedBy(2).plus(retryMargin);
        for (int doubled = 1; doubled < attempt && delay.compareTo(limit) < 0; doubled++) {
            delay = delay.multipliedBy(2);
        }
        long nominal_ns = Math.min(delay.toNanos(), limit.toNanos());
        return Duration.ofNanos(Math.round(nominal_ns * (1 + retryJitter * (2 * chance - 1))));
    }
}
