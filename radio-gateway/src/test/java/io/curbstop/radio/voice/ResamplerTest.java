package io.curbstop.radio.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

    private static short[] tone(double frequency_hz, int rate_hz) {
        byte[] sound = new Sound(rate_hz)
                .tone(frequency_hz, Duration.ofSeconds(2), 0.5)
                .toBytes();
        short[] samples = new short[sound.length / 2];
        java.nio.ByteBuffer.wrap(sound)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }

    @ParameterizedTest
    @CsvSource({"22050,8000", "22050,48000", "16000,22050", "22050,16000", "22050,22050"})
    void aToneKeepsItsFrequencyHeightAndLength(int from_hz, int to_hz) {
        short[] there = Resampler.resample(tone(1_000, from_hz), from_hz, to_hz);
        Heard heard = new Heard(there, to_hz);
        assertThat(heard.length_s()).isEqualTo(2, within(0.001));
        assertThat(heard.loudest_hz(0.5, 1)).isEqualTo(1_000, within(1.0));
        assertThat(heard.height(1_000, 0.5, 1)).isEqualTo(0.5, within(0.005));
        assertThat(heard.loudness(0.5, 1)).as("nothing besides").isEqualTo(0.5 / Math.sqrt(2), within(0.005));
    }

    @Test
    void whatTheNewRateCannotCarryIsTakenOut() {
        Heard heard = new Heard(Resampler.resample(tone(6_000, 22_050), 22_050, 8_000), 8_000);
        assertThat(heard.loudness(0.5, 1)).isLessThan(0.003);
    }
}
