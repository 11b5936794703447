package io.curbstop.radio.gateway;

import io.curbstop.radio.api.CrewStatus;
import io.curbstop.radio.session.ReplyWords;
import java.util.List;
import java.util.Map;

/**
 * What the crews of this fleet key and say, besides the usual words.
 *
 * @param acknowledge more words that take note of an order
 * @param decline more words that refuse one
 * @param status more words for each step, such as {@code EN_ROUTE: [10-8]}
 * @param keys what the status keys of the radios stand for, each one of the words; takes the place of the usual keys
 */
record WordSettings(
        List<String> acknowledge,
        List<String> decline,
        Map<CrewStatus, List<String>> status,
        Map<String, String> keys) {

    /** Refuses a word with two meanings, and a key that stands for none. */
    WordSettings {
        acknowledge = acknowledge == null ? List.of() : List.copyOf(acknowledge);
        decline = decline == null ? List.of() : List.copyOf(decline);
        status = status == null ? Map.of() : Map.copyOf(status);
        keys = keys == null ? null : Map.copyOf(keys);
        words(acknowledge, decline, status, keys);
    }

    ReplyWords words() {
        return words(acknowledge, decline, status, keys);
    }

    private static ReplyWords words(
            List<String> acknowledge,
            List<String> decline,
            Map<CrewStatus, List<String>> status,
            Map<String, String> keys) {
        ReplyWords words = ReplyWords.defaults().with(acknowledge, decline, status);
        return keys == null ? words : words.withStatusKeys(keys);
    }
}
