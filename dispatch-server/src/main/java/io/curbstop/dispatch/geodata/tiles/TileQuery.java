package io.curbstop.dispatch.geodata.tiles;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes a vector tile with all its layers in one statement. The tile's envelope is taken to the city's coordinate system,
 * not each feature to the tile's, so that the geometry index is used; layers follow each other in a tile's bytes, so
 * their parts are just put together.
 */
@Component
class TileQuery {

    /** Units across a tile. */
    static final int EXTENT = 4096;

    /** Units that are drawn beyond the tile's edge, so that wide lines and symbols meet. */
    static final int BUFFER = 128;

    // Below this zoom the tile is larger than what a projected system can hold: the city's whole extent is taken.
    private static final int FIRST_ZOOM_BY_INDEX = 8;

    private static final String BY_INDEX = """
            with tile as (
              select st_tileenvelope(:z, :x, :y) as mercator,
                     st_transform(st_segmentize(st_expand(st_tileenvelope(:z, :x, :y), %1$s), 5000), srid) as city_box
              from city
              where bounds && st_transform(st_expand(st_tileenvelope(:z, :x, :y), %1$s), srid))
            """;

    private static final String WHOLE_CITY = """
            with tile as (
              select st_tileenvelope(:z, :x, :y) as mercator, bounds as city_box
              from city
              where st_transform(bounds, 3857) && st_expand(st_tileenvelope(:z, :x, :y), %1$s))
            """;

    private final JdbcClient jdbc;
    private final Map<Integer, String> statements = new ConcurrentHashMap<>();

    TileQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tile's bytes, not compressed; empty where there is nothing. */
    byte[] make(TileAddress tile) {
        return jdbc.sql(statements.computeIfAbsent(tile.z(), TileQuery::statement))
                .param("z", tile.z())
                .param("x", tile.x())
                .param("y", tile.y())
                .query(byte[].class)
                .single();
    }

    private static String statement(int z) {
        String parts = Arrays.stream(TileLayer.values())
                .filter(layer -> layer.isShownAt(z))
                .map(layer -> "coalesce((" + layer.sql(z) + "), ''::bytea)")
                .collect(Collectors.joining("\n || "));
        double tileWidth_m = 40_075_016.685578488 / (1 << z);
        String margin = Double.toString(tileWidth_m * BUFFER / EXTENT);
        String tile = (z < FIRST_ZOOM_BY_INDEX ? WHOLE_CITY : BY_INDEX).formatted(margin);
        return tile + "select " + (parts.isEmpty() ? "''::bytea" : parts);
    }
}
