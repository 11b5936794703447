package io.curbstop.dispatch.intake;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a call says it is: the point on the map when one was given, else the address field, else an address in the words.
 * What cannot be found stays without a place and says why; nothing is refused.
 */
@Component
class CallLocator {

    /** How far off a place may be that was clicked on the map. */
    private static final double MAP_ACCURACY_m = 20;

    /** Beyond this distance of everything the city has, a place is taken for a mistake. */
    private static final double FAR_m = 50_000;

    private final Places places;
    private final CityCoordinates coordinates;
    private final JdbcClient jdbc;

    CallLocator(Places places, CityCoordinates coordinates, JdbcClient jdbc) {
        this.places = places;
        this.coordinates = coordinates;
        this.jdbc = jdbc;
    }

    Located locate(NewCall.CallLocation given, String addressText, String narrative) {
        if (given != null) {
            return fromMap(given, addressText);
        }
        boolean named = addressText != null && !addressText.isBlank();
        Optional<Geocode> found = named ? Optional.of(places.geocode(addressText)) : places.findInNarrative(narrative);
        if (found.isEmpty()) {
            return nowhere(addressText, "No address was given.");
        }
        Geocode geocode = found.get();
        return geocode.isFound() ? fromPlace(geocode.candidates().get(0)) : nowhere(addressText, geocode.explanation());
    }

    /** Where a call said it is when it was taken; what was not found then is looked for again. */
    Located locateAgain(Call call) {
        if (call.findLocation().isEmpty()) {
            return locate(null, call.findAddressText().orElse(null), call.narrative());
        }
        LonLat place = coordinates.toLonLat(List.of(call.findLocation().get())).get(0);
        return fromMap(
                new NewCall.CallLocation(
                        place.lon(),
                        place.lat(),
                        call.findLocationMethod().orElse(null),
                        call.findPlaceLabel().or(call::findAddressText).orElse(null),
                        call.findLocationAccuracy_m().orElse(null)),
                null);
    }

    private Located fromMap(NewCall.CallLocation given, String addressText) {
        String label = given.label() == null || given.label().isBlank() ? addressText : given.label();
        Optional<Point> point = LonLat.find(given.lon(), given.lat()).flatMap(coordinates::findInCity);
        if (point.isEmpty() || isFar(point.get())) {
            return nowhere(label, "The point given lies outside this city.");
        }
        Geocode known = label == null ? null : places.geocode(label);
        Place same = known != null && known.isFound() ? known.candidates().get(0) : null;
        return new Located(
                point.get(),
                label,
                given.method() == null ? "MAP" : given.method(),
                given.accuracy_m() == null ? MAP_ACCURACY_m : given.accuracy_m(),
                same == null ? null : same.civic(),
                same == null ? null : same.street(),
                "Placed by the dispatcher.");
    }

    private Located fromPlace(Place place) {
        return new Located(
                coordinates.findInCity(new LonLat(place.lon(), place.lat())).orElse(null),
                place.label(),
                place.method(),
                place.accuracy_m(),
                place.civic(),
                place.street(),
                place.explanation());
    }

    private static Located nowhere(String label, String why) {
        return new Located(null, label, null, null, null, null, why);
    }

    private boolean isFar(Point point) {
        if (!Double.isFinite(point.getX()) || !Double.isFinite(point.getY())) {
            return true;
        }
        return jdbc.sql("select coalesce((select ST_Distance(bounds, ST_SetSRID(ST_MakePoint(:x, :y), srid)) > :far"
                        + " from city where bounds is not null), false)")
                .param("x", point.getX())
                .param("y", point.getY())
                .param("far", FAR_m)
                .query(Boolean.class)
                .single();
    }
}
