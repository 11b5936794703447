package io.curbstop.radio.ax25;

import io.curbstop.radio.transport.BoundedMap;
import io.curbstop.radio.transport.InboundFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What was heard lately: so that a message can be acknowledged in the form in which it came, and so that one without an id
 * of its own has the same number when it comes again by a digipeater, and another when it is said again later.
 */
final class HeardMessages {

    private static final String EMERGENCY = "EMERGENCY";
    private static final Duration SAME = Duration.ofSeconds(60);
    private static final int REMEMBERED = 512;

    /** Above every number that an id can have; the seconds of the day it began keep runs of the program apart. */
    private static final int FIRST_WITHOUT_ID = 1_000_000_000;

    private static final int NUMBERS_WITHOUT_ID = 1_000_000_000;

    private record Words(String radioId, String text) {}

    private record Numbered(int sequence, Instant at) {}

    private final Map<InboundFrame, AprsPacket.Message> toAcknowledge = new BoundedMap<>(REMEMBERED);
    private final Map<Words, Numbered> withoutId = new BoundedMap<>(REMEMBERED);

    /** A message as the session takes it. */
    synchronized InboundFrame frame(String radioId, AprsPacket.Message message, Instant now) {
        boolean emergency = message.text().strip().equalsIgnoreCase(EMERGENCY);
        InboundFrame.Kind kind = emergency ? InboundFrame.Kind.EMERGENCY : InboundFrame.Kind.TEXT;
        String text = emergency ? "" : message.text();
        if (message.id() == null) {
            return new InboundFrame(radioId, number(radioId, kind + text, now), kind, text);
        }
        InboundFrame frame = new InboundFrame(radioId, MessageIds.ofForeign(message.id()), kind, text);
        toAcknowledge.put(frame, message);
        return frame;
    }

    /** The emergency that a position's comment tells of; the same one as long as it goes on. */
    synchronized Optional<InboundFrame> findEmergency(String radioId, AprsPacket.Position position, Instant now) {
        if (!position.comment().toUpperCase(Locale.ROOT).contains(EMERGENCY)) {
            return Optional.empty();
        }
        int sequence = number(radioId, EMERGENCY, now);
        return Optional.of(new InboundFrame(radioId, sequence, InboundFrame.Kind.EMERGENCY, ""));
    }

    private int number(String radioId, String text, Instant now) {
        Words words = new Words(radioId, text);
        Numbered before = withoutId.get(words);
        // Whichever way the clock was set: what is said long after is something new.
        boolean same =
                before != null && Duration.between(before.at(), now).abs().compareTo(SAME) <= 0;
        int fresh = FIRST_WITHOUT_ID + (int) Math.floorMod(now.getEpochSecond(), (long) NUMBERS_WITHOUT_ID);
        Numbered numbered = new Numbered(same ? before.sequence() : fresh, now);
        withoutId.put(words, numbered);
        return numbered.sequence();
    }

    /** The message behind a frame, when it asked to be acknowledged. */
    synchronized Optional<AprsPacket.Message> find(InboundFrame frame) {
        return Optional.ofNullable(toAcknowledge.get(frame));
    }
}
