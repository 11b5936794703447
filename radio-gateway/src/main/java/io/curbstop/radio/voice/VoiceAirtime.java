package io.curbstop.radio.voice;

import io.curbstop.radio.pocsag.PageCoding;
import io.curbstop.radio.transport.Airtime;
import java.time.Duration;

/** How long an announcement keeps the channel: the longer of the alerts, and its words by their letters and the speed. */
record VoiceAirtime(VoiceSettings settings) implements Airtime {

    /** As long as most: nothing of the address is known here. */
    private static final String SOME_NAME = "Crew 11";

    /** Seconds at one word a minute, as espeak-ng was found to speak; with each sentence goes its pause. */
    private static final double LETTER_s = 10;

    private static final double SENTENCE_s = 75;

    @Override
    public Duration ofText(String text) {
        Duration page = new PageCoding(settings.paging()).traits().airtime().ofText(Announcement.pageText(text));
        Duration tones = Announcement.FIRST_TONE.plus(Announcement.SECOND_TONE);
        Duration alert = page.compareTo(tones) > 0 ? page : tones;
        String said = SpokenOrder.of(SOME_NAME, text);
        long sentences = said.chars().filter(sign -> sign == '.' || sign == '?').count();
        double unhurried_s = said.length() * LETTER_s + sentences * SENTENCE_s;
        Duration words = Duration.ofMillis(
                Math.round(1000 * unhurried_s / settings.speech().speed_wpm()));
        return settings.audio()
                .lead()
                .plus(alert)
                .plus(Announcement.AFTER_ALERT)
                .plus(words.multipliedBy(Announcement.TIMES))
                .plus(Announcement.BETWEEN)
                .plus(settings.audio().tail());
    }

    /** Nobody answers by machine. */
    @Override
    public Duration ofAck() {
        return Duration.ZERO;
    }
}
