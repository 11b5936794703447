package io.curbstop.dispatch.geodata;

import java.time.ZoneId;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one city of this database: none until one is generated or imported. */
@Component
public class CityStore {

    private static final String EXTENT = """
            update city set bounds = (
              select case when st_xmin(box) is null then null
                     else st_makeenvelope(st_xmin(box), st_ymin(box), st_xmax(box), st_ymax(box), srid) end
              from (select st_extent(geom) as box from (
                select st_extent(geom)::geometry as geom from street
                union all select st_extent(geom)::geometry from main
                union all select st_extent(geom)::geometry from building
                union all select st_extent(geom)::geometry from address) as layers) as whole)
            """;

    private final JdbcTemplate jdbc;

    CityStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The city, if there is one. */
    public Optional<City> findCity() {
        return jdbc
                .query(
                        "select name, srid, time_zone, demo, geodata_version, st_xmin(bounds), st_ymin(bounds),"
                                + " st_xmax(bounds), st_ymax(bounds) from city",
                        (row, i) -> new City(
                                row.getString(1),
                                row.getInt(2),
                                ZoneId.of(row.getString(3)),
                                row.getBoolean(4),
                                row.getLong(5),
                                row.getObject(6) == null
                                        ? null
                                        : new Envelope(
                                                row.getDouble(6),
                                                row.getDouble(8),
                                                row.getDouble(7),
                                                row.getDouble(9))))
                .stream()
                .findFirst();
    }

    /**
     * The city.
     *
     * @throws IllegalStateException when none is loaded yet
     */
    public City getCity() {
        return findCity()
                .orElseThrow(
                        () -> new IllegalStateException("No city is loaded yet: import one, or start with the demo"));
    }

    /**
     * Names the city and fixes its coordinate system. A city that is there already is renamed; its coordinate system
     * can change only while no geodata stands in it.
     *
     * @param srid EPSG number of a projected coordinate system in metres
     */
    @Transactional
    public void putCity(String name, int srid, ZoneId timeZone, boolean demo) {
        jdbc.update(
                "insert into city (name, srid, time_zone, demo) values (?, ?, ?, ?) on conflict (id) do update set"
                        + " name = excluded.name, srid = excluded.srid, time_zone = excluded.time_zone,"
                        + " demo = excluded.demo, geodata_version = city.geodata_version + 1",
                name,
                srid,
                timeZone.getId(),
                demo);
    }

    /** Works out anew how far the loaded geodata reaches. */
    @Transactional
    public void refreshBounds() {
        jdbc.update(EXTENT);
    }
}
