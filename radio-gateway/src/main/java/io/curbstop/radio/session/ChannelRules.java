package io.curbstop.radio.session;

import io.curbstop.radio.api.RadioPriority;
import java.time.Duration;
import java.util.Optional;

/**
 * What a session may do with one channel.
 *
 * @param airtime the part of its time that may be used
 * @param mostParts into how many numbered parts words that are no order may be split; 1 never splits
 * @param least the least urgent message that may go by it
 * @param positionsEvery how often each radio on it is asked where it is, when nothing else wants the air; empty for never
 */
public record ChannelRules(
        AirtimeLimits airtime, int mostParts, RadioPriority least, Optional<Duration> positionsEvery) {

    /** The number of a part has one digit. */
    public static final int MOST_PARTS = 9;

    private static final int USUAL_PARTS = 3;

    /** Refuses parts whose number would have two digits, and a pause that is none. */
    public ChannelRules {
        if (mostParts < 1 || mostParts > MOST_PARTS) {
            throw new IllegalArgumentException("A text goes in 1 to " + MOST_PARTS + " parts, not " + mostParts);
        }
        if (positionsEvery.filter(pause -> pause.compareTo(Duration.ZERO) <= 0).isPresent()) {
            throw new IllegalArgumentException(
                    "Positions are asked for after a time, not every " + positionsEvery.get());
        }
    }

    /** The usual airtime, three parts at most, messages of every priority, and no asking for positions. */
    public static ChannelRules defaults() {
        return new ChannelRules(AirtimeLimits.defaults(), USUAL_PARTS, RadioPriority.P3, Optional.empty());
    }

    /** The same with other airtime limits. */
    public ChannelRules withAirtime(AirtimeLimits limits) {
        return new ChannelRules(limits, mostParts, least, positionsEvery);
    }
}
