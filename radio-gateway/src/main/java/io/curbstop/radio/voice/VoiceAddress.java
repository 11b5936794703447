package io.curbstop.radio.voice;

import io.curbstop.radio.pocsag.PagerAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom an announcement calls, and how their receivers are opened. People write {@code Crew 11}, {@code Crew 11 | tones 349.0
 * 433.7} or {@code Crew 11 | page 1234560}; the last may have the letter of a function, as {@link PagerAddress} has it.
 *
 * @param name what is said first
 * @param alert what is heard before it
 */
public record VoiceAddress(String name, Alert alert) {

    /** What comes before the words. */
    public sealed interface Alert {}

    /** Nothing; the receivers are open. */
    public record NoAlert() implements Alert {}

    /**
     * Two tones, one after the other, that open the receivers which are set to them.
     *
     * @param first_hz for one second
     * @param second_hz for three seconds
     */
    public record Tones(double first_hz, double second_hz) implements Alert {
        /** Refuses what does not go through a voice channel. */
        public Tones {
            require(isAudible(first_hz) && isAudible(second_hz), "tones are from 250 to 3000 Hz");
        }
    }

    /**
     * A page, for which pagers or receivers listen on the same channel.
     *
     * @param pager whom it is for
     */
    public record PageAlert(PagerAddress pager) implements Alert {}

    private static final double LOWEST_hz = 250;
    private static final double HIGHEST_hz = 3_000;
    private static final int ALPHANUMERIC_FUNCTION = 3;
    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z0-9])[A-Za-z0-9 .'_-]{1,40}");
    private static final Pattern TONES =
            Pattern.compile("tones (\\d{1,4}(?:\\.\\d{1,2})?) +(\\d{1,4}(?:\\.\\d{1,2})?)");
    private static final Pattern PAGE = Pattern.compile("page (\\S+)");

    /** Refuses a name that nobody can say. */
    public VoiceAddress {
        require(NAME.matcher(name).matches(), "a name has at most 40 letters, digits and spaces, not \"" + name + "\"");
    }

    /**
     * The address as people write it.
     *
     * @throws IllegalArgumentException when it is none, with what is wrong
     */
    public static VoiceAddress parse(String written) {
        String[] parts = written.split("\\|", -1);
        require(parts.length <= 2, "there is one alert at most: " + written);
        return new VoiceAddress(parts[0].strip(), parts.length == 1 ? new NoAlert() : alert(parts[1].strip()));
    }

    private static Alert alert(String written) {
        Matcher tones = TONES.matcher(written);
        if (tones.matches()) {
            return new Tones(Double.parseDouble(tones.group(1)), Double.parseDouble(tones.group(2)));
        }
        Matcher page = PAGE.matcher(written);
        require(page.matches(), "an alert is \"tones 349.0 433.7\" or \"page 1234560\", not \"" + written + "\"");
        return new PageAlert(PagerAddress.find(page.group(1), ALPHANUMERIC_FUNCTION)
                .orElseThrow(() -> new IllegalArgumentException(page.group(1) + " is no capcode")));
    }

    private static boolean isAudible(double frequency_hz) {
        return frequency_hz >= LOWEST_hz && frequency_hz <= HIGHEST_hz;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
