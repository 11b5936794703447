package io.curbstop.dispatch.geodata;

import io.curbstop.map.network.Assembly;
import io.curbstop.map.network.LinkDrawings;
import io.curbstop.map.network.PipeNetwork;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
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

    private final JdbcTemplate jdbc;

    DrawingsReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The drawings of an assembled network. */
    NetworkDrawings read(Assembly assembly) {
        PipeNetwork network = assembly.network();
        LinkDrawings lines = assembly.drawings();
        MainCuts cuts = MainCuts.of(network, lines);
        double[] metres = cuts.metres(lines);
        cuts.place(toDegrees(lines.srid(), metres.length / 2, i -> metres[i * 2], i -> metres[i * 2 + 1]));
        return new NetworkDrawings(
                network,
                lines,
                toDegrees(lines.srid(), lines.vertexCount(), lines::x, lines::y),
                cuts,
                devices(lines.srid(), assembly.valvePlaces()),
                devices(lines.srid(), assembly.hydrantPlaces()));
    }

    private DeviceDrawings devices(int srid, double[] xy) {
        BitSet placed = new BitSet();
        for (int i = 0; i < xy.length / 2; i++) {
            placed.set(i, !Double.isNaN(xy[i * 2]));
        }
        // Those without a place get that of another: there is none of which every coordinate system knows the degrees.
        int some = placed.nextSetBit(0);
        IntUnaryOperator from = i -> placed.get(i) ? i : some;
        int count = some < 0 ? 0 : xy.length / 2;
        Microdegrees places =
                toDegrees(srid, count, i -> xy[from.applyAsInt(i) * 2], i -> xy[from.applyAsInt(i) * 2 + 1]);
        return new DeviceDrawings(places, placed);
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
