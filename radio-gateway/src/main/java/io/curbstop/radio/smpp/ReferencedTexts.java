package io.curbstop.radio.smpp;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Receipts that only their reference tells of which text they are, until all parts of the text are in the phone. */
final class ReferencedTexts {

    /** How many unfinished texts are kept; the oldest go first. */
    static final int MOST_TEXTS = 256;

    private record Key(String radioId, int sequence, int parts) {}

    private final Map<Key, BitSet> arrived = new LinkedHashMap<>();

    /** One more part is in the phone; tells whether that was the last. */
    synchronized boolean complete(String radioId, MessageReference reference) {
        Key key = new Key(radioId, reference.sequence(), reference.parts());
        BitSet parts = arrived.computeIfAbsent(key, absent -> new BitSet());
        parts.set(reference.index());
        boolean whole = parts.cardinality() == reference.parts();
        if (whole) {
            arrived.remove(key);
        } else if (arrived.size() > MOST_TEXTS) {
            arrived.remove(arrived.keySet().iterator().next());
        }
        return whole;
    }
}
