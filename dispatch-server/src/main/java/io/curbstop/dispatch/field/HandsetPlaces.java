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

    /** Takes crews' radios along with them; one statement however many there are. */
    synchronized void follow(SimulatedRadios radios, List<CrewUnit> units) {
        List<CrewUnit> moved = units.stream()
                .filter(unit -> unit.location() != null && unit.positionAt() != null)
                .filter(unit -> unit.positionAt().isAfter(putAt.getOrDefault(unit.radioId(), Instant.MIN)))
                .toList();
        List<LonLat> places =
                coordinates.toLonLat(moved.stream().map(CrewUnit::location).toList());
        for (int i = 0; i < moved.size(); i++) {
            String radioId = moved.get(i).radioId();
            LonLat place = places.get(i);
            if (!isAt(radios, radioId, place)) {
                radios.setPosition(radioId, place.lon(), place.lat());
            }
        }
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
