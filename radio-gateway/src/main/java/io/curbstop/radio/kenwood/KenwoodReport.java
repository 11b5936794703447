package io.curbstop.radio.kenwood;

import java.util.Optional;

/** What the radio on the line tells the computer. The NEXEDGE form of a report begins with {@code g}. */
public sealed interface KenwoodReport {

    /** What stands between {@code STX} and {@code ETX}. */
    String body();

    /** The whole frame. */
    default byte[] encode() {
        return KenwoodStream.encode(body());
    }

    /**
     * The report in a frame's body; empty when it is none. Positions come as {@link PositionSentence}.
     *
     * @param body one character a byte
     */
    static Optional<KenwoodReport> decode(String body) {
        return ReportForms.find(body);
    }

    /**
     * What became of the command that the radio was given last.
     *
     * @param done for a text to one radio, or a position poll: whether that radio acknowledged it over the air; for a text to
     *     several: whether it was sent; for other commands: whether it was followed
     */
    record Result(boolean done) implements KenwoodReport {
        @Override
        public String body() {
            return done ? "0" : "1";
        }
    }

    /** Where in a transmission a caller's id was heard. */
    enum Moment {
        /** When it began. */
        BEGINNING,
        /** When it ended. */
        END,
        /** The radio does not say. */
        UNSAID
    }

    /**
     * Somebody keys a radio, or lets go.
     *
     * @param moment when it was heard
     * @param caller who
     * @param called to whom; the caller again in what has been captured; empty where the moment is not said
     */
    record CallerId(Moment moment, KenwoodAddress caller, Optional<KenwoodAddress> called) implements KenwoodReport {
        @Override
        public String body() {
            if (moment == Moment.UNSAID) {
                return "D" + caller.written();
            }
            return Addressed.prefix(caller) + "I" + (moment == Moment.BEGINNING ? "1" : "0") + caller.written()
                    + ReportForms.written(called);
        }
    }

    /**
     * A radio has sent a text. Built, not captured: a public program for NEXEDGE finds the caller first, then another address
     * of six characters, then the text; the FleetSync form is inferred from that, as all its other forms correspond. A frame
     * without the second address is read too.
     *
     * @param caller who
     * @param called to whom
     * @param longForm whether it came as a long message
     * @param text Latin-1 without {@code STX} and {@code ETX}
     */
    record ReceivedText(KenwoodAddress caller, Optional<KenwoodAddress> called, boolean longForm, String text)
            implements KenwoodReport {

        /** Refuses a text that would end the frame or does not fit into one. */
        public ReceivedText {
            if (!Addressed.TEXT.matcher(text).matches()) {
                throw new IllegalArgumentException("no text that a frame can carry: " + text);
            }
        }

        @Override
        public String body() {
            return Addressed.prefix(caller)
                    + (longForm ? "G" : "F")
                    + caller.written()
                    + ReportForms.written(called)
                    + text;
        }
    }

    /**
     * A radio has sent its status. Built, not captured, like {@link ReceivedText}.
     *
     * @param caller who
     * @param called to whom
     * @param status one to three digits
     */
    record ReceivedStatus(KenwoodAddress caller, Optional<KenwoodAddress> called, String status)
            implements KenwoodReport {

        /** Refuses what is no number. */
        public ReceivedStatus {
            if (!Addressed.STATUS.matcher(status).matches()) {
                throw new IllegalArgumentException("A status is one to three digits, not " + status);
            }
        }

        @Override
        public String body() {
            return Addressed.prefix(caller) + "E" + caller.written() + ReportForms.written(called) + status;
        }
    }

    /**
     * What the radio on the line is doing, as its lamp shows. Built, not captured: known from a public program.
     *
     * @param state the bytes as characters, at most 16; the last is the lamp
     */
    record ChannelState(String state) implements KenwoodReport {

        private static final char SENDING = 0x81;
        private static final char RECEIVING = 0x82;

        /** Refuses what is no state. */
        public ChannelState {
            if (state.isEmpty() || state.length() > ReportForms.MOST_STATE) {
                throw new IllegalArgumentException("no channel state of " + state.length() + " bytes");
            }
        }

        /** Whether the lamp is red (sending) or green (receiving). */
        public boolean isBusy() {
            char lamp = state.charAt(state.length() - 1);
            return lamp == SENDING || lamp == RECEIVING;
        }

        @Override
        public String body() {
            return "JA" + state;
        }
    }

    /** What stands on the display of the radio on the line; of no use here, but no fault either. */
    record Display(String content) implements KenwoodReport {
        @Override
        public String body() {
            return "JE" + content;
        }
    }
}
