package io.curbstop.radio.kenwood;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the computer asks of the radio on the line. The NEXEDGE form of a command begins with {@code g}. */
public sealed interface KenwoodCommand {

    /** What stands between {@code STX} and {@code ETX}. */
    String body();

    /** The whole frame. */
    default byte[] encode() {
        return KenwoodStream.encode(body());
    }

    /**
     * The command in a frame's body; empty when it is none.
     *
     * @param body one character a byte
     */
    static Optional<KenwoodCommand> decode(String body) {
        return switch (body) {
            case ChannelStatusRequest.BODY -> Optional.of(new ChannelStatusRequest());
            case AirRepeat.BODY + "0" -> Optional.of(new AirRepeat(false));
            case AirRepeat.BODY + "1" -> Optional.of(new AirRepeat(true));
            default -> Addressed.find(body).or(() -> BaudRate.find(body));
        };
    }

    /**
     * A text to one radio, a group or all.
     *
     * @param to whom
     * @param longForm whether it goes as a long message ({@code G}) and not as a short one ({@code F})
     * @param text Latin-1 without {@code STX} and {@code ETX}, at most {@value KenwoodStream#MOST_TEXT} characters
     */
    record Text(KenwoodAddress to, boolean longForm, String text) implements KenwoodCommand {

        /** Refuses a text that would end the frame or does not fit into one. */
        public Text {
            if (!Addressed.TEXT.matcher(text).matches()) {
                throw new IllegalArgumentException("no text that a frame can carry: " + text);
            }
        }

        @Override
        public String body() {
            return Addressed.prefix(to) + (longForm ? "G" : "F") + to.written() + text;
        }
    }

    /**
     * Sets a radio's status. The FleetSync form ({@code E}) is built, not captured.
     *
     * @param to whom
     * @param status one to three digits
     */
    record SetStatus(KenwoodAddress to, String status) implements KenwoodCommand {

        /** Refuses what is no number. */
        public SetStatus {
            if (!Addressed.STATUS.matcher(status).matches()) {
                throw new IllegalArgumentException("A status is one to three digits, not " + status);
            }
        }

        @Override
        public String body() {
            return Addressed.prefix(to) + "E" + to.written() + status;
        }
    }

    /** Asks a radio where it is. */
    record PositionPoll(KenwoodAddress to) implements KenwoodCommand {
        @Override
        public String body() {
            return Addressed.prefix(to) + "R3" + to.written();
        }
    }

    /** Asks what the radio on the line is doing. */
    record ChannelStatusRequest() implements KenwoodCommand {
        private static final String BODY = "JCA";

        @Override
        public String body() {
            return BODY;
        }
    }

    /** Has the radio on the line repeat over the air what is not acknowledged, or not. */
    record AirRepeat(boolean on) implements KenwoodCommand {
        private static final String BODY = "kR";

        @Override
        public String body() {
            return BODY + (on ? "1" : "0");
        }
    }

    /** Sets the speed of the line, in bits a second: one of {@link #RATES}. */
    record BaudRate(int baud) implements KenwoodCommand {

        /** What it can be set to; the place in this list, from two on, is what stands in the frame. */
        public static final List<Integer> RATES = List.of(1200, 2400, 4800, 9600, 19_200, 38_400, 57_600);

        private static final Pattern WRITTEN = Pattern.compile("O([2-8])");
        private static final int FIRST = 2;

        /** Refuses other speeds. */
        public BaudRate {
            if (!RATES.contains(baud)) {
                throw new IllegalArgumentException("no speed of this line: " + baud);
            }
        }

        private static Optional<KenwoodCommand> find(String body) {
            Matcher matcher = WRITTEN.matcher(body);
            return matcher.matches()
                    ? Optional.of(new BaudRate(RATES.get(Integer.parseInt(matcher.group(1)) - FIRST)))
                    : Optional.empty();
        }

        @Override
        public String body() {
            return "O" + (RATES.indexOf(baud) + FIRST);
        }
    }
}
