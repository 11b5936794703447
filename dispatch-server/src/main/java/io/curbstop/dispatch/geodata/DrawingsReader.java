package io.curbstop.dispatch.geodata;

import io.curbstop.map.network.LinkTable;
import io.curbstop.map.network.PipeNetwork;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToIntFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads the drawings of a network. PostGIS turns the coordinates into degrees, a hundred thousand at a time, so that
 * they are those of everything else it draws.
 */
@Component
class DrawingsReader {

    private static final int AT_ONCE = 100_000;
    private static final int WKB_LINE = 2;

    private final RowStream rows;
    private final JdbcTemplate jdbc;

    DrawingsReader(RowStream rows, JdbcTemplate jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    /** The drawings of a network that was assembled from the tables as they stand now. */
    NetworkDrawings read(PipeNetwork network) {
        LinkTable links = network.links();
        MainCuts cuts = MainCuts.of(network);
        double[] metres = cuts.metres(links);
        cuts.place(toDegrees(links.srid(), metres.length / 2, i -> metres[i * 2], i -> metres[i * 2 + 1]));
        return new NetworkDrawings(
                network,
                toDegrees(links.srid(), links.vertexCount(), links::vertexX, links::vertexY),
                cuts,
                facts(links),
                devices("valve", network.valves().count(), network.valves()::find),
                devices("hydrant", network.hydrants().count(), network.hydrants()::find));
    }

    private MainFacts facts(LinkTable links) {
        MainFacts facts = new MainFacts(links.mainCount());
        rows.read("select ref, diameter_mm, material from main where network = 'water'", row -> {
            int main = links.findMain(row.getString(1));
            if (main >= 0) {
                facts.put(main, row.getObject(2, Integer.class), row.getString(3));
            }
        });
        return facts;
    }

    private DeviceDrawings devices(String table, int count, ToIntFunction<String> find) {
        DeviceDrawings drawings = new DeviceDrawings(count);
        rows.read(
                "select ref, ST_AsBinary(ST_Force2D(ST_Transform(geom, 4326)), 'NDR') from " + table
                        + " where network = 'water' and geom is not null",
                row -> {
                    int device = find.applyAsInt(row.getString(1));
                    if (device >= 0) {
                        drawings.put(device, row.getBytes(2));
                    }
                });
        return drawings.trimmed();
    }

    private Microdegrees toDegrees(int srid, int count, IntToDoubleFunction x, IntToDoubleFunction y) {
        Microdegrees places = new Microdegrees(count);
        for (int from = 0; from < count; from += AT_ONCE) {
            int size = Math.min(AT_ONCE, count - from);
            // A line has two vertices at least; the one too many is taken off again below.
            ByteBuffer line = ByteBuffer.allocate(9 + 16 * Math.max(2, size)).order(ByteOrder.LITTLE_ENDIAN);
            line.put((byte) 1).putInt(WKB_LINE).putInt(Math.max(2, size));
            for (int i = 0; i < Math.max(2, size); i++) {
                int vertex = from + Math.min(i, size - 1);
                line.putDouble(x.applyAsDouble(vertex)).putDouble(y.applyAsDouble(vertex));
            }
            places.addAll(jdbc.queryForObject(
                    "select ST_AsBinary(ST_Transform(ST_GeomFromWKB(?, ?), 4326), 'NDR')",
                    byte[].class,
                    line.array(),
                    srid));
        }
        return places.trimmed();
    }
}
