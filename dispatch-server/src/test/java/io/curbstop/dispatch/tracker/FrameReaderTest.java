package io.curbstop.dispatch.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.dispatch.identity.Allowance;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The two languages of trackers, frames as they come. */
class FrameReaderTest {

    private static final JsonMapper JSON = new JsonMapper();

    static final String TRACCAR = """
            {"position":{"id":18336,"attributes":{"batteryLevel":87.0,"distance":35.2,"totalDistance":449672.22,
            "motion":true},"deviceId":7,"protocol":"teltonika","serverTime":"2026-03-01T14:05:10.412+00:00",
            "deviceTime":"2026-03-01T14:05:09.000+00:00","fixTime":"2026-03-01T14:05:09.000+00:00","outdated":false,
            "valid":true,"latitude":39.7486,"longitude":-74.9978,"altitude":21.0,"speed":21.598,"course":271.0,
            "address":null,"accuracy":0.0,"network":null,"geofenceIds":null},
            "device":{"id":7,"attributes":{},"groupId":0,"calendarId":0,"name":"Truck 12","uniqueId":"352625333222111",
            "status":"online","lastUpdate":"2026-03-01T14:05:10.412+00:00","positionId":18335,"phone":null,
            "model":null,"contact":null,"category":"truck","disabled":false,"expirationTime":null}}
            """;

    static final String OSMAND_JSON = """
            {"location":{"event":"motionchange","is_moving":true,"uuid":"0e7c6d4a-39f0-4c5e-9a52-6c60bb9b0c2e",
            "timestamp":"2026-03-01T14:05:09.123Z","odometer":3421.9,"coords":{"latitude":39.7486,"longitude":-74.9978,
            "accuracy":4.8,"speed":11.11,"speed_accuracy":0.6,"heading":271.04,"heading_accuracy":5.1,"altitude":21.4},
            "activity":{"type":"in_vehicle","confidence":100},"battery":{"is_charging":false,"level":0.87},
            "extras":{}},"device_id":"Zr4bYw8eQm1nT6uK3pXcJ9sD2hGfL5aV7oE0iRtBqWk"}
            """;

    @Test
    void traccarForwardsInKnotsAndSaysZeroForAnUnknownAccuracy() {
        TrackerFix fix = FrameReader.readTraccar(JSON.readTree(TRACCAR));

        assertThat(fix.deviceId()).isEqualTo("352625333222111");
        assertThat(fix.lat()).isEqualTo(39.7486);
        assertThat(fix.lon()).isEqualTo(-74.9978);
        assertThat(fix.speed_kmh()).isCloseTo(40.0, within(0.01));
        assertThat(fix.heading_deg()).isEqualTo(271);
        assertThat(fix.at()).isEqualTo("2026-03-01T14:05:09Z");
        assertThat(fix.valid()).isTrue();
        assertThat(fix.of("V1", Instant.EPOCH).accuracy_m()).isNull();
    }

    @Test
    void aFrameOfATraccarWithoutAFixSaysSo() {
        TrackerFix fix = FrameReader.readTraccar(JSON.readTree(TRACCAR.replace("\"valid\":true", "\"valid\":false")));

        assertThat(fix.valid()).isFalse();
    }

    @Test
    void theJsonFormOfOsmAndSpeaksInMetresPerSecond() {
        TrackerFix fix = FrameReader.readOsmAnd(JSON.readTree(OSMAND_JSON));

        assertThat(fix.deviceId()).startsWith("Zr4bYw8e");
        assertThat(fix.speed_kmh()).isCloseTo(40.0, within(0.01));
        assertThat(fix.accuracy_m()).isEqualTo(4.8);
        assertThat(fix.heading_deg()).isEqualTo(271.04);
        assertThat(fix.at()).isEqualTo("2026-03-01T14:05:09.123Z");
    }

    @Test
    void theParametersOfOsmAndSpeakInKnots() {
        TrackerFix fix = FrameReader.readOsmAnd(Map.of(
                "id", "Zr4bYw8e",
                "lat", "39.7486",
                "lon", "-74.9978",
                "timestamp", "1772373909",
                "speed", "21.598",
                "bearing", "271.0",
                "altitude", "21.0",
                "accuracy", "4.8",
                "batt", "87.0"));

        assertThat(fix.at()).isEqualTo("2026-03-01T14:05:09Z");
        assertThat(fix.speed_kmh()).isCloseTo(40.0, within(0.01));
        assertThat(fix.heading_deg()).isEqualTo(271);
    }

    @Test
    void theOlderNamesAreReadToo() {
        TrackerFix fix = FrameReader.readOsmAnd(
                Map.of("deviceid", "Zr4bYw8e", "location", "39.7486,-74.9978", "heading", "90", "valid", "0"));

        assertThat(fix.lat()).isEqualTo(39.7486);
        assertThat(fix.lon()).isEqualTo(-74.9978);
        assertThat(fix.heading_deg()).isEqualTo(90);
        assertThat(fix.valid()).isFalse();
        assertThat(fix.at()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1772373909, 2026-03-01T14:05:09Z",
        "1772373909123, 2026-03-01T14:05:09.123Z",
        "2026-03-01T14:05:09Z, 2026-03-01T14:05:09Z",
        "2026-03-01T09:05:09-05:00, 2026-03-01T14:05:09Z",
        "2026-03-01T14:05:09.000+0000, 2026-03-01T14:05:09Z",
        "2026-03-01 14:05:09, 2026-03-01T14:05:09Z"
    })
    void aTimeIsSecondsMillisecondsOrWritten(String written, String at) {
        assertThat(FrameReader.readOsmAnd(Map.of("id", "x", "lat", "1", "lon", "1", "timestamp", written))
                        .at())
                .isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({
        "id, '', id is missing.",
        "lat, north, lat is not a number.",
        "lon, '', lon is missing.",
        "timestamp, yesterday, timestamp is not a time such as 2026-03-01T14:05:09Z."
    })
    void whatCannotBeReadIsNamed(String field, String written, String said) {
        Map<String, String> frame = new java.util.HashMap<>(Map.of("id", "x", "lat", "1", "lon", "1"));
        frame.put(field, written);

        assertThatThrownBy(() -> FrameReader.readOsmAnd(frame))
                .isInstanceOf(ProblemException.class)
                .hasMessage(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{\"position\":7,\"device\":{\"uniqueId\":\"1\"}}"})
    void jsonThatIsNoFrameIsRefused(String frame) {
        assertThatThrownBy(() -> FrameReader.readTraccar(JSON.readTree(frame)))
                .isInstanceOf(ProblemException.class)
                .hasMessageEndingWith("is missing.");
        assertThatThrownBy(() -> FrameReader.readOsmAnd(JSON.readTree(frame)))
                .isInstanceOf(ProblemException.class)
                .hasMessageEndingWith("is missing.");
    }

    @Test
    void aTrackerMaySendAHandfulAtOnceAndThenAsFastAsItIsAllowed() {
        Instant start = Instant.parse("2026-03-01T14:00:00Z");
        Allowance allowance = new Allowance(2, 3, start);

        assertThat(allowance.take(start)).isTrue();
        assertThat(allowance.take(start)).isTrue();
        assertThat(allowance.take(start)).isTrue();
        assertThat(allowance.take(start)).isFalse();
        assertThat(allowance.take(start.plusMillis(600))).isTrue();
        assertThat(allowance.take(start.plusMillis(600))).isFalse();
        assertThat(allowance.take(start.minusSeconds(3600))).isFalse();
    }
}
