package io.curbstop.dispatch.field;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.radio.api.RadioPosition;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Where crews are, as their radios say. */
@Component
class RadioPositions {

    private static final double UNKNOWN_RADIUS_m = 50;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);
    private static final Duration OLDEST = Duration.ofHours(12);

    private final Crews crews;
    private final CityCoordinates coordinates;

    RadioPositions(Crews crews, CityCoordinates coordinates) {
        this.crews = crews;
        this.coordinates = coordinates;
    }

    /** Takes a position of a crew's radio; one outside the city, such as a receiver's factory setting, says nothing. */
    void hear(RadioPosition position) {
        crews.findUnitByRadio(position.radioId()).ifPresent(unit -> LonLat.find(position.lon(), position.lat())
                .flatMap(coordinates::findInCity)
                .ifPresent(place -> crews.reportPosition(
                        unit.code(), place, position.radius_m().orElse(UNKNOWN_RADIUS_m), at(position))));
    }

    /** When the receiver found it, unless its clock is plainly wrong: then when the gateway heard it. */
    private static Instant at(RadioPosition position) {
        Instant heard = position.occurredAt();
        return position.fixedAt()
                .filter(fixed -> fixed.isBefore(heard.plus(CLOCKS_DIFFER)) && fixed.isAfter(heard.minus(OLDEST)))
                .orElse(heard);
    }
}
