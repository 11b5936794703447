package io.curbstop.dispatch.push;

import io.curbstop.radio.text.Abbreviations;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long to wait for a person before the next channel.
 *
 * @param radioAfter from the order to the radio, unless the order is P1, which goes by both at once
 * @param alarmAfter from the last channel to the alarm "call by voice"
 * @param resendAfter from one sending by app to the next while the device has not answered; doubles up to a minute
 * @param settle how long a change waits before it goes on the air, so that several in a row are one message
 * @param poll how often to look for what is due
 * @param airWords the utility's own abbreviations on the air
 * @param enabled whether anything is sent; rows are written all the same
 */
@ConfigurationProperties("curbstop.push")
public record PushProperties(
        @DefaultValue("120s") Duration radioAfter,
        @DefaultValue("120s") Duration alarmAfter,
        @DefaultValue("5s") Duration resendAfter,
        @DefaultValue("2s") Duration settle,
        @DefaultValue("1s") Duration poll,
        @DefaultValue AirWords airWords,
        @DefaultValue("true") boolean enabled) {

    /**
     * How words are shortened on the air, besides the usual ones; a word that stands for itself is not shortened.
     *
     * @param words anywhere but in streets, such as {@code pumping station: PS}
     * @param streetTypes the last word of a street's name
     * @param directions after it
     */
    public record AirWords(Map<String, String> words, Map<String, String> streetTypes, Map<String, String> directions) {

        Abbreviations over(Abbreviations usual) {
            return usual.with(orNone(words), orNone(streetTypes), orNone(directions));
        }

        private static Map<String, String> orNone(Map<String, String> table) {
            return table == null ? Map.of() : table;
        }
    }

    /** From the message by app to the one by radio, for an incident of that priority. */
    Duration radioAfter(String priority) {
        return priority.equals("P1") ? Duration.ZERO : radioAfter;
    }
}
