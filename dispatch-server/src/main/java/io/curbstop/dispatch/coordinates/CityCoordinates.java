package io.curbstop.dispatch.coordinates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns longitude and latitude into the city's operating coordinate system and back, as the database does it. */
@Component
public class CityCoordinates {

    private final JdbcClient jdbc;

    CityCoordinates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The place in the operating coordinate system, SRID set; empty while there is no city to place it in. */
    public Optional<Point> findInCity(LonLat place) {
        return jdbc.sql(
                        "select srid, ST_X(p) as x, ST_Y(p) as y from"
                                + " (select srid, ST_Transform(ST_SetSRID(ST_MakePoint(:lon, :lat), 4326), srid) as p from city) c")
                .param("lon", place.lon())
                .param("lat", place.lat())
                .query((row, i) -> readPoint(row))
                .optional();
    }

    /**
     * The places in the operating coordinate system, SRID set, in the same order, by one statement; empty while there is no
     * city to place them in.
     */
    public List<Point> toCity(List<LonLat> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select srid, ST_X(p) as x, ST_Y(p) as y from"
                        + " (select n, srid, ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), srid) as p"
                        + " from city, unnest(:lon::float8[], :lat::float8[]) with ordinality as u(lon, lat, n)) t"
                        + " order by n")
                .param("lon", places.stream().map(LonLat::lon).toArray(Double[]::new))
                .param("lat", places.stream().map(LonLat::lat).toArray(Double[]::new))
                .query((row, i) -> readPoint(row))
                .list();
    }

    private static Point readPoint(ResultSet row) throws SQLException {
        return new GeometryFactory(new PrecisionModel(), row.getInt("srid"))
                .createPoint(new Coordinate(row.getDouble("x"), row.getDouble("y")));
    }

    /** The longitude and latitude of points in the operating coordinate system, in the same order. */
    public List<LonLat> toLonLat(List<Point> points) {
        if (points.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select ST_X(p) as lon, ST_Y(p) as lat from"
                        + " (select n, ST_Transform(ST_SetSRID(ST_MakePoint(x, y), srid), 4326) as p"
                        + " from city, unnest(:x::float8[], :y::float8[]) with ordinality as u(x, y, n)) t order by n")
                .param("x", points.stream().map(Point::getX).toArray(Double[]::new))
                .param("y", points.stream().map(Point::getY).toArray(Double[]::new))
                .query((row, i) -> new LonLat(row.getDouble("lon"), row.getDouble("lat")))
                .list();
    }

    /** A geometry of the operating coordinate system as GeoJSON text in longitude and latitude; null stays null. */
    public String toGeoJson(Geometry geometry) {
        if (geometry == null) {
            return null;
        }
        return jdbc.sql("select ST_AsGeoJSON(ST_Transform(ST_SetSRID(ST_GeomFromWKB(:wkb), srid), 4326), 6) from city")
                .param("wkb", new WKBWriter().write(geometry))
                .query(String.class)
                .single();
    }

    /** Reads a geometry column's bytes (EWKB), SRID included; null stays null. */
    public static Geometry read(byte[] ewkb) {
        if (ewkb == null) {
            return null;
        }
        try {
            return new WKBReader().read(ewkb);
        } catch (ParseException e) {
            throw new IllegalStateException("The database gave a geometry that cannot be read", e);
        }
    }
}
