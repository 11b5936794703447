package io.curbstop.radio.smpp;

import io.curbstop.radio.transport.InboundFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * Numbers the texts of the crews, and knows which of them the gateway has not yet written down.
 *
 * <p>An SMSC delivers a text again when it was not answered, or when the link broke before the answer came to it. Such a
 * repetition must have the number of the first delivery; the next text must not, even when a crew sends the same words again.
 * Where the SMSC passes on the phone's own reference, that is the number. Where not, the same words from the same phone are a
 * repetition when no delivery of them has been answered for good, or when the link was lost shortly after the answer.
 */
final class ReceivedTexts {

    /** How many texts are remembered; the oldest go first. */
    static final int MOST_TEXTS = 1_024;

    /** As long as the session knows repetitions. */
    private static final Duration REPETITION_WINDOW = Duration.ofMinutes(10);
    /** How shortly before the loss of the link an answer may have been lost with it. */
    private static final Duration DOUBT = Duration.ofSeconds(30);

    /** Sets the phone's references apart from numbers given here. */
    private static final int REFERENCE_FLAG = 1 << 30;

    private record Words(String radioId, String text) {}

    private static final class Known {
        private int sequence;
        private Instant at;
        private boolean answered;
    }

    private final Map<Words, Known> known = new LinkedHashMap<>();
    private final Map<InboundFrame, List<CompletableFuture<Boolean>>> waiting = new HashMap<>();
    private int nextSequence;

    /**
     * Nothing received yet.
     *
     * @param now numbers begin with the time, so that those of an earlier run do not come again soon
     */
    ReceivedTexts(Instant now) {
        nextSequence = (int) (now.getEpochSecond() & REFERENCE_FLAG - 1);
    }

    /** The text with its number. */
    synchronized InboundFrame number(String radioId, String text, OptionalInt reference, Instant now) {
        Words words = new Words(radioId, text);
        Known before = known.remove(words);
        Known entry = before == null ? new Known() : before;
        boolean repeated = before != null
                && !before.answered
                && before.at.plus(REPETITION_WINDOW).isAfter(now);
        if (!repeated) {
            entry.sequence = nextSequence++ & REFERENCE_FLAG - 1;
            entry.at = now;
            entry.answered = false;
        }
        known.put(words, entry);
        if (known.size() > MOST_TEXTS) {
            known.remove(known.keySet().iterator().next());
        }
        int sequence = reference.isPresent() ? REFERENCE_FLAG | reference.getAsInt() : entry.sequence;
        return new InboundFrame(radioId, sequence, InboundFrame.Kind.TEXT, text);
    }

    /** Completes with true once the text is written down, with false when that will not be. */
    synchronized CompletableFuture<Boolean> await(InboundFrame frame) {
        CompletableFuture<Boolean> kept = new CompletableFuture<>();
        waiting.computeIfAbsent(frame, absent -> new ArrayList<>()).add(kept);
        return kept;
    }

    /** The text is written down; whoever waits for that may answer. */
    void keep(InboundFrame frame) {
        take(frame).forEach(kept -> kept.complete(true));
    }

    private synchronized List<CompletableFuture<Boolean>> take(InboundFrame frame) {
        List<CompletableFuture<Boolean>> taken = waiting.remove(frame);
        return taken == null ? List.of() : taken;
    }

    /** Waits no longer. */
    synchronized void giveUp(InboundFrame frame, CompletableFuture<Boolean> kept) {
        List<CompletableFuture<Boolean>> others = waiting.get(frame);
        if (others != null && others.remove(kept) && others.isEmpty()) {
            waiting.remove(frame);
        }
        kept.complete(false);
    }

    /** Waits for nothing any more. */
    synchronized void giveUpAll() {
        waiting.values().forEach(all -> all.forEach(kept -> kept.complete(false)));
        waiting.clear();
    }

    /** It is being answered for good. */
    synchronized void answered(InboundFrame frame, Instant now) {
        Known entry = known.get(new Words(frame.radioId(), frame.text()));
        if (entry != null) {
            entry.answered = true;
            entry.at = now;
        }
    }

    /** What was answered just before may not have been heard. */
    synchronized void linkLost(Instant now) {
        for (Known entry : known.values()) {
            if (Duration.between(entry.at, now).abs().compareTo(DOUBT) < 0) {
                entry.answered = false;
            }
        }
    }

    /** How many deliveries wait for the gateway. */
    synchronized int countWaiting() {
        return waiting.values().stream().mapToInt(List::size).sum();
    }
}
