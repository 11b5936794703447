package io.curbstop.radio.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainLineTest {

    @Test
    void whatNoDatabaseTakesIsTakenOut() {
        assertThat(PlainLine.of("ACK\u0000K7\r\nNOW\u2028")).isEqualTo("ACK K7 NOW ");
        assertThat(PlainLine.of("A\uD83DB\uDE00C")).isEqualTo("A?B?C");
    }

    @Test
    void wholeCharactersOfEveryScriptStay() {
        assertThat(PlainLine.of("\u6c34 \u0443\u043b. \uD83D\uDE00")).isEqualTo("\u6c34 \u0443\u043b. \uD83D\uDE00");
    }

    @Test
    void aCutNeverGoesThroughACharacter() {
        assertThat(PlainLine.of("AB\uD83D\uDE00", 3)).isEqualTo("AB");
        assertThat(PlainLine.of("AB\uD83D\uDE00", 4)).isEqualTo("AB\uD83D\uDE00");
    }
}
