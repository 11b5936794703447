package io.curbstop.map.network;

import io.curbstop.map.source.FeatureRecord;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;

/** Takes out of features what an assembly needs of them. */
final class FeatureRecords {
    private final String network;
    private int srid;

    private FeatureRecords(String network) {
        this.network = network;
    }

    /** The records of one network among these features. */
    static NetworkRecords of(
            Collection<FeatureRecord> nodes,
            Collection<FeatureRecord> mains,
            Collection<FeatureRecord> valves,
            Collection<FeatureRecord> hydrants,
            String network) {
        FeatureRecords taken = new FeatureRecords(network);
        return new NetworkRecords(
                taken.take(nodes, FeatureRecords::node),
                taken.take(mains, FeatureRecords::main),
                taken.take(valves, FeatureRecords::valve),
                taken.take(hydrants, FeatureRecords::hydrant),
                taken.srid);
    }

    private <T> List<T> take(Collection<FeatureRecord> records, Function<FeatureRecord, T> convert) {
        return records.stream()
                .filter(record -> record.findText("network").orElse("water").equals(network))
                .peek(record -> {
                    if (srid == 0 && record.geometry() != null) {
                        srid = record.geometry().getSRID();
                    }
                })
                .map(convert)
                .toList();
    }

    private static NodeRecord node(FeatureRecord record) {
        Coordinate at = DrawnLines.pointOf(record.geometry());
        return new NodeRecord(record.id(), record.row(), NodeKind.ofCode(text(record, "node_kind")), x(at), y(at));
    }

    private static LinkRecord main(FeatureRecord record) {
        return new LinkRecord(
                record.id(),
                record.row(),
                LinkKind.ofCode(text(record, "link_kind")),
                LinkStatus.ofCode(text(record, "link_status")),
                text(record, "from_node"),
                text(record, "to_node"),
                record.findNumber("length_m").orElse(0.0),
                record.findInteger("diameter_mm").orElse(0),
                text(record, "material"),
                text(record, "pressure_zone"),
                LinkRecord.Rules.of(
                        Boolean.TRUE.equals(record.attributes().get("check_valve")),
                        Boolean.TRUE.equals(record.attributes().get("inlet_only")),
                        "street".equals(text(record, "geometry_quality"))),
                DrawnLines.of(record.geometry()));
    }

    private static ValveRecord valve(FeatureRecord record) {
        Coordinate at = DrawnLines.pointOf(record.geometry());
        return ValveRecord.of(
                record.id(),
                record.row(),
                ValveKind.ofCode(text(record, "valve_kind")),
                ValvePosition.ofCode(text(record, "position")),
                Operability.ofCode(text(record, "operability")),
                new ValveRecord.Handling(
                        record.findNumber("turns").orElse(0.0).floatValue(),
                        text(record, "closes"),
                        text(record, "access_note")),
                record.findInteger("diameter_mm").orElse(0),
                text(record, "main_ref"),
                text(record, "node_ref"),
                x(at),
                y(at),
                text(record, "from_node"),
                text(record, "to_node"),
                DrawnLines.of(record.geometry()));
    }

    private static HydrantRecord hydrant(FeatureRecord record) {
        Coordinate at = DrawnLines.pointOf(record.geometry());
        return new HydrantRecord(
                record.id(), record.row(), text(record, "main_ref"), text(record, "node_ref"), x(at), y(at));
    }

    private static String text(FeatureRecord record, String attribute) {
        return record.findText(attribute).orElse(null);
    }

    private static double x(Coordinate at) {
        return at == null ? Double.NaN : at.x;
    }

    private static double y(Coordinate at) {
        return at == null ? Double.NaN : at.y;
    }
}
