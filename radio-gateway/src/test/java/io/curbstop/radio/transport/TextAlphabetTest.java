package io.curbstop.radio.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextAlphabetTest {

    @Test
    void accentsAndTypographyAreMadePlain() {
        assertThat(TextAlphabet.ASCII.findWritten(
                        "K7 Ch\u00e2teau St-Ren\u00e9, \u201cStra\u00dfe\u201d \u2013 n\u00ba 4\u2026"))
                .contains("K7 Chateau St-Rene, \"Strasse\" - no 4...");
    }

    @Test
    void aLetterWithoutAPlainFormIsNotGuessed() {
        assertThat(TextAlphabet.ASCII.findWritten("K7 \u0443\u043b. \u041c\u0438\u0440\u0430"))
                .isEmpty();
        assertThat(TextAlphabet.ASCII.findWritten("K7 \u6c34")).isEmpty();
        assertThat(TextAlphabet.UNICODE.findWritten("K7 \u6c34")).contains("K7 \u6c34");
    }

    @Test
    void controlCharactersNeverGoOut() {
        assertThat(TextAlphabet.ASCII.findWritten("K7\r\nACK\u0000\u001b[2J")).contains("K7 ACK [2J");
        assertThat(TextAlphabet.UNICODE.findWritten("K7\r\nACK")).contains("K7 ACK");
    }
}
