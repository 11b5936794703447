package io.curbstop.radio.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.CrewStatus;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyWordsTest {

    private final ReplyWords words = ReplyWords.defaults();

    @ParameterizedTest
    @CsvSource({
        "ACK, Acknowledge, ''",
        "ack k7, Acknowledge, K7",
        "K7 ACK, Acknowledge, K7",
        "ACK K7., Acknowledge, K7",
        "'  Ack,   K7 ', Acknowledge, K7",
        "ACK K7 ETA 20 MIN, Acknowledge, K7",
        "10-4, Acknowledge, ''",
        "ROGER K7, Acknowledge, K7",
        "DEC K7 TRUCK DOWN, Decline, K7",
        "K7, TokenOnly, K7",
        "EN ROUTE, Move, ''",
        "K7 EN ROUTE, Move, K7",
        "ON SITE K7, Move, K7",
        "SAFE, Move, ''",
        "CLR K7, Move, K7",
        "ENR, Move, ''",
        "ONS K7, Move, K7",
        "REST K7, Move, K7",
    })
    void whatBeginsWithAKnownPhraseIsUnderstood(String text, String meaning, String token) {
        ReplyWords.Parsed parsed = words.parse(text).orElseThrow();
        assertThat(parsed.meaning().getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(parsed.token().orElse("")).isEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "DO NOT ACK K7",
                "ACK K7 K8",
                "ACK K7 AND K8",
                "ACK BUT WHERE IS THE VALVE",
                "CLEAR K7 NOT YET",
                "SAFE K7 EXCEPT THE BASEMENT",
                "NOT CLEAR",
                "K7 NO WATER HERE",
                "2",
                "OK",
                "ACKNOWLEDGE",
                "HOW MANY CUSTOMERS?",
                "\u0412 \u041f\u0423\u0422\u0418",
            })
    void whatIsNotPlainIsLeftToAPerson(String text) {
        assertThat(words.parse(text)).isEmpty();
    }

    @Test
    void aFleetsOwnStatusCodesAreConfiguration() {
        ReplyWords own =
                new ReplyWords(Set.of("1"), Set.of("9"), Map.of("code 3", CrewStatus.ON_SITE), Map.of("07", "code 3"));
        assertThat(own.parse("1 K7").orElseThrow().token()).isEqualTo(Optional.of("K7"));
        assertThat(own.parse("Code 3").orElseThrow().meaning())
                .isEqualTo(new ReplyWords.Meaning.Move(CrewStatus.ON_SITE));
        assertThat(own.parse("ACK")).isEmpty();
        assertThat(own.findStatusWords("7")).contains("code 3");
        assertThat(own.findStatusWords("007")).contains("code 3");
        assertThat(own.findStatusWords("8")).isEmpty();
    }
}
