package io.curbstop.dispatch.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.dispatch.problem.ProblemException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What telephone systems send, and numbers as they are written down. */
class PhoneReportTest {

    private final PhoneNumbers numbers = new PhoneNumbers(new TelephoneProperties("CA", Duration.ofMinutes(10), 1, 1));

    @ParameterizedTest
    @CsvSource({
        "1772373909, 2026-03-01T14:05:09Z",
        "1772373909.25, 2026-03-01T14:05:09.250Z",
        "1772373909123, 2026-03-01T14:05:09.123Z",
        "2026-03-01T09:05:09-05:00, 2026-03-01T14:05:09Z"
    })
    void timeIsSecondsMillisecondsOrWritten(String written, String at) {
        assertThat(PhoneReport.read(Map.of("event", "ringing", "call", "1", "at", written))
                        .at())
                .isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hung-up", "HUNG_UP", "Hangup", "hung up"})
    void hangingUpHasMoreThanOneName(String event) {
        assertThat(PhoneReport.read(Map.of("event", event, "call", "1")).event())
                .isEqualTo(PhoneReport.Event.HUNG_UP);
    }

    @ParameterizedTest
    @CsvSource({
        "event, busy, 'event must be ringing, answered or hung-up.'",
        "call, ' ', call is missing: the telephone system's own id of the call.",
        "at, yesterday, at is not a time such as 2026-03-01T14:05:09Z."
    })
    void whatCannotBeReadIsNamed(String field, String written, String said) {
        Map<String, String> sent = new HashMap<>(Map.of("event", "ringing", "call", "1"));
        sent.put(field, written);

        assertThatThrownBy(() -> PhoneReport.read(sent))
                .isInstanceOf(ProblemException.class)
                .hasMessage(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "519 555 0123",
                "(519) 555-0123",
                "+1 519-555-0123",
                "15195550123",
                "011 1 519 555 0123",
                "519-555-0123 ext. 4"
            })
    void oneNumberIsWrittenInManyWays(String written) {
        assertThat(numbers.normalise(written)).contains("+15195550123");
    }

    @Test
    void withheldNumberIsNoNumberAndAnExtensionIsOne() {
        assertThat(numbers.normalise("Anonymous")).isEmpty();
        assertThat(numbers.normalise(" ")).isEmpty();
        assertThat(numbers.normalise(null)).isEmpty();
        assertThat(numbers.normalise("204")).contains("+1204");
        assertThat(numbers.normalise("*")).isEmpty();
    }

    @Test
    void numberWithoutItsAreaCodeIsTheSameAndAnotherIsNot() {
        assertThat(numbers.isSame("555-0123", "+1 519 555 0123")).isTrue();
        assertThat(numbers.isSame("519-555-0124", "+1 519 555 0123")).isFalse();
        assertThat(numbers.isSame("+49 519 555 0123", "+1 519 555 0123")).isFalse();
    }

    @Test
    void countryThatIsNoneIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new PhoneNumbers(new TelephoneProperties("Canada", Duration.ofMinutes(1), 1, 1)))
                .hasMessageContaining("curbstop.telephone.country");
    }
}
