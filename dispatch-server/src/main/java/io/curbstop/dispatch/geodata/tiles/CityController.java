package io.curbstop.dispatch.geodata.tiles;

import io.curbstop.dispatch.geodata.City;
import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.Audience;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the map needs to know before its first tile. */
@RestController
class CityController {

    private static final String TILES = "/tiles/{z}/{x}/{y}.mvt";

    private final CityStore cities;
    private final JdbcClient jdbc;

    CityController(CityStore cities, JdbcClient jdbc) {
        this.cities = cities;
        this.jdbc = jdbc;
    }

    /**
     * The city.
     *
     * @param bounds west, south, east, north in degrees; null while there is nothing to show
     * @param center longitude, latitude in degrees; null while there is nothing to show
     * @param empty whether there is nothing to show
     * @param credits who is to be named on the map
     */
    record CityAnswer(
            String name,
            boolean demo,
            Integer srid,
            String timeZone,
            List<Double> center,
            List<Double> bounds,
            long geodataVersion,
            boolean empty,
            List<String> credits,
            String tileUrl) {}

    @GetMapping("/api/city")
    @AllowedFor(Audience.SIGNED_IN)
    CityAnswer city() {
        City city = cities.findCity().orElse(null);
        if (city == null) {
            return new CityAnswer("", false, null, null, null, null, 0, true, List.of(), TILES);
        }
        List<Double> bounds = bounds();
        return new CityAnswer(
                city.name(),
                city.demo(),
                city.srid(),
                city.timeZone().getId(),
                bounds == null
                        ? null
                        : List.of((bounds.get(0) + bounds.get(2)) / 2, (bounds.get(1) + bounds.get(3)) / 2),
                bounds,
                city.geodataVersion(),
                bounds == null,
                jdbc.sql("select distinct credits from dataset where credits is not null order by credits")
                        .query(String.class)
                        .list(),
                TILES);
    }

    private List<Double> bounds() {
        return jdbc.sql("select st_xmin(b), st_ymin(b), st_xmax(b), st_ymax(b)"
                        + " from (select st_transform(bounds, 4326) as b from city where bounds is not null) c")
                .query((row, i) -> List.of(row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4)))
                .optional()
                .orElse(null);
    }
}
