package io.curbstop.radio.pocsag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A receiver of others hears exactly what was sent. */
class PocsagMultimonTest {

    private static final int LONGEST = 80;
    private static final int ALPHANUMERIC_FUNCTION = 3;
    private static final int NUMERIC_FUNCTION = 0;

    private static Baseband baseband(int speed_baud) {
        return new Baseband(speed_baud, Multimon.RATE_HZ, 0.4, false, Duration.ofMillis(100), Duration.ofMillis(100));
    }

    private static List<Multimon.Call> heard(String content, int speed_baud, List<Transmission> transmissions)
            throws IOException, InterruptedException {
        try (Multimon multimon = new Multimon(content)) {
            for (Transmission transmission : transmissions) {
                multimon.hear(baseband(speed_baud).encode(transmission.encode()));
            }
            return multimon.finish();
        }
    }

    private static List<Multimon.Call> calls(List<Page> pages) {
        return pages.stream()
                .map(page -> new Multimon.Call(page.address(), page.text()))
                .toList();
    }

    private static Page alphanumeric(int capcode, String text) {
        return new Page(new PagerAddress(capcode, ALPHANUMERIC_FUNCTION), Page.Content.ALPHANUMERIC, text);
    }

    /** Capcodes that follow one another listen in different frames: each text meets another one. */
    @ParameterizedTest
    @ValueSource(ints = {512, 1200, 2400})
    void everyLengthIsHeardAtEverySpeed(int speed_baud) throws IOException, InterruptedException {
        List<Page> pages = new ArrayList<>();
        for (int length = 1; length <= LONGEST; length++) {
            String text = "K7 P1 WO4471 NO WATER 118 MILL RD, VALVE 22 SHUT. ".repeat(2);
            pages.add(alphanumeric(1100 + length, text.substring(0, length - 1) + "#"));
        }
        List<Transmission> each =
                pages.stream().map(page -> new Transmission(List.of(page))).toList();
        assertThat(heard("alpha", speed_baud, each)).containsExactlyElementsOf(calls(pages));
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1200, 2400})
    void everyFrameAndFunctionIsHeardInOneTransmission(int speed_baud) throws IOException, InterruptedException {
        List<Page> pages = new ArrayList<>();
        for (int frame = 7; frame >= 0; frame--) {
            for (int function = 0; function < PagerAddress.FUNCTIONS; function++) {
                PagerAddress address = new PagerAddress(128 + frame, function);
                pages.add(new Page(address, Page.Content.ALPHANUMERIC, "TO " + address));
            }
        }
        assertThat(heard("alpha", speed_baud, List.of(new Transmission(pages))))
                .containsExactlyElementsOf(calls(pages));
    }

    @Test
    void theLowestAndTheHighestCapcodeAreHeard() throws IOException, InterruptedException {
        List<Page> pages = List.of(alphanumeric(1, "LOWEST"), alphanumeric(PagerAddress.MOST_CAPCODE, "HIGHEST"));
        assertThat(heard("alpha", 1200, List.of(new Transmission(pages)))).containsExactlyElementsOf(calls(pages));
    }

    @Test
    void everyPrintableLetterIsHeard() throws IOException, InterruptedException {
        StringBuilder letters = new StringBuilder();
        for (char letter = '!'; letter <= '~'; letter++) {
            letters.append(letter);
        }
        List<Page> pages = List.of(alphanumeric(1101, letters.toString()));
        assertThat(heard("alpha", 1200, List.of(new Transmission(pages)))).containsExactlyElementsOf(calls(pages));
    }

    @Test
    void numbersAreHeardAsNumbers() throws IOException, InterruptedException {
        List<Page> pages = new ArrayList<>();
        for (int length = 1; length <= 20; length++) {
            String text = "0123456789U-[]555-4471".substring(0, length);
            pages.add(new Page(new PagerAddress(1100 + length, NUMERIC_FUNCTION), Page.Content.NUMERIC, text));
        }
        List<Multimon.Call> heard = heard("numeric", 1200, List.of(new Transmission(pages)));
        assertThat(heard)
                .extracting(
                        call -> new Multimon.Call(call.address(), call.text().stripTrailing()))
                .containsExactlyElementsOf(calls(pages));
    }
}
