package io.curbstop.map.source;

import static io.curbstop.map.source.LayerType.Attribute.bool;
import static io.curbstop.map.source.LayerType.Attribute.date;
import static io.curbstop.map.source.LayerType.Attribute.integer;
import static io.curbstop.map.source.LayerType.Attribute.number;
import static io.curbstop.map.source.LayerType.Attribute.text;

import java.util.List;
import java.util.Optional;

/**
 * The layers Curbstop knows, and the attributes each may carry. Every source (GeoPackage, GeoJSON, CSV, EPANET, the
 * demo city) is turned into {@link FeatureRecord}s of these layers, so that there is one way in.
 *
 * <p>Attribute names are the database's column names; units are in the names. Lengths are metres, diameters
 * millimetres, dates local calendar dates.
 */
public enum LayerType {
    /** A street segment between two intersections, drawn in the direction its address ranges run. */
    STREET(
            GeometryKind.LINE,
            text("name"),
            number("length_m"), // as surveyed: longer than the geometry where the source gives only the two ends
            text("street_class"), // highway, ramp, arterial, collector, local, cul_de_sac, lane, roundabout
            integer("left_from"),
            integer("left_to"),
            integer("right_from"),
            integer("right_to"),
            text("one_way"), // both, forward, backward
            integer("speed_kmh"),
            integer("lanes"),
            bool("through"), // false: driven only to reach a place on it, as private streets are
            bool("trucks"), // false: trucks only to reach a place on it
            number("max_weight_t"),
            number("max_height_m"),
            bool("bridge"), // passes over or under what it crosses
            text("from_street"),
            text("to_street")),
    /** A civic address as a point. */
    ADDRESS(GeometryKind.POINT, text("civic"), text("street"), text("unit"), text("building_ref")),
    /** A building's outline. */
    BUILDING(GeometryKind.AREA, text("use")),
    /** A place people know by name: hospital, school, works. */
    PLACE(GeometryKind.POINT, text("name"), text("kind"), text("civic"), text("street")),
    /** A body of water, as an area. */
    WATER_AREA(GeometryKind.AREA, text("name")),
    /** A park, wood or cemetery. */
    GREEN_AREA(GeometryKind.AREA, text("name"), text("kind")),
    /** A pressure zone or district metered area. */
    PRESSURE_ZONE(GeometryKind.AREA, text("name"), number("head_m")),
    /** A node of a network: junction, or a source when {@code node_kind} says so. */
    NODE(
            GeometryKind.POINT,
            text("network"), // water (default), sewer, gas
            text("node_kind"), // junction, reservoir, tank, works, well, import_meter, pump_station
            number("elevation_m"),
            text("name")),
    /** A main, or any link of a network. Node references are optional: without them ends are joined by snapping. */
    MAIN(
            GeometryKind.LINE,
            text("network"),
            text("link_kind"), // pipe (default), pump, meter
            text("from_node"),
            text("to_node"),
            number("length_m"),
            integer("diameter_mm"),
            text("material"),
            date("installed_on"),
            text("pressure_zone"),
            text("street_ref"),
            text("link_status"), // open (default), closed, abandoned
            bool("check_valve"),
            bool("inlet_only"), // fills the tank or reservoir at one of its ends and never empties it
            text("geometry_quality"), // surveyed (default), street: drawn along its street for want of its own
            text("asset_ref")), // the owner's asset number, when it is not the id: a link may be a part of an asset
    /** A valve: a point on or near a main, or a link of its own when it carries node references. */
    VALVE(
            GeometryKind.ANY,
            text("network"),
            text("valve_kind"), // isolation (default), prv, psv, fcv, check, air, scour, service
            text("main_ref"),
            text("node_ref"),
            text("from_node"),
            text("to_node"),
            text("position"), // open (default), closed, unknown
            text("operability"), // operable (default), stuck_open, stuck_closed, inaccessible, unknown
            integer("diameter_mm"),
            number("turns"),
            text("closes"), // clockwise, anticlockwise
            text("access_note"),
            text("asset_ref")), // the owner's asset number, when it is not the id
    /** A hydrant. */
    HYDRANT(GeometryKind.POINT, text("network"), text("node_ref"), text("main_ref"), integer("diameter_mm")),
    /** A service line from a main to the property it supplies. */
    SERVICE(
            GeometryKind.LINE,
            text("network"),
            text("main_ref"),
            integer("diameter_mm"),
            text("material"),
            text("customer_ref")),
    /** A customer: one metered account. Personal data; shown only to roles that need it. */
    CUSTOMER(
            GeometryKind.POINT,
            text("account"),
            text("name"),
            text("phone"),
            text("civic"),
            text("street"),
            text("building_ref"),
            text("main_ref"),
            text("critical"), // hospital, dialysis, school, care_home, or empty
            integer("people"),
            text("meter")),
    /** A sewer manhole. */
    MANHOLE(GeometryKind.POINT, number("depth_m")),
    /** A past incident, as another system recorded it. */
    INCIDENT(
            GeometryKind.POINT,
            text("reported_at"),
            text("incident_type"),
            text("civic"),
            text("street"),
            text("main_ref"),
            text("street_ref"),
            text("cause"),
            text("nature"),
            text("repair"),
            text("material"),
            integer("diameter_mm"),
            text("work_order"),
            text("remarks"));

    private final GeometryKind geometryKind;
    private final List<Attribute> attributes;

    LayerType(GeometryKind geometryKind, Attribute... attributes) {
        this.geometryKind = geometryKind;
        this.attributes = List.of(attributes);
    }

    /** The shape a feature of this layer must have. */
    public GeometryKind geometryKind() {
        return geometryKind;
    }

    /** The attributes a feature of this layer may have, besides its id. */
    public List<Attribute> attributes() {
        return attributes;
    }

    /** The attribute of that name, if this layer has it. */
    public Optional<Attribute> findAttribute(String name) {
        return attributes.stream().filter(a -> a.name().equals(name)).findFirst();
    }

    /** Point, line or area; multi-part geometries are split or taken whole as the layer needs. */
    public enum GeometryKind {
        POINT,
        LINE,
        AREA,
        ANY
    }

    /** The Java type of an attribute's value in a {@link FeatureRecord}. */
    public enum AttributeType {
        /** {@link String}. */
        TEXT,
        /** {@link Integer}. */
        INTEGER,
        /** {@link Double}. */
        NUMBER,
        /** {@link Boolean}. */
        BOOLEAN,
        /** {@link java.time.LocalDate}. */
        DATE
    }

    /** An attribute's name and type. */
    public record Attribute(String name, AttributeType type) {
        static Attribute text(String name) {
            return new Attribute(name, AttributeType.TEXT);
        }

        static Attribute integer(String name) {
            return new Attribute(name, AttributeType.INTEGER);
        }

        static Attribute number(String name) {
            return new Attribute(name, AttributeType.NUMBER);
        }

        static Attribute bool(String name) {
            return new Attribute(name, AttributeType.BOOLEAN);
        }

        static Attribute date(String name) {
            return new Attribute(name, AttributeType.DATE);
        }
    }
}
