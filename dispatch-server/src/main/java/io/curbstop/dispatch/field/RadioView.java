package io.curbstop.dispatch.field;

import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.radio.sim.RadioDisplay;
import java.time.Instant;
import java.util.List;

/**
 * A simulated radio as the page of simulated radios shows it.
 *
 * @param radioId its id
 * @param unitCode whose it is
 * @param on whether it is switched on
 * @param mode MANUAL, or AUTO: the crew acknowledges by itself
 * @param behaviour what is wrong with it
 * @param place where it is; null when nobody has said
 * @param display what came in, oldest first
 * @param sent what the crew sent, oldest first
 */
public record RadioView(
        String radioId,
        String unitCode,
        boolean on,
        String mode,
        HandsetBehaviour behaviour,
        LonLat place,
        List<Shown> display,
        List<Sent> sent) {

    /** A text that came in; read when the crew has sent anything since. */
    public record Shown(String id, String text, Instant at, boolean read) {}

    /** A text that the crew sent; kept when the radio has heard that the gateway has it. */
    public record Sent(String text, Instant at, boolean kept) {}

    static RadioView of(RadioDisplay radio) {
        Instant lastSent = radio.lines().stream()
                .filter(RadioDisplay.Line::sent)
                .map(RadioDisplay.Line::at)
                .reduce((a, b) -> b)
                .orElse(null);
        return new RadioView(
                radio.radioId(),
                radio.label(),
                radio.on(),
                radio.behaviour().crewAckAfter().isPresent() ? "AUTO" : "MANUAL",
                HandsetBehaviour.of(radio.behaviour()),
                radio.place().map(at -> new LonLat(at.lon(), at.lat())).orElse(null),
                radio.lines().stream()
                        .filter(line -> !line.sent())
                        .map(line -> shown(radio.radioId(), line, lastSent))
                        .toList(),
                radio.lines().stream()
                        .filter(RadioDisplay.Line::sent)
                        .map(line -> new Sent(line.text(), line.at(), line.kept()))
                        .toList());
    }

    private static Shown shown(String radioId, RadioDisplay.Line line, Instant lastSent) {
        String id = radioId + "-" + line.at().toEpochMilli() + "-"
                + Integer.toHexString(line.text().hashCode());
        return new Shown(id, line.text(), line.at(), lastSent != null && lastSent.isAfter(line.at()));
    }
}
