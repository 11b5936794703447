package io.curbstop.radio.voice;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How espeak-ng speaks.
 *
 * @param program its name or path
 * @param voice one of those that {@code espeak-ng --voices} lists, such as {@code en-us}, with a variant such as {@code +f3}
 * @param speed_wpm words a minute, 80 to 450
 * @param loudness 1 to 200; more than 100 may distort
 * @param timeLimit for the program to make the sound of one text
 * @param longest of the sound of one text
 */
public record SpeechSettings(
        String program, String voice, int speed_wpm, int loudness, Duration timeLimit, Duration longest) {

    private static final Pattern VOICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_+-]*");
    private static final int SLOWEST_wpm = 80;
    private static final int FASTEST_wpm = 450;
    private static final int LOUDEST = 200;

    /** Refuses what the program would not take. */
    public SpeechSettings {
        if (program.isBlank() || !VOICE.matcher(voice).matches()) {
            throw new IllegalArgumentException("no program or no voice: \"%s\", \"%s\"".formatted(program, voice));
        }
        if (speed_wpm < SLOWEST_wpm || speed_wpm > FASTEST_wpm) {
            throw new IllegalArgumentException("One speaks 80 to 450 words a minute, not " + speed_wpm);
        }
        if (loudness < 1 || loudness > LOUDEST) {
            throw new IllegalArgumentException("The loudness is 1 to 200, not " + loudness);
        }
        if (timeLimit.compareTo(Duration.ZERO) <= 0 || longest.compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException("no time to speak: " + timeLimit + ", " + longest);
        }
    }

    /** {@code espeak-ng}, American English, 150 words a minute, loudness 100, made within 10 s, 90 s of sound at most. */
    public static SpeechSettings defaults() {
        return new SpeechSettings("espeak-ng", "en-us", 150, 100, Duration.ofSeconds(10), Duration.ofSeconds(90));
    }
}
