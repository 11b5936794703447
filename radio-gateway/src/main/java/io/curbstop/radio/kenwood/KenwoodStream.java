package io.curbstop.radio.kenwood;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Cuts the bytes of the line into frames ({@code STX} … {@code ETX}) and the sentences that may stand between them ({@code
 * $…*hh}), and starts again at the next beginning after anything that is neither. Holds at most {@value #MOST_BODY}
 * characters. Not safe for several threads.
 */
public final class KenwoodStream {

    /** The longest text of a frame, in characters. */
    public static final int MOST_TEXT = 4096;
    /** The longest body of a frame, in characters: a text and who calls whom. */
    public static final int MOST_BODY = MOST_TEXT + 32;
    /** The longest sentence, in characters. */
    public static final int MOST_SENTENCE = 160;

    private static final char STX = 0x02;
    private static final char ETX = 0x03;
    private static final char SENTENCE_START = '$';
    private static final char CHECKSUM_START = '*';
    private static final int CHECKSUM_DIGITS = 2;
    private static final String BETWEEN_LINES = "\r\n\0 ";

    /** What the bytes turned out to be. */
    public sealed interface Item {

        /** A whole frame, by what stands in it, one character a byte. */
        record Frame(String body) implements Item {}

        /** A line that stands outside frames, from its {@code $} on, without the end of the line. */
        record Sentence(String words) implements Item {}

        /** Bytes that belong to nothing; told once for all of them together. */
        record Noise(Reason reason) implements Item {}
    }

    /** Why bytes belong to nothing. */
    public enum Reason {
        /** They stand outside of any frame. */
        OUTSIDE,
        /** A frame or sentence that is not ended when the next begins. */
        CUT_SHORT,
        /** More than a frame or a sentence may hold. */
        TOO_LONG
    }

    private enum Place {
        BETWEEN,
        IN_FRAME,
        IN_LONG_FRAME,
        IN_SENTENCE,
        IN_NOISE
    }

    private final StringBuilder held = new StringBuilder();
    private Place place = Place.BETWEEN;

    /**
     * A frame as it goes over the line.
     *
     * @param body Latin-1
     */
    static byte[] encode(String body) {
        return (STX + body + ETX).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Takes the next byte; answers what it completes, or shows to be nothing. */
    public Optional<Item> accept(byte next) {
        char c = (char) (next & 0xFF);
        if (c == STX) {
            return beginFrame();
        }
        return switch (place) {
            case BETWEEN, IN_NOISE -> outside(c);
            case IN_FRAME -> inFrame(c);
            case IN_LONG_FRAME -> inLongFrame(c);
            case IN_SENTENCE -> inSentence(c);
        };
    }

    private Optional<Item> beginFrame() {
        boolean cutShort = place == Place.IN_FRAME || place == Place.IN_SENTENCE;
        go(Place.IN_FRAME);
        return cutShort ? noise(Reason.CUT_SHORT) : Optional.empty();
    }

    private Optional<Item> outside(char c) {
        if (c == SENTENCE_START) {
            go(Place.IN_SENTENCE);
            held.append(c);
        } else if (isLineEnd(c)) {
            go(Place.BETWEEN);
        } else if (place == Place.BETWEEN && BETWEEN_LINES.indexOf(c) < 0) {
            go(Place.IN_NOISE);
            return noise(Reason.OUTSIDE);
        }
        return Optional.empty();
    }

    private Optional<Item> inFrame(char c) {
        if (c == ETX) {
            return Optional.of(new Item.Frame(take()));
        }
        if (held.length() == MOST_BODY) {
            go(Place.IN_LONG_FRAME);
            return noise(Reason.TOO_LONG);
        }
        held.append(c);
        return Optional.empty();
    }

    private Optional<Item> inLongFrame(char c) {
        if (c == ETX) {
            go(Place.BETWEEN);
        }
        return Optional.empty();
    }

    private Optional<Item> inSentence(char c) {
        if (isLineEnd(c)) {
            return Optional.of(new Item.Sentence(take()));
        }
        if (held.length() == MOST_SENTENCE) {
            go(Place.IN_NOISE);
            return noise(Reason.TOO_LONG);
        }
        held.append(c);
        int checksum = held.indexOf(String.valueOf(CHECKSUM_START));
        boolean whole = checksum >= 0 && held.length() == checksum + 1 + CHECKSUM_DIGITS;
        return whole ? Optional.of(new Item.Sentence(take())) : Optional.empty();
    }

    private static boolean isLineEnd(char c) {
        return c == '\r' || c == '\n';
    }

    private String take() {
        String taken = held.toString();
        go(Place.BETWEEN);
        return taken;
    }

    private void go(Place next) {
        held.setLength(0);
        place = next;
    }

    private static Optional<Item> noise(Reason reason) {
        return Optional.of(new Item.Noise(reason));
    }
}
