package io.curbstop.radio.smpp;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts the parts of long texts together, in whatever order they come. Safe for several threads. */
final class PartBuffer {

    /** How many unfinished texts are kept; the oldest go first. */
    static final int MOST_TEXTS = 64;

    private static final Duration KEPT_FOR = Duration.ofMinutes(10);

    private record Key(String radioId, int reference, int total) {}

    private record Parts(Instant since, byte[][] bodies) {}

    private final Map<Key, Parts> open = new LinkedHashMap<>();

    /**
     * Takes a part.
     *
     * @return all bytes in order, when no part is missing; they stay here, since the last part may be delivered again
     */
    synchronized Optional<byte[]> add(String radioId, SmsPart part, Instant now) {
        open.values().removeIf(parts -> parts.since().plus(KEPT_FOR).isBefore(now));
        Key key = new Key(radioId, part.reference(), part.total());
        Parts parts = open.computeIfAbsent(key, absent -> new Parts(now, new byte[part.total()][]));
        parts.bodies()[part.index()] = part.body();
        if (open.size() > MOST_TEXTS) {
            open.remove(open.keySet().iterator().next());
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] body : parts.bodies()) {
            if (body == null) {
                return Optional.empty();
            }
            whole.writeBytes(body);
        }
        return Optional.of(whole.toByteArray());
    }

    /** The text is written down; its reference may come again for another. */
    synchronized void forget(String radioId, SmsPart part) {
        open.remove(new Key(radioId, part.reference(), part.total()));
    }
}
