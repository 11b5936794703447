package io.curbstop.radio.hytera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class GpsReadingTest {

    private static Optional<GpsReading> read(String written) {
        return GpsReading.find(written.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String written(double lat, double lon, double speed_kn, int direction_deg) {
        GpsReading reading = new GpsReading(
                false,
                Optional.of(Instant.parse("2026-03-02T08:00:59.9Z")),
                lat,
                lon,
                OptionalDouble.of(speed_kn),
                OptionalInt.of(direction_deg));
        return new String(reading.encode(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aPlaceIsRoundedOnceAndAsAWhole() {
        assertThat(written(48.9999999, -0.0000001, 0, 0)).isEqualTo("V080059020326N4900.0000W00000.00000.0000");
        assertThat(written(-33.8568, 151.2153, 9.96, 360)).isEqualTo("V080059020326S3351.4080E15112.9180010360");
        assertThat(written(90, 180, 999, 9)).isEqualTo("V080059020326N9000.0000E18000.0000999009");
    }

    @Test
    void southAndWestAreNegative() {
        GpsReading reading = read("A080059020326S3351.4080W15112.918012.360").orElseThrow();
        assertThat(reading.lat()).isEqualTo(-(33 + 51.4080 / 60));
        assertThat(reading.lon()).isEqualTo(-(151 + 12.9180 / 60));
        assertThat(reading.speed_kn()).hasValue(12);
        assertThat(reading.direction_deg()).hasValue(360);
    }

    @Test
    void aPlaceFoundBeforeTheTimeIsStillAPlace() {
        assertThat(read("A000000000000N4900.0000E00000.00000.0000")
                        .orElseThrow()
                        .fixedAt())
                .isEmpty();
        assertThat(read("A240000020326N4900.0000E00000.00000.0000")
                        .orElseThrow()
                        .fixedAt())
                .isEmpty();
        assertThat(read("A080059300226N4900.0000E00000.00000.0999")
                        .orElseThrow()
                        .direction_deg())
                .isEmpty();
    }

    @Test
    void whatIsNoPlaceOnEarthIsNone() {
        assertThat(read("A080059020326N9000.0001E00000.00000.0000")).isEmpty();
        assertThat(read("A080059020326N4960.0000E00000.00000.0000")).isEmpty();
        assertThat(read("A080059020326N4900.0000E18000.00010.0000")).isEmpty();
        assertThat(read("A080059020326X4900.0000E00000.00000.0000")).isEmpty();
        assertThat(read("\0".repeat(GpsReading.LENGTH))).isEmpty();
        assertThat(read("")).isEmpty();
    }

    @Test
    void noughtSouthIsNought() {
        assertThat(read("A080059020326S0000.0000W00000.00000.0000"))
                .isEqualTo(read("A080059020326N0000.0000E00000.00000.0000"));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> written(91, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> written(Double.NaN, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> written(0, 181, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> written(0, 0, 1000, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> written(0, 0, 0, 361)).isInstanceOf(IllegalArgumentException.class);
    }
}
