package io.curbstop.radio.ax25;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a frame says, of the kinds that a control room has a use for. */
public sealed interface AprsPacket {

    /** The longest text of a message, in characters. */
    int MOST_TEXT = 67;

    /** What a frame carries in these words. */
    byte[] encode();

    /** What a frame's information says; empty for kinds that are not known here, and for what is none. */
    static Optional<AprsPacket> decode(byte[] information) {
        String words = new String(information, StandardCharsets.UTF_8);
        Optional<AprsPacket> message = AddressedWords.find(words);
        return message.isPresent() ? message : Position.find(words);
    }

    /**
     * A text to one station. Without an id nobody acknowledges it; a bulletin to all has none.
     *
     * @param addressee station, or bulletin name such as {@code BLN1CREW}
     * @param text at most {@value AprsPacket#MOST_TEXT} printable ASCII characters when sent, without {@code | ~ {}
     * @param id of one to five letters and digits, by which it is acknowledged; null when it wants none
     * @param replyAck the id of a message that this acknowledges on the way, "" when the sender only says that it can do
     *     so; null in the older form
     */
    record Message(String addressee, String text, String id, String replyAck) implements AprsPacket {

        private static final Pattern CANNOT_BE_SENT = Pattern.compile("[^ -z}]");

        /** A message that is acknowledged by its id. */
        public Message(String addressee, String text, String id) {
            this(addressee, text, id, null);
        }

        /** The acknowledgement of this message; what came beside its id goes back with it. */
        public Ack acknowledgedFor(String sender) {
            return new Ack(sender, id, replyAck);
        }

        /** The id of an earlier message of ours that this acknowledges on the way. */
        Optional<String> findAckInside() {
            return Optional.ofNullable(replyAck).filter(inside -> !inside.isEmpty());
        }

        /** Refuses what does not fit or would be read as something else. */
        @Override
        public byte[] encode() {
            boolean isMisread = id == null && AddressedWords.isAnswer(text);
            if (text.length() > MOST_TEXT || CANNOT_BE_SENT.matcher(text).find() || isMisread) {
                throw new IllegalArgumentException(
                        "cannot be sent as a message of %d characters: %s".formatted(MOST_TEXT, text));
            }
            return AddressedWords.encode(addressee, id == null ? text : text + "{" + AddressedWords.id(id, replyAck));
        }
    }

    /**
     * A machine's word that a message came.
     *
     * @param addressee who sent that message
     * @param id of that message
     * @param replyAck what stood beside its id; null when nothing did
     */
    record Ack(String addressee, String id, String replyAck) implements AprsPacket {
        @Override
        public byte[] encode() {
            return AddressedWords.encode(addressee, "ack" + AddressedWords.id(id, replyAck));
        }
    }

    /**
     * A machine's word that it cannot take a message.
     *
     * @param addressee who sent that message
     * @param id of that message
     */
    record Reject(String addressee, String id) implements AprsPacket {
        @Override
        public byte[] encode() {
            return AddressedWords.encode(addressee, "rej" + AddressedWords.id(id, null));
        }
    }

    /**
     * Where a station is, to a hundredth of a minute of arc, some 18 m.
     *
     * @param lat degrees north, WGS 84
     * @param lon degrees east
     * @param symbol two characters: the table and the symbol in it, {@code /k} a truck
     * @param comment what else is said
     */
    record Position(double lat, double lon, String symbol, String comment) implements AprsPacket {

        private static final Pattern WRITTEN = Pattern.compile(
                "[!=](\\d{2})([0-5]\\d\\.\\d{2})([NS])(\\p{Graph})(\\d{3})([0-5]\\d\\.\\d{2})([EW])(\\p{Graph})(.*)",
                Pattern.DOTALL);
        private static final int MINUTES = 60;

        /** Refuses what is no place on earth, and a symbol that is none. */
        public Position {
            if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180) || symbol.length() != 2) {
                throw new IllegalArgumentException("no position: %s, %s %s".formatted(lat, lon, symbol));
            }
        }

        static Optional<AprsPacket> find(String words) {
            Matcher matcher = WRITTEN.matcher(words);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            double lat =
                    degrees(matcher.group(1), matcher.group(2), matcher.group(3).equals("S"));
            double lon =
                    degrees(matcher.group(5), matcher.group(6), matcher.group(7).equals("W"));
            boolean onEarth = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
            return onEarth
                    ? Optional.of(new Position(lat, lon, matcher.group(4) + matcher.group(8), matcher.group(9)))
                    : Optional.empty();
        }

        private static double degrees(String whole, String minutes, boolean negative) {
            double value = Integer.parseInt(whole) + Double.parseDouble(minutes) / MINUTES;
            return negative ? -value : value;
        }

        @Override
        public byte[] encode() {
            String words = "!" + written(lat, 2, lat < 0 ? "S" : "N") + symbol.charAt(0)
                    + written(lon, 3, lon < 0 ? "W" : "E") + symbol.charAt(1) + comment;
            return words.getBytes(StandardCharsets.UTF_8);
        }

        private static String written(double degrees, int digits, String hemisphere) {
            // Rounded once and as a whole: 59.999 minutes are the next degree.
            long hundredths = Math.round(Math.abs(degrees) * MINUTES * 100);
            return String.format(
                    Locale.ROOT,
                    "%0" + digits + "d%02d.%02d%s",
                    hundredths / (MINUTES * 100),
                    hundredths / 100 % MINUTES,
                    hundredths % 100,
                    hemisphere);
        }
    }
}
