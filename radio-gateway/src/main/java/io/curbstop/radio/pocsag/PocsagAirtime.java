package io.curbstop.radio.pocsag;

import io.curbstop.radio.transport.Airtime;
import java.time.Duration;

/** How long a page keeps the channel when its frame is the last of a batch, which is the longest it can take. */
record PocsagAirtime(Baseband baseband) implements Airtime {

    @Override
    public Duration ofText(String text) {
        int textWords = (text.length() * Page.ALPHANUMERIC_BITS + Page.WORD_BITS - 1) / Page.WORD_BITS;
        int wordsBefore = Transmission.WORDS_OF_BATCH - Transmission.WORDS_OF_FRAME;
        int addressAndIdle = 2;
        int words = wordsBefore + textWords + addressAndIdle;
        int batches = (words + Transmission.WORDS_OF_BATCH - 1) / Transmission.WORDS_OF_BATCH;
        int bits = Transmission.PREAMBLE_BITS + batches * (Transmission.WORDS_OF_BATCH + 1) * Integer.SIZE;
        return baseband.airtimeOf(bits);
    }

    /** Nobody answers. */
    @Override
    public Duration ofAck() {
        return Duration.ZERO;
    }
}
