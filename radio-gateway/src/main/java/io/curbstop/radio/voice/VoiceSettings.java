package io.curbstop.radio.voice;

import io.curbstop.radio.audio.AudioSettings;
import io.curbstop.radio.pocsag.PocsagSettings;
import java.time.Duration;

/**
 * How announcements are made.
 *
 * @param speech how the words are spoken
 * @param pager_baud 512, 1200 or 2400 bits a second, for alerts by a page
 * @param level the swing of tones and pages as a part of the greatest there is, above 0 up to 1
 * @param textLimit_characters the longest text, before its abbreviations are opened
 * @param audio what all sound has in common
 */
public record VoiceSettings(
        SpeechSettings speech, int pager_baud, double level, int textLimit_characters, AudioSettings audio) {

    private static final int LEAST_RATE_hz = 8_000;

    /** Refuses what cannot be heard. */
    public VoiceSettings {
        if (textLimit_characters < 1 || audio.rate_hz() < LEAST_RATE_hz) {
            throw new IllegalArgumentException(
                    "no announcement: %d characters, %d Hz".formatted(textLimit_characters, audio.rate_hz()));
        }
        paging(pager_baud, level, audio);
    }

    /** The usual speech and sound, pages at 1200 baud, level 0.4, 280 characters. */
    public static VoiceSettings defaults() {
        return new VoiceSettings(SpeechSettings.defaults(), 1200, 0.4, 280, AudioSettings.defaults());
    }

    /** How a page is sent in the middle of a transmission, so that nothing has to come up before it. */
    PocsagSettings paging() {
        return paging(pager_baud, level, audio);
    }

    private static PocsagSettings paging(int pager_baud, double level, AudioSettings audio) {
        PocsagSettings usual = PocsagSettings.defaults();
        AudioSettings inside = new AudioSettings(
                audio.rate_hz(),
                Duration.ZERO,
                Duration.ZERO,
                audio.stallLimit(),
                audio.firstRetry(),
                audio.longestRetry());
        return new PocsagSettings(
                pager_baud, level, usual.inverted(), usual.defaultFunction(), usual.textLimit_characters(), inside);
    }
}
