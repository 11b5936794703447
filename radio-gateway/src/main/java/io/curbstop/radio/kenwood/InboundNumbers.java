package io.curbstop.radio.kenwood;

import io.curbstop.radio.transport.BoundedMap;
import io.curbstop.radio.transport.InboundFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Gives numbers to what comes in, because the network has none. The same words of the same radio are the same message, under
 * the same number, for a while after they were first heard: a radio that was not acknowledged over the air sends them again.
 * Later they are a new message. The number is the second of the first hearing, so that the same words do not get a number
 * from before a restart either; a repetition across a restart counts as new.
 */
final class InboundNumbers {

    /** The most messages remembered. */
    static final int MOST_REMEMBERED = 1000;

    private record Words(String radioId, InboundFrame.Kind kind, String text) {}

    private record Hearing(Instant at, int number) {}

    private final Duration repetition;
    private final Map<Words, Hearing> hearings = new BoundedMap<>(MOST_REMEMBERED);

    InboundNumbers(Duration repetition) {
        this.repetition = repetition;
    }

    /** The frame for what a radio has sent, heard now. */
    InboundFrame number(String radioId, InboundFrame.Kind kind, String text, Instant now) {
        Words words = new Words(radioId, kind, text);
        Hearing last = hearings.get(words);
        if (last == null || !isRepetition(last, now)) {
            last = new Hearing(now, freeNumber(last, now));
            hearings.put(words, last);
        }
        return new InboundFrame(radioId, last.number(), kind, text);
    }

    private boolean isRepetition(Hearing last, Instant now) {
        return !now.isBefore(last.at()) && now.isBefore(last.at().plus(repetition));
    }

    private static int freeNumber(Hearing last, Instant now) {
        int number = (int) (now.getEpochSecond() & Integer.MAX_VALUE);
        return last != null && last.number() == number ? number + 1 & Integer.MAX_VALUE : number;
    }
}
