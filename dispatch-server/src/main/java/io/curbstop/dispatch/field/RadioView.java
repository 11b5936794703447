package io.curbstop.dispatch.field;

import java.time.Instant;
import java.util.List;

/**
 * A simulated radio as the page of simulated radios shows it.
 *
 * @param radioId its id
 * @param unitCode whose it is
 * @param on whether it is switched on
 * @param mode MANUAL, or AUTO: the crew acknowledges by itself
 * @param display what came in, oldest first
 * @param sent what the crew sent, oldest first
 */
public record RadioView(
        String radioId, String unitCode, boolean on, String mode, List<Shown> display, List<Sent> sent) {

    /** A text that came in; read when the crew has sent anything since. */
    public record Shown(String id, String text, Instant at, boolean read) {}

    /** A text that the crew sent. */
    public record Sent(String text, Instant at) {}
}
