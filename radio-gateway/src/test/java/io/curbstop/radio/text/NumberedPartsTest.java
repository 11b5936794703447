package io.curbstop.radio.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedPartsTest {

    private static Optional<List<String>> split(String text, int limit, int most) {
        return NumberedParts.split(text, limit, most, Abbreviations.defaults());
    }

    @Test
    void wordsAreDealtOutInNumberedPartsThatFit() {
        List<String> parts = split("ALL CREWS STAND BY AT THE YARD UNTIL THE STORM IS OVER", 24, 9)
                .orElseThrow();
        assertThat(parts).containsExactly("1/3 ALL CREWS STAND BY", "2/3 AT THE YARD UNTIL", "3/3 THE STORM IS OVER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "118 MILL RD",
                "118A Mill Road",
                "1180 QUEEN ST E",
                "MILL RD & KING ST W",
                "MILL & KING",
                "23 LITTLE FISH CREEK TRAIL",
                "118 BROADWAY"
            })
    void anAddressIsNeverCut(String address) {
        for (int before = 0; before < 40; before++) {
            String text = "X".repeat(before + 1) + " AND " + address + " " + "BEFORE NIGHT COMES".repeat(2);
            for (int limit = 36; limit < 60; limit++) {
                split(text, limit, 9)
                        .ifPresent(parts -> assertThat(parts).as(text).anyMatch(part -> part.contains(address)));
            }
        }
    }

    @Test
    void everyWordIsThereOnceAndInOrder() {
        String text =
                "ROAD CLOSED AT 5 QUEEN ST N, USE KING ST & MILL RD UNTIL 16:00; BRING 2 PUMPS AND 1 LAMP, CALL 4471";
        for (int limit = 30; limit < text.length(); limit++) {
            int most = limit;
            split(text, limit, 9).ifPresent(parts -> {
                assertThat(parts).allMatch(part -> part.length() <= most);
                assertThat(String.join(
                                " ",
                                parts.stream().map(part -> part.substring(4)).toList()))
                        .isEqualTo(text);
            });
        }
        assertThat(split(text, 40, 9)).isPresent();
    }

    @Test
    void whatCannotBeDealtOutIsNot() {
        assertThat(split("SHORT ENOUGH", 67, 3)).as("nothing to split").isEmpty();
        assertThat(split("WORD ".repeat(40), 30, 3)).as("too many parts").isEmpty();
        assertThat(split("X".repeat(80) + " AND MORE", 67, 3))
                .as("a word is never cut")
                .isEmpty();
        assertThat(split("AT 23 LITTLE FISH CREEK TRAIL", 20, 9))
                .as("nor is an address")
                .isEmpty();
    }
}
