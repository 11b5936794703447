package io.curbstop.dispatch.geodata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.map.network.ValvePosition;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

@CurbstopTest
class GeodataStoreTest {

    private static final int SRID = 32618;

    @Autowired
    GeodataStore geodata;

    @Autowired
    CityStore cities;

    @Autowired
    ValveStateStore valveStates;

    @Autowired
    NetworkRegistry networks;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void emptyCity() {
        geodata.listDatasets().forEach(geodata::removeDataset);
        cities.putCity("Testville", SRID, ZoneId.of("America/Toronto"), false);
    }

    @Test
    void everyAttributeOfEveryLayerComesBackAsItWentIn() {
        for (LayerType layer : LayerType.values()) {
            FeatureRecord full = full(layer);

            geodata.replaceLayer("all", layer, List.of(full));

            FeatureRecord back = geodata.readLayer(layer).get(0);
            assertThat(back.id()).isEqualTo(full.id());
            assertThat(back.attributes()).as(layer.name()).isEqualTo(full.attributes());
            assertThat(back.geometry().equalsExact(full.geometry())).isTrue();
            assertThat(back.geometry().getSRID()).isEqualTo(SRID);
        }
    }

    @Test
    void theSameRecordsAgainChangeNothing() {
        List<FeatureRecord> mains = List.of(main("a", "0 0, 10 0", Map.of()), main("b", "10 0, 20 0", Map.of()));
        geodata.replaceLayer("one", LayerType.MAIN, mains);
        long version = geodata.currentVersion();

        LayerChange again = geodata.replaceLayer("one", LayerType.MAIN, mains);

        assertThat(again).isEqualTo(new LayerChange(LayerType.MAIN, 0, 0, 2, 0, 0));
        assertThat(geodata.currentVersion()).isEqualTo(version);
    }

    @Test
    void newChangedAndVanishedRecordsAreToldApartAndOtherDataSetsAreLeftAlone() {
        geodata.replaceLayer("other", LayerType.MAIN, List.of(main("z", "0 9, 9 9", Map.of())));
        geodata.replaceLayer(
                "one",
                LayerType.MAIN,
                List.of(
                        main("a", "0 0, 10 0", Map.of()),
                        main("b", "10 0, 20 0", Map.of()),
                        main("c", "20 0, 30 0", Map.of())));
        long idOfB = jdbc.queryForObject("select id from main where ref = 'b'", Long.class);

        LayerChange change = geodata.replaceLayer(
                "one",
                LayerType.MAIN,
                List.of(
                        main("a", "0 0, 10 0", Map.of()),
                        main("b", "10 0, 20 0", Map.of("diameter_mm", 200)),
                        main("d", "30 0, 40 0", Map.of())));

        assertThat(change).isEqualTo(new LayerChange(LayerType.MAIN, 1, 1, 1, 1, 0));
        assertThat(geodata.readLayer(LayerType.MAIN))
                .extracting(FeatureRecord::id)
                .containsExactly("a", "b", "d", "z");
        assertThat(jdbc.queryForObject("select id from main where ref = 'b'", Long.class))
                .isEqualTo(idOfB);
    }

    @Test
    void absentValuesTakeTheirDefault() {
        geodata.replaceLayer("one", LayerType.MAIN, List.of(main("a", "0 0, 10 0", Map.of())));

        assertThat(geodata.readLayer(LayerType.MAIN).get(0).attributes())
                .containsEntry("network", "water")
                .containsEntry("link_kind", "pipe")
                .containsEntry("link_status", "open")
                .containsEntry("geometry_quality", "surveyed");
    }

    @Test
    void aLayerIsReplacedWholeOrNotAtAll() {
        geodata.replaceLayer("one", LayerType.MAIN, List.of(main("a", "0 0, 10 0", Map.of())));

        assertThatThrownBy(() -> geodata.replaceLayer(
                        "one",
                        LayerType.MAIN,
                        List.of(main("b", "0 0, 1 0", Map.of()), main("b", "0 0, 2 0", Map.of()))))
                .isInstanceOf(DuplicateKeyException.class);
        FeatureRecord elsewhere = main("c", "0 0, 1 0", Map.of());
        elsewhere.geometry().setSRID(4326);
        assertThatThrownBy(() -> geodata.replaceLayer("one", LayerType.MAIN, List.of(elsewhere)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MAIN c has SRID 4326; the city's is 32618");

        assertThat(geodata.readLayer(LayerType.MAIN))
                .extracting(FeatureRecord::id)
                .containsExactly("a");
    }

    @Test
    void tabsBackslashesAndLineBreaksInTextSurvive() {
        String nasty = "a\tb\\c\nd\re \\N \"f\" 'g' é 水";
        geodata.replaceLayer("one", LayerType.MAIN, List.of(main("a\\t", "0 0, 10 0", Map.of("material", nasty))));

        FeatureRecord back = geodata.readLayer(LayerType.MAIN).get(0);
        assertThat(back.id()).isEqualTo("a\\t");
        assertThat(back.findText("material")).contains(nasty);
    }

    @Test
    void whatACrewFoundAtAValveOutlivesTheNextImport() {
        geodata.replaceLayer("one", LayerType.VALVE, List.of(valve("v1", "open"), valve("v2", "open")));
        valveStates.report(new ValveStateReport(
                "v1", "closed", "operable", "tess", "closed for a break", Instant.parse("2026-03-01T10:00:00Z")));

        LayerChange change =
                geodata.replaceLayer("one", LayerType.VALVE, List.of(valve("v1", "unknown"), valve("v2", "unknown")));

        assertThat(change.keptFromField()).isEqualTo(1);
        assertThat(jdbc.queryForList("select position || '/' || gis_position from valve order by ref", String.class))
                .containsExactly("closed/unknown", "unknown/unknown");
    }

    @Test
    void anEarlierFindingReportedLateDoesNotUndoALaterOne() {
        geodata.replaceLayer("one", LayerType.VALVE, List.of(valve("v1", "open")));
        valveStates.report(
                new ValveStateReport("v1", "closed", "operable", "tess", null, Instant.parse("2026-03-01T10:00:00Z")));
        long version = valveStates.report(new ValveStateReport(
                "v1", "open", "stuck_open", "raul", "off line", Instant.parse("2026-03-01T09:00:00Z")));

        assertThat(valveStates.listReported().get(0).position()).isEqualTo("closed");
        assertThat(valveStates.currentVersion()).isEqualTo(version);
        assertThatThrownBy(() -> valveStates.report(
                        new ValveStateReport("nowhere", "open", "operable", "raul", null, Instant.EPOCH)))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void theLoadedNetworkFollowsTheTablesAndTheValves() {
        geodata.replaceLayer(
                "one", LayerType.MAIN, List.of(main("a", "0 0, 10 0", Map.of()), main("b", "10 0, 20 0", Map.of())));
        geodata.replaceLayer("one", LayerType.VALVE, List.of(valve("v1", "open")));
        LoadedNetwork before = networks.refresh();
        assertThat(before.network().links().findMain("b")).isNotNegative();

        long version = valveStates.report(
                new ValveStateReport("v1", "closed", "operable", "tess", null, Instant.parse("2026-03-01T10:00:00Z")));
        LoadedNetwork after = networks.refresh();

        assertThat(after.network()).isSameAs(before.network());
        assertThat(after.valveStates().version()).isEqualTo(version);
        assertThat(after.valveStates().position(after.network().valves().find("v1")))
                .isEqualTo(ValvePosition.CLOSED);
        assertThat(networks.refresh()).isSameAs(after);
    }

    @Test
    void theCityReachesAsFarAsItsStreetsAndMains() {
        geodata.replaceLayer("one", LayerType.MAIN, List.of(main("a", "100 200, 110 200", Map.of())));
        geodata.replaceLayer("one", LayerType.STREET, List.of(line(LayerType.STREET, "s", "90 210, 95 215", Map.of())));

        City city = cities.getCity();

        assertThat(city.bounds().getMinX()).isEqualTo(90);
        assertThat(city.bounds().getMaxX()).isEqualTo(110);
        assertThat(city.bounds().getMinY()).isEqualTo(200);
        assertThat(city.bounds().getMaxY()).isEqualTo(215);
    }

    private static FeatureRecord full(LayerType layer) {
        Map<String, Object> attributes = new HashMap<>();
        for (LayerType.Attribute attribute : layer.attributes()) {
            attributes.put(
                    attribute.name(),
                    switch (attribute.type()) {
                        case TEXT -> "text of " + attribute.name();
                        case INTEGER -> 42;
                        case NUMBER -> 4.25;
                        case BOOLEAN -> true;
                        case DATE -> LocalDate.of(1958, 7, 1);
                    });
        }
        Map<String, String> codes = Map.of(
                "position", "closed",
                "operability", "stuck_open",
                "link_status", "abandoned",
                "geometry_quality", "street",
                "one_way", "forward");
        codes.forEach((name, code) -> attributes.computeIfPresent(name, (n, old) -> code));
        String wkt =
                switch (layer.geometryKind()) {
                    case POINT, ANY -> "POINT (1 2)";
                    case LINE -> "LINESTRING (0 0, 1 1, 2 1)";
                    case AREA -> "POLYGON ((0 0, 0 5, 5 5, 0 0))";
                };
        return new FeatureRecord(layer, "id 1", geometry(wkt), attributes, 0);
    }

    private static FeatureRecord main(String id, String points, Map<String, Object> attributes) {
        return line(LayerType.MAIN, id, points, attributes);
    }

    private static FeatureRecord line(LayerType layer, String id, String points, Map<String, Object> attributes) {
        return new FeatureRecord(layer, id, geometry("LINESTRING (" + points + ")"), attributes, 0);
    }

    private static FeatureRecord valve(String id, String position) {
        return new FeatureRecord(LayerType.VALVE, id, geometry("POINT (5 0)"), Map.of("position", position), 0);
    }

    private static Geometry geometry(String wkt) {
        try {
            Geometry geometry = new WKTReader().read(wkt);
            geometry.setSRID(SRID);
            return geometry;
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
