package io.curbstop.dispatch.demo;

import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.land.Terrain;
import io.curbstop.dispatch.demo.people.Customer;
import io.curbstop.dispatch.demo.people.PastIncident;
import io.curbstop.dispatch.demo.pipe.Sewer;
import io.curbstop.dispatch.demo.pipe.SewerNetwork;
import io.curbstop.dispatch.demo.pipe.WaterMain;
import io.curbstop.dispatch.demo.pipe.WaterNetwork;
import io.curbstop.dispatch.demo.pipe.WaterNode;
import io.curbstop.dispatch.demo.pipe.WaterValve;
import io.curbstop.map.source.LayerType;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What lies in the ground as records: networks, customers and past incidents. */
final class PipeRecords {
    private static final double METER_SPREAD = 7_919;

    private final CityRecords records;
    private final Terrain terrain;

    PipeRecords(CityRecords records, Terrain terrain) {
        this.records = records;
        this.terrain = terrain;
    }

    void water(WaterNetwork water) {
        water.zones()
                .forEach((zone, area) -> records.add(
                        LayerType.PRESSURE_ZONE,
                        "PZ-" + zone.id(),
                        area,
                        "name",
                        zone.name(),
                        "head_m",
                        zone.head_m()));
        for (WaterNode node : water.nodes()) {
            records.add(
                    LayerType.NODE,
                    node.ref(),
                    records.point(node.at()),
                    "network",
                    "water",
                    "node_kind",
                    node.kind(),
                    "elevation_m",
                    cm(terrain.elevation_m(node.at())),
                    "name",
                    node.name());
        }
        for (WaterMain main : water.mains()) {
            records.add(
                    LayerType.MAIN,
                    main.ref(),
                    records.line(main.line()),
                    "network",
                    "water",
                    "link_kind",
                    main.kind() == WaterMain.Kind.PUMP ? "pump" : "pipe",
                    "from_node",
                    main.from().ref(),
                    "to_node",
                    main.to().ref(),
                    "length_m",
                    cm(Lines.length(main.line())),
                    "diameter_mm",
                    main.pipe().diameter_mm(),
                    "material",
                    main.pipe().material(),
                    "installed_on",
                    main.pipe().installedOn(),
                    "pressure_zone",
                    main.zone().name(),
                    "street_ref",
                    main.segment() == null ? null : main.segment().ref(),
                    "link_status",
                    "open",
                    "geometry_quality",
                    "surveyed");
        }
        for (WaterValve valve : water.valves()) {
            records.add(
                    LayerType.VALVE,
                    valve.ref(),
                    records.point(valve.at()),
                    "network",
                    "water",
                    "valve_kind",
                    valve.kind(),
                    "main_ref",
                    valve.main().ref(),
                    "position",
                    valve.position(),
                    "operability",
                    valve.operability(),
                    "diameter_mm",
                    valve.main().pipe().diameter_mm(),
                    "turns",
                    valve.turns(),
                    "closes",
                    valve.closes(),
                    "access_note",
                    valve.note());
        }
        for (int i = 0; i < water.hydrants().size(); i++) {
            WaterMain lateral = water.hydrants().get(i);
            records.add(
                    LayerType.HYDRANT,
                    "H-" + (1_001 + i),
                    records.point(lateral.to().at()),
                    "network",
                    "water",
                    "node_ref",
                    lateral.to().ref(),
                    "main_ref",
                    lateral.ref(),
                    "diameter_mm",
                    150);
        }
    }

    void sewers(SewerNetwork sewers) {
        for (Sewer.Manhole manhole : sewers.manholes()) {
            double depth = sewers.depths_m().get(manhole.id());
            boolean outlet = manhole == sewers.outlet();
            records.add(
                    LayerType.NODE,
                    manhole.ref(),
                    records.point(manhole.at()),
                    "network",
                    "sewer",
                    "node_kind",
                    outlet ? "works" : "junction",
                    "elevation_m",
                    cm(manhole.ground_m()),
                    "name",
                    outlet ? "Downriver Sewage Works" : null);
            records.add(LayerType.MANHOLE, manhole.ref(), records.point(manhole.at()), "depth_m", depth);
        }
        for (Sewer sewer : sewers.sewers()) {
            records.add(
                    LayerType.MAIN,
                    sewer.ref(),
                    records.line(sewer.line()),
                    "network",
                    "sewer",
                    "link_kind",
                    "pipe",
                    "from_node",
                    sewer.from().ref(),
                    "to_node",
                    sewer.to().ref(),
                    "length_m",
                    cm(Lines.length(sewer.line())),
                    "diameter_mm",
                    sewer.pipe().diameter_mm(),
                    "material",
                    sewer.pipe().material(),
                    "installed_on",
                    sewer.pipe().installedOn(),
                    "link_status",
                    "open",
                    "geometry_quality",
                    "surveyed");
        }
    }

    void customers(List<Customer> customers) {
        for (Customer customer : customers) {
            records.add(
                    LayerType.SERVICE,
                    "SV-" + (100_001 + customer.id()),
                    records.line(customer.service()),
                    "main_ref",
                    customer.main().ref(),
                    "diameter_mm",
                    customer.pipe().diameter_mm(),
                    "material",
                    customer.pipe().material(),
                    "customer_ref",
                    customer.ref());
            records.add(
                    LayerType.CUSTOMER,
                    customer.ref(),
                    records.point(customer.building().middle()),
                    "account",
                    String.valueOf(4_100_000 + customer.id() * 7),
                    "name",
                    customer.name(),
                    "phone",
                    customer.phone(),
                    "civic",
                    String.valueOf(customer.building().civic()),
                    "street",
                    customer.building().segment().street(),
                    "building_ref",
                    customer.building().ref(),
                    "main_ref",
                    customer.main().ref(),
                    "critical",
                    customer.critical(),
                    "people",
                    customer.people(),
                    "meter",
                    "M" + (1_000_000 + (int) (customer.id() * METER_SPREAD % 8_999_993)));
        }
    }

    void incidents(List<PastIncident> incidents) {
        for (PastIncident incident : incidents) {
            WaterMain main = incident.main();
            records.add(
                    LayerType.INCIDENT,
                    "PI-" + (10_001 + incident.id()),
                    records.point(incident.at()),
                    "reported_at",
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                            incident.reportedAt().atZone(DemoCity.TIME_ZONE)),
                    "incident_type",
                    incident.type(),
                    "civic",
                    incident.address() == null
                            ? null
                            : String.valueOf(incident.address().civic()),
                    "street",
                    incident.segment().street(),
                    "main_ref",
                    main == null ? null : main.ref(),
                    "street_ref",
                    incident.segment().ref(),
                    "cause",
                    incident.cause(),
                    "nature",
                    incident.nature(),
                    "repair",
                    incident.repair(),
                    "material",
                    main == null ? null : main.pipe().material(),
                    "diameter_mm",
                    main == null ? null : main.pipe().diameter_mm(),
                    "work_order",
                    "WO-" + (240_000 + incident.id() * 3),
                    "remarks",
                    incident.remarks());
        }
    }

    private static double cm(double value_m) {
        return Math.round(value_m * 100) / 100.0;
    }
}
