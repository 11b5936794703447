package io.curbstop.dispatch.field;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.crew.CrewUnit;
import io.curbstop.radio.sim.SimulatedRadios;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Where simulated radios are: in the truck, where their crew was last known to be, or where a person has put them since.
 * Whichever is newer holds.
 */
@Component
class HandsetPlaces {

    private final CityCoordinates coordinates;
    private final Clock clock;
    private final Map<String, Instant> putAt = new HashMap<>();

    HandsetPlaces(CityCoordinates coordinates, Clock clock) {
        this.coordinates = coordinates;
        this.clock = clock;
    }

    /** Takes a crew's radio along with it. */
    synchronized void follow(SimulatedRadios radios, CrewUnit unit) {
        Instant put = putAt.getOrDefault(unit.radioId(), Instant.MIN);
        if (unit.positionAt() == null || !unit.positionAt().isAfter(put)) {
            return;
        }
        unit.findLocation().stream()
                .flatMap(location -> coordinates.toLonLat(List.of(location)).stream())
                .filter(place -> !isAt(radios, unit.radioId(), place))
                .forEach(place -> radios.setPosition(unit.radioId(), place.lon(), place.lat()));
    }

    private static boolean isAt(SimulatedRadios radios, String radioId, LonLat place) {
        return radios.find(radioId)
                .flatMap(radio -> radio.place())
                .filter(at -> at.lon() == place.lon() && at.lat() == place.lat())
                .isPresent();
    }

    /** Puts a radio somewhere else. */
    synchronized void put(SimulatedRadios radios, String radioId, LonLat place) {
        putAt.put(radioId, clock.instant());
        radios.setPosition(radioId, place.lon(), place.lat());
    }
}
