package io.curbstop.dispatch.road;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.map.route.Stretch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code road_closure}. Read anew whenever it is asked, so that every server sees the same. */
@Component
class RoadClosureTable {

    private static final int LOCK = 0x20AD;

    private static final String SELECT =
            "select *, st_asgeojson(st_transform(geom, 4326), 6) as line from road_closure where ";

    private final JdbcClient jdbc;

    RoadClosureTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where a street is closed.
     *
     * @param streetRefs the streets of the layer
     * @param geometry the stretch, in the operating CRS
     */
    record ClosedLine(Set<String> streetRefs, Geometry geometry) {}

    /** Until the transaction ends nobody else closes or opens a street. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(row -> {});
    }

    List<RoadClosure> listStanding(Instant now) {
        return jdbc.sql(SELECT + "lifted_at is null and (ends_at is null or ends_at > :now) order by starts_at, id")
                .param("now", utc(now))
                .query((row, i) -> read(row))
                .list();
    }

    List<ClosedLine> listClosedLines(Instant now) {
        return jdbc.sql("select street_refs, st_asewkb(geom) as geom from road_closure"
                        + " where lifted_at is null and starts_at <= :now and (ends_at is null or ends_at > :now)")
                .param("now", utc(now))
                .query((row, i) -> new ClosedLine(Set.copyOf(refs(row)), CityCoordinates.read(row.getBytes("geom"))))
                .list();
    }

    Optional<RoadClosure> find(UUID id) {
        return jdbc.sql(SELECT + "id = :id")
                .param("id", id)
                .query((row, i) -> read(row))
                .optional();
    }

    void insert(NewClosure closure, Stretch stretch, Instant from, Stamp stamp, Instant now) {
        jdbc.sql(
                        "insert into road_closure (id, incident_id, street_name, street_refs, geom, starts_at, ends_at, reason,"
                                + " made_by, made_at) select :id, :incident, :name, :refs, st_setsrid(st_geomfromwkb(:geom), srid),"
                                + " :from, :until, :reason, :by, :at from city")
                .param("id", closure.id())
                .param("incident", closure.incidentId())
                .param("name", stretch.name())
                .param("refs", stretch.streetRefs().toArray(String[]::new))
                .param("geom", new WKBWriter().write(stretch.lines()))
                .param("from", utc(from))
                .param("until", closure.until() == null ? null : utc(closure.until()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("reason", closure.reason().strip())
                .param("by", stamp.actor())
                .param("at", utc(now))
                .update();
    }

    void lift(UUID id, Stamp stamp, Instant now) {
        jdbc.sql("update road_closure set lifted_by = :by, lifted_at = :at where id = :id")
                .param("id", id)
                .param("by", stamp.actor())
                .param("at", utc(now))
                .update();
    }

    private static RoadClosure read(ResultSet row) throws SQLException {
        return new RoadClosure(
                row.getObject("id", UUID.class),
                row.getObject("incident_id", UUID.class),
                row.getString("street_name"),
                refs(row),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                row.getString("reason"),
                row.getString("made_by"),
                instant(row, "made_at"),
                row.getString("lifted_by"),
                instant(row, "lifted_at"),
                row.getString("line"));
    }

    private static List<String> refs(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("street_refs").getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
