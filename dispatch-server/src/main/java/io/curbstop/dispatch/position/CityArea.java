package io.curbstop.dispatch.position;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.geodata.City;
import io.curbstop.dispatch.geodata.CityReplaced;
import io.curbstop.dispatch.geodata.CityStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The city and some way around it, in degrees: where a position is worth a statement to the database. */
@Component
class CityArea {

    /** After an import on another server this one may be wrong for so long. */
    private static final Duration BELIEVED = Duration.ofMinutes(1);

    private static final double DEGREE_km = 111.2;

    private final CityStore cities;
    private final CityCoordinates coordinates;
    private final PositionProperties properties;
    private final Clock clock;
    private volatile Area area;

    CityArea(CityStore cities, CityCoordinates coordinates, PositionProperties properties, Clock clock) {
        this.cities = cities;
        this.coordinates = coordinates;
        this.properties = properties;
        this.clock = clock;
    }

    private record Area(Envelope degrees, Instant readAt) {}

    @EventListener
    void forget(CityReplaced replaced) {
        area = null;
    }

    /** Whether a place is in the city or not far from it; false while nothing is loaded. */
    boolean holds(LonLat place) {
        Area known = area;
        if (known == null || known.readAt().plus(BELIEVED).isBefore(clock.instant())) {
            known = new Area(read(), clock.instant());
            area = known.degrees().isNull() ? null : known;
        }
        return known.degrees().contains(place.lon(), place.lat());
    }

    private Envelope read() {
        City city = cities.findCity().orElse(null);
        Envelope around = new Envelope();
        if (city == null || city.bounds() == null) {
            return around;
        }
        Envelope box = city.bounds();
        GeometryFactory points = new GeometryFactory(new PrecisionModel(), city.srid());
        List<Point> corners = List.of(
                points.createPoint(new Coordinate(box.getMinX(), box.getMinY())),
                points.createPoint(new Coordinate(box.getMinX(), box.getMaxY())),
                points.createPoint(new Coordinate(box.getMaxX(), box.getMinY())),
                points.createPoint(new Coordinate(box.getMaxX(), box.getMaxY())));
        coordinates.toLonLat(corners).forEach(corner -> around.expandToInclude(corner.lon(), corner.lat()));
        double north_deg = properties.beyondCity_km() / DEGREE_km;
        double furthest_deg = Math.min(85, Math.max(Math.abs(around.getMinY()), Math.abs(around.getMaxY())));
        around.expandBy(north_deg / Math.cos(Math.toRadians(furthest_deg)), north_deg);
        return around;
    }
}
