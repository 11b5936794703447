package io.curbstop.dispatch.geodata;

import io.curbstop.map.network.DrawnLines;
import io.curbstop.map.network.HydrantRecord;
import io.curbstop.map.network.LinkKind;
import io.curbstop.map.network.LinkRecord;
import io.curbstop.map.network.LinkStatus;
import io.curbstop.map.network.NetworkRecords;
import io.curbstop.map.network.NodeKind;
import io.curbstop.map.network.NodeRecord;
import io.curbstop.map.network.Operability;
import io.curbstop.map.network.ValveKind;
import io.curbstop.map.network.ValvePosition;
import io.curbstop.map.network.ValveRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads what a network is assembled from: only the columns that this needs, by their place in the row, because
 * a large city has millions of rows. Mains that are only drawn along their street are left out: where they join is not
 * known, and a trace through guessed joints would be wrong. A valve's or hydrant's main counts only when the source
 * named it: one that was inferred must not steer the next inference. What most are (pipes, open, operable) is not sent:
 * no code means just that.
 */
@Component
class NetworkReader {

    private static final String NODES = """
            select ref, nullif(node_kind, 'junction'), coalesce(ST_X(geom), 'NaN'), coalesce(ST_Y(geom), 'NaN')
            from node where network = ?
            """;

    private static final String MAINS = """
            select ref, nullif(link_kind, 'pipe'), nullif(link_status, 'open'), from_node, to_node,
              coalesce(length_m, 0), coalesce(diameter_mm, 0), material, pressure_zone,
              coalesce(check_valve, false), coalesce(inlet_only, false), ST_AsBinary(ST_Force2D(geom))
            from main where network = ? and geom is not null and geometry_quality <> 'street'
            """;

    private static final String VALVES = """
            select ref, nullif(valve_kind, 'isolation'), nullif(position, 'open'), nullif(operability, 'operable'),
              coalesce(turns, 0), closes, access_note, coalesce(diameter_mm, 0),
              case when main_ref_inferred then null else main_ref end, node_ref,
              coalesce(ST_X(ST_Centroid(geom)), 'NaN'), coalesce(ST_Y(ST_Centroid(geom)), 'NaN'),
              from_node, to_node,
              case when geometrytype(geom) = 'LINESTRING' then ST_AsBinary(ST_Force2D(geom)) end
            from valve where network = ?
            """;

    private static final String HYDRANTS = """
            select ref, case when main_ref_inferred then null else main_ref end, node_ref,
              coalesce(ST_X(geom), 'NaN'), coalesce(ST_Y(geom), 'NaN')
            from hydrant where network = ?
            """;

    private static final Executor BESIDE_THIS_THREAD = task -> new Thread(task, "network-reader").start();

    private final RowStream rows;
    private final CityStore cities;

    NetworkReader(RowStream rows, CityStore cities) {
        this.rows = rows;
        this.cities = cities;
    }

    /**
     * A network's records as the tables stand now, in the city's operating coordinate system. Outside a transaction the
     * mains are read beside the rest: one connection's rows are made into records while the other's are on their way.
     */
    NetworkRecords read(TracedUtility utility) {
        String network = utility.network();
        // What a transaction has written can be read only by its own connection.
        Executor beside =
                TransactionSynchronizationManager.isActualTransactionActive() ? Runnable::run : BESIDE_THIS_THREAD;
        CompletableFuture<List<LinkRecord>> mains = CompletableFuture.supplyAsync(() -> mains(network), beside);
        List<NodeRecord> nodes = new ArrayList<>();
        rows.read(
                NODES,
                network,
                row -> nodes.add(new NodeRecord(
                        row.getString(1), 0, NodeKind.ofCode(row.getString(2)), row.getDouble(3), row.getDouble(4))));
        RowParser parser = new RowParser();
        List<ValveRecord> valves = new ArrayList<>();
        rows.read(VALVES, network, row -> valves.add(parser.valve(row)));
        List<HydrantRecord> hydrants = new ArrayList<>();
        rows.read(
                HYDRANTS,
                network,
                row -> hydrants.add(new HydrantRecord(
                        row.getString(1), 0, row.getString(2), row.getString(3), row.getDouble(4), row.getDouble(5))));
        int srid = cities.findCity().map(City::srid).orElse(0);
        return new NetworkRecords(nodes, mains.join(), valves, hydrants, srid);
    }

    private List<LinkRecord> mains(String network) {
        RowParser parser = new RowParser();
        List<LinkRecord> mains = new ArrayList<>();
        rows.read(MAINS, network, row -> mains.add(parser.main(row)));
        return mains;
    }

    /** Makes records of rows; what is the same in many rows is kept once. For one thread. */
    private static final class RowParser {

        private final WKBReader wkb =
                new WKBReader(new GeometryFactory(PackedCoordinateSequenceFactory.DOUBLE_FACTORY));

        private final Map<String, String> words = new HashMap<>();

        LinkRecord main(ResultSet row) throws SQLException {
            return new LinkRecord(
                    row.getString(1),
                    0,
                    LinkKind.ofCode(row.getString(2)),
                    LinkStatus.ofCode(row.getString(3)),
                    row.getString(4),
                    row.getString(5),
                    row.getDouble(6),
                    row.getInt(7),
                    word(row.getString(8)),
                    word(row.getString(9)),
                    LinkRecord.Rules.of(row.getBoolean(10), row.getBoolean(11), false),
                    lines(row.getBytes(12)));
        }

        ValveRecord valve(ResultSet row) throws SQLException {
            return ValveRecord.of(
                    row.getString(1),
                    0,
                    ValveKind.ofCode(row.getString(2)),
                    ValvePosition.ofCode(row.getString(3)),
                    Operability.ofCode(row.getString(4)),
                    new ValveRecord.Handling(row.getFloat(5), word(row.getString(6)), row.getString(7)),
                    row.getInt(8),
                    row.getString(9),
                    row.getString(10),
                    row.getDouble(11),
                    row.getDouble(12),
                    row.getString(13),
                    row.getString(14),
                    lines(row.getBytes(15)));
        }

        private String word(String text) {
            return text == null ? null : words.computeIfAbsent(text, same -> same);
        }

        private double[][] lines(byte[] geometry) throws SQLException {
            if (geometry == null) {
                return DrawnLines.of(null);
            }
            try {
                return DrawnLines.of(wkb.read(geometry));
            } catch (ParseException e) {
                throw new SQLException("unreadable geometry", e);
            }
        }
    }
}
