package io.curbstop.dispatch.geodata;

import io.curbstop.map.source.LayerType;
import io.curbstop.map.source.LayerType.Attribute;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of a layer and the statements that fill and read it; the columns are the layer's attributes. */
final class LayerTable {

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("STREET.one_way", "both"),
            Map.entry("NODE.network", "water"),
            Map.entry("NODE.node_kind", "junction"),
            Map.entry("MAIN.network", "water"),
            Map.entry("MAIN.link_kind", "pipe"),
            Map.entry("MAIN.link_status", "open"),
            Map.entry("MAIN.geometry_quality", "surveyed"),
            Map.entry("VALVE.network", "water"),
            Map.entry("VALVE.valve_kind", "isolation"),
            Map.entry("VALVE.position", "open"),
            Map.entry("VALVE.operability", "operable"),
            Map.entry("HYDRANT.network", "water"),
            Map.entry("SERVICE.network", "water"));

    private final LayerType layer;
    private final String name;
    private final List<String> columns;

    private LayerTable(LayerType layer) {
        this.layer = layer;
        this.name = layer == LayerType.INCIDENT ? "past_incident" : layer.name().toLowerCase(Locale.ROOT);
        this.columns = layer.attributes().stream().map(Attribute::name).toList();
    }

    static LayerTable of(LayerType layer) {
        return new LayerTable(layer);
    }

    String name() {
        return name;
    }

    String createIncoming() {
        String types = layer.attributes().stream()
                .map(a -> a.name() + " " + sqlType(a))
                .collect(Collectors.joining(", "));
        return "create temporary table incoming_%s (ref text not null, geom geometry, %s%ssource_hash uuid) on commit drop"
                .formatted(name, types, types.isEmpty() ? "" : ", ");
    }

    String indexIncoming() {
        return "create unique index on incoming_%s (ref); analyze incoming_%s".formatted(name, name);
    }

    String dropIncoming() {
        return "drop table incoming_" + name;
    }

    String copyIncoming() {
        return "copy incoming_%s (ref, geom, %ssource_hash) from stdin".formatted(name, each(c -> c + ", "));
    }

    String deleteVanished() {
        return "delete from %s t where t.dataset = ? and not exists (select from incoming_%s i where i.ref = t.ref)"
                .formatted(name, name);
    }

    String updateChanged() {
        String assignments = layer.attributes().stream()
                .map(a ->
                        ", " + a.name() + " = " + (isState(a.name()) ? unlessFromField(a.name()) : incoming(a.name())))
                .collect(Collectors.joining());
        String extra = layer == LayerType.VALVE
                ? ", gis_position = %s, gis_operability = %s".formatted(incoming("position"), incoming("operability"))
                : "";
        String inferred = hasInferredMain() ? ", main_ref_inferred = false" : "";
        return ("update %s t set geom = i.geom%s%s%s, source_hash = i.source_hash, imported_at = now()"
                        + " from incoming_%s i where t.dataset = ? and t.ref = i.ref and t.source_hash <> i.source_hash")
                .formatted(name, assignments, extra, inferred, name);
    }

    String insertNew() {
        boolean valve = layer == LayerType.VALVE;
        return ("insert into %s (dataset, ref, geom, %s%ssource_hash)"
                        + " select ?, i.ref, i.geom, %s%si.source_hash from incoming_%s i"
                        + " where not exists (select from %s t where t.dataset = ? and t.ref = i.ref) order by i.ref")
                .formatted(
                        name,
                        each(c -> c + ", "),
                        valve ? "gis_position, gis_operability, " : "",
                        each(c -> incoming(c) + ", "),
                        valve ? incoming("position") + ", " + incoming("operability") + ", " : "",
                        name,
                        name);
    }

    /** Valves whose state differs between the source and the field, where the field's stays. */
    String countKeptFromField() {
        return ("select count(*) from valve t join incoming_valve i on t.ref = i.ref"
                        + " where t.dataset = ? and t.state_source = 'field' and t.source_hash <> i.source_hash"
                        + " and (t.position, t.operability) is distinct from (%s, %s)")
                .formatted(incoming("position"), incoming("operability"));
    }

    /**
     * All columns of all rows. A valve's or hydrant's main is given only when the source named it: one that was inferred
     * must not steer the next inference.
     */
    String select() {
        boolean device = layer == LayerType.VALVE || layer == LayerType.HYDRANT;
        return "select ref, st_asewkb(geom) as geom%s from %s"
                .formatted(
                        each(c -> device && c.equals("main_ref")
                                ? ", case when main_ref_inferred then null else main_ref end as main_ref"
                                : ", " + c),
                        name);
    }

    private boolean hasInferredMain() {
        return switch (layer) {
            case VALVE, HYDRANT, SERVICE, CUSTOMER -> true;
            default -> false;
        };
    }

    private boolean isState(String column) {
        return layer == LayerType.VALVE && (column.equals("position") || column.equals("operability"));
    }

    private String unlessFromField(String column) {
        return "case when t.state_source = 'field' then t.%s else %s end".formatted(column, incoming(column));
    }

    private String incoming(String column) {
        String standard = DEFAULTS.get(layer.name() + "." + column);
        return standard == null ? "i." + column : "coalesce(i.%s, '%s')".formatted(column, standard);
    }

    private String each(Function<String, String> piece) {
        return columns.stream().map(piece).collect(Collectors.joining());
    }

    private static String sqlType(Attribute attribute) {
        return switch (attribute.type()) {
            case TEXT -> "text";
            case INTEGER -> "integer";
            case NUMBER -> "double precision";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
        };
    }
}
