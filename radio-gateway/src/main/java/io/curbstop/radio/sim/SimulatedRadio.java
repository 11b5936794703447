package io.curbstop.radio.sim;

import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioFix;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One radio's memory. Guarded by the lock of {@link SimulatedRadios}. */
final class SimulatedRadio {

    /** Sequence numbers a radio counts through, as TMS does. */
    static final int SEQUENCE_COUNT = 32;

    /** How long a radio takes the same text under the same number for a repetition. */
    private static final Duration REPETITION_WINDOW = Duration.ofMinutes(10);

    private record Heard(String text, Instant at) {}

    private static final class Entry {
        final Instant at;
        final boolean sent;
        final String text;
        final int sequence;
        boolean kept;

        Entry(Instant at, boolean sent, String text, int sequence) {
            this.at = at;
            this.sent = sent;
            this.text = text;
            this.sequence = sequence;
            this.kept = !sent;
        }
    }

    final String radioId;
    final String label;
    RadioBehaviour behaviour;
    boolean on = true;
    Optional<RadioFix> place = Optional.empty();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, Heard> heard = new HashMap<>();
    private int nextSequence;

    SimulatedRadio(String radioId, String label, RadioBehaviour behaviour) {
        this.radioId = radioId;
        this.label = label;
        this.behaviour = behaviour;
    }

    /** Shows a text unless it is a repetition; tells whether it was new. */
    boolean show(OutboundFrame frame, Instant now) {
        Heard before = heard.put(frame.sequence(), new Heard(frame.text(), now));
        if (before != null
                && before.text().equals(frame.text())
                && before.at().plus(REPETITION_WINDOW).isAfter(now)) {
            return false;
        }
        add(new Entry(now, false, frame.text(), frame.sequence()));
        return true;
    }

    /** Notes what the crew sends and gives its sequence number. */
    int noteSent(String text, Instant now) {
        int sequence = nextSequence;
        nextSequence = (nextSequence + 1) % SEQUENCE_COUNT;
        add(new Entry(now, true, text, sequence));
        return sequence;
    }

    private void add(Entry entry) {
        entries.add(entry);
        if (entries.size() > RadioDisplay.MAX_LINES) {
            entries.remove(0);
        }
    }

    /** Marks the newest text sent under this number as kept by the gateway; tells whether that changed anything. */
    boolean markKept(int sequence) {
        for (int index = entries.size() - 1; index >= 0; index--) {
            Entry entry = entries.get(index);
            if (entry.sent && entry.sequence == sequence) {
                boolean changed = !entry.kept;
                entry.kept = true;
                return changed;
            }
        }
        return false;
    }

    /** Whether the newest text sent under this number still waits for the gateway. */
    boolean waitsFor(int sequence) {
        for (int index = entries.size() - 1; index >= 0; index--) {
            Entry entry = entries.get(index);
            if (entry.sent && entry.sequence == sequence) {
                return !entry.kept;
            }
        }
        return false;
    }

    RadioDisplay display() {
        List<RadioDisplay.Line> lines = entries.stream()
                .map(entry -> new RadioDisplay.Line(entry.at, entry.sent, entry.kept, entry.text))
                .toList();
        return new RadioDisplay(radioId, label, on, behaviour, place, lines);
    }
}
