package io.curbstop.radio.smpp;

import io.curbstop.radio.transport.OutboundFrame;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was given to the SMSC, by its names of the messages, so that its receipts can be told apart. In memory, of bounded
 * number, and forgotten after a time. Safe for several threads.
 */
final class SentTexts {

    /** How many texts are remembered; the oldest go first. */
    static final int MOST_TEXTS = 4_096;

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,65}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{1,65}");
    private static final int DECIMAL_RADIX = 10;
    private static final int HEXADECIMAL_RADIX = 16;

    /** A receipt's meaning. */
    enum Verdict {
        /** All parts of the text are in the phone. */
        ARRIVED,
        /** The phone will not get the text, or not all of it. */
        FAILED,
        /** Nothing is decided by it. */
        OPEN,
        /** The text was sent to another number than the receipt is from. */
        OF_ANOTHER,
        /** Of no text that is remembered. */
        UNKNOWN
    }

    /** A receipt's meaning, and of which text. */
    record Judged(Verdict verdict, Optional<OutboundFrame> frame) {}

    /** One text. */
    static final class Sent {
        private final OutboundFrame frame;
        private final Instant at;
        private final int parts;
        private final BitSet accepted = new BitSet();
        private final BitSet arrived = new BitSet();
        private boolean failed;

        private Sent(OutboundFrame frame, Instant at, int parts) {
            this.frame = frame;
            this.at = at;
            this.parts = parts;
        }

        private boolean isWhole() {
            return arrived.cardinality() == parts;
        }
    }

    private record Place(Sent text, int part) {}

    private record Key(String radioId, int sequence) {}

    private final Map<Key, Sent> texts = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Duration heldFor;
    private final Duration rememberedFor;

    /**
     * Nothing sent yet.
     *
     * @param heldFor how long the SMSC itself goes on trying
     * @param rememberedFor how long receipts can come
     */
    SentTexts(Duration heldFor, Duration rememberedFor) {
        this.heldFor = heldFor;
        this.rememberedFor = rememberedFor;
    }

    /** A text is about to be given to the SMSC. */
    synchronized Sent begin(OutboundFrame frame, int parts, Instant now) {
        forgetBefore(now.minus(rememberedFor));
        Key key = new Key(frame.radioId(), frame.sequence());
        Sent sent = new Sent(frame, now, parts);
        texts.remove(key);
        texts.put(key, sent);
        return sent;
    }

    /** The SMSC has taken a part of it under this name. */
    synchronized void accepted(Sent sent, int part, String messageId) {
        sent.accepted.set(part);
        String name = plain(messageId);
        places.remove(name);
        places.put(name, new Place(sent, part));
    }

    /** The SMSC has not taken all of it. */
    synchronized void failed(Sent sent) {
        sent.failed = true;
    }

    /** Whether the SMSC still tries to deliver this very text, or has done so: sent again, the phone would show it twice. */
    synchronized boolean isHeld(OutboundFrame frame, Instant now) {
        Sent sent = texts.get(new Key(frame.radioId(), frame.sequence()));
        return sent != null
                && !sent.failed
                && sent.frame.text().equals(frame.text())
                && sent.accepted.cardinality() == sent.parts
                && sent.at.plus(heldFor).isAfter(now);
    }

    /** Whether the phone has this text. */
    synchronized boolean hasArrived(OutboundFrame frame) {
        Sent sent = texts.get(new Key(frame.radioId(), frame.sequence()));
        return sent != null && sent.isWhole();
    }

    /**
     * What a receipt says of what was sent.
     *
     * @param radioId the number the receipt is from
     */
    synchronized Judged judge(String radioId, SmsReceipt receipt) {
        Optional<Place> found = findPlace(receipt.messageId());
        if (found.isEmpty()) {
            return new Judged(Verdict.UNKNOWN, Optional.empty());
        }
        Sent sent = found.get().text();
        Optional<OutboundFrame> frame = Optional.of(sent.frame);
        if (!sent.frame.radioId().equals(radioId)) {
            return new Judged(Verdict.OF_ANOTHER, frame);
        }
        if (sent.failed || sent.isWhole()) {
            return new Judged(Verdict.OPEN, frame);
        }
        return new Judged(apply(sent, found.get().part(), receipt.outcome()), frame);
    }

    private static Verdict apply(Sent sent, int part, SmsReceipt.Outcome outcome) {
        if (outcome == SmsReceipt.Outcome.FAILED) {
            sent.failed = true;
            return Verdict.FAILED;
        }
        if (outcome == SmsReceipt.Outcome.DELIVERED) {
            sent.arrived.set(part);
        }
        return sent.isWhole() ? Verdict.ARRIVED : Verdict.OPEN;
    }

    /** Some SMSCs name a message in hexadecimal when they take it, and in decimal in its receipt, or the other way. */
    private Optional<Place> findPlace(String messageId) {
        String name = plain(messageId);
        Place place = places.get(name);
        if (place == null && DECIMAL.matcher(name).matches()) {
            place = places.get(inRadix(name, DECIMAL_RADIX, HEXADECIMAL_RADIX));
        }
        if (place == null && HEXADECIMAL.matcher(name).matches()) {
            place = places.get(inRadix(name, HEXADECIMAL_RADIX, DECIMAL_RADIX));
        }
        return Optional.ofNullable(place);
    }

    private static String inRadix(String name, int from, int to) {
        return new BigInteger(name, from).toString(to);
    }

    /** In small letters and without leading noughts, which SMSCs add and drop. */
    private static String plain(String messageId) {
        return messageId.strip().toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }

    private void forgetBefore(Instant time) {
        while (texts.size() >= MOST_TEXTS
                || !texts.isEmpty() && texts.values().iterator().next().at.isBefore(time)) {
            texts.remove(texts.keySet().iterator().next());
        }
        while (places.size() >= MOST_TEXTS * SmsPart.MOST_PARTS
                || !places.isEmpty()
                        && places.values().iterator().next().text().at.isBefore(time)) {
            places.remove(places.keySet().iterator().next());
        }
    }
}
