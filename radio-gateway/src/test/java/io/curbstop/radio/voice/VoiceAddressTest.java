package io.curbstop.radio.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.pocsag.PagerAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceAddressTest {

    @Test
    void aNameMayHaveAnAlert() {
        assertThat(VoiceAddress.parse("Crew 11")).isEqualTo(new VoiceAddress("Crew 11", new VoiceAddress.NoAlert()));
        assertThat(VoiceAddress.parse("Crew 11 | tones 349.0 433.7"))
                .isEqualTo(new VoiceAddress("Crew 11", new VoiceAddress.Tones(349, 433.7)));
        assertThat(VoiceAddress.parse("Crew 11|page 1234560"))
                .isEqualTo(new VoiceAddress("Crew 11", new VoiceAddress.PageAlert(new PagerAddress(1234560, 3))));
        assertThat(VoiceAddress.parse("1101 | page 1234560A").alert())
                .isEqualTo(new VoiceAddress.PageAlert(new PagerAddress(1234560, 0)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            | tones 349.0 433.7        ; a name has
            --                         ; a name has
            Crew [[11]]                ; a name has
            Crew 11 | tones 349.0      ; an alert is
            Crew 11 | tones 349 100    ; from 250 to 3000 Hz
            Crew 11 | tones 9999 433.7 ; from 250 to 3000 Hz
            Crew 11 | page 9999999     ; is no capcode
            Crew 11 | bell             ; an alert is
            Crew 11 | page 1 | page 2  ; one alert at most
            """)
    void whatIsWrongIsSaid(String written, String said) {
        assertThatThrownBy(() -> VoiceAddress.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }
}
