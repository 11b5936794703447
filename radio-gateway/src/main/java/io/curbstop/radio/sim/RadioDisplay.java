package io.curbstop.radio.sim;

import io.curbstop.radio.transport.RadioFix;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one looks at when one looks at a simulated radio.
 *
 * @param radioId its id
 * @param label whose it is, such as the unit's code
 * @param on whether it is switched on
 * @param behaviour how it behaves
 * @param place where it is; empty when nobody has said. A radio without a fix is there too, and does not know
 * @param lines what came and went, oldest first, at most {@value #MAX_LINES}
 */
public record RadioDisplay(
        String radioId,
        String label,
        boolean on,
        RadioBehaviour behaviour,
        Optional<RadioFix> place,
        List<Line> lines) {

    /** How much a radio remembers. */
    public static final int MAX_LINES = 50;

    /** Keeps a copy. */
    public RadioDisplay {
        lines = List.copyOf(lines);
    }

    /**
     * One text on the display.
     *
     * @param sent true when the crew sent it, false when it came in
     * @param kept for a sent one, whether the gateway's acknowledgement has come; always true for one that came in
     */
    public record Line(Instant at, boolean sent, boolean kept, String text) {}
}
