package io.curbstop.radio.pocsag;

import io.curbstop.radio.audio.AudioSettings;
import java.util.Set;

/**
 * How pages are sent.
 *
 * @param speed_baud 512, 1200 or 2400 bits a second, as the pagers want it
 * @param level the swing as a part of the greatest there is, above 0 up to 1; it sets the deviation
 * @param inverted whether the transmitter turns the signal upside down
 * @param defaultFunction 0 to 3, for capcodes written without a letter
 * @param textLimit_characters the longest text that the pagers show whole, 1 to {@value Page#MOST_TEXT}
 * @param audio what all sound has in common
 */
public record PocsagSettings(
        int speed_baud,
        double level,
        boolean inverted,
        int defaultFunction,
        int textLimit_characters,
        AudioSettings audio) {

    private static final Set<Integer> SPEEDS_BAUD = Set.of(512, 1200, 2400);

    /** Refuses what cannot be sent. */
    public PocsagSettings {
        if (!SPEEDS_BAUD.contains(speed_baud)) {
            throw new IllegalArgumentException("POCSAG has 512, 1200 and 2400 baud, not " + speed_baud);
        }
        if (defaultFunction < 0 || defaultFunction >= PagerAddress.FUNCTIONS) {
            throw new IllegalArgumentException("A function is 0 to 3, not " + defaultFunction);
        }
        if (textLimit_characters < 1 || textLimit_characters > Page.MOST_TEXT) {
            throw new IllegalArgumentException("A page has 1 to 240 characters, not " + textLimit_characters);
        }
        new Baseband(speed_baud, audio.rate_hz(), level, inverted, audio.lead(), audio.tail());
    }

    /** 1200 baud, level 0.4, upright, function 3, 80 characters, and the usual sound. */
    public static PocsagSettings defaults() {
        return new PocsagSettings(1200, 0.4, false, 3, 80, AudioSettings.defaults());
    }

    Baseband baseband() {
        return new Baseband(speed_baud, audio.rate_hz(), level, inverted, audio.lead(), audio.tail());
    }

    /** The sound of a transmission, with the silence before and after it. */
    public byte[] sound(Transmission transmission) {
        return baseband().encode(transmission.encode());
    }
}
