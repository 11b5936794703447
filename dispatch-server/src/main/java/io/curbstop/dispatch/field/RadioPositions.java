package io.curbstop.dispatch.field;

import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.position.PositionReport;
import io.curbstop.dispatch.position.PositionSource;
import io.curbstop.dispatch.position.Positions;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.radio.api.RadioPosition;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where crews are, as their radios say. */
@Component
class RadioPositions {

    private static final Logger LOG = LoggerFactory.getLogger(RadioPositions.class);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);
    private static final Duration OLDEST = Duration.ofHours(12);

    private final Crews crews;
    private final Positions positions;

    RadioPositions(Crews crews, Positions positions) {
        this.crews = crews;
        this.positions = positions;
    }

    /** Takes a position of a crew's radio; one outside the city, such as a receiver's factory setting, says nothing. */
    void hear(RadioPosition position) {
        crews.findUnitByRadio(position.radioId()).ifPresent(unit -> {
            try {
                // No radio waits for an answer: where it is it says again.
                positions.report(new PositionReport(
                        unit.code(),
                        position.lon(),
                        position.lat(),
                        position.radius_m().isPresent() ? position.radius_m().getAsDouble() : null,
                        null,
                        null,
                        at(position),
                        PositionSource.RADIO));
            } catch (ProblemException refused) {
                LOG.debug("Position of radio {} refused, and counted: {}", position.radioId(), refused.code());
            }
        });
    }

    /** When the receiver found it, unless its clock is plainly wrong: then when the gateway heard it. */
    private static Instant at(RadioPosition position) {
        Instant heard = position.occurredAt();
        return position.fixedAt()
                .filter(fixed -> fixed.isBefore(heard.plus(CLOCKS_DIFFER)) && fixed.isAfter(heard.minus(OLDEST)))
                .orElse(heard);
    }
}
