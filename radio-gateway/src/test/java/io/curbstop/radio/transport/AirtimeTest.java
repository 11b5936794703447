package io.curbstop.radio.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AirtimeTest {

    @ParameterizedTest
    @CsvSource({"40, 0.89", "67, 1.07"})
    void ax25At1200BaudTakesWhatWasMeasured(int characters, double seconds) {
        assertThat(rounded_s(Airtime.ax25At1200Baud().ofText("X".repeat(characters))))
                .isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({"40, 0.90", "140, 1.68", "280, 2.70"})
    void dmrTakesWhatWasCalculated(int characters, double seconds) {
        assertThat(rounded_s(Airtime.dmr().ofText("X".repeat(characters)))).isEqualTo(seconds);
    }

    @Test
    void acknowledgementsAreCountedToo() {
        assertThat(rounded_s(Airtime.ax25At1200Baud().ofAck())).isEqualTo(0.64);
        assertThat(rounded_s(Airtime.dmr().ofAck())).isEqualTo(0.60);
    }

    private static double rounded_s(Duration duration) {
        return Math.round(duration.toMillis() / 10.0) / 100.0;
    }
}
