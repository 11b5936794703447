package io.curbstop.dispatch.geodata.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.dispatch.geodata.City;
import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestUsers;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import io.curbstop.map.source.Reprojector;
import io.curbstop.map.source.mapping.MappingException;
import io.curbstop.map.source.mapping.MappingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@CurbstopTest
class ImportPipelineTest {

    private static final String HEAD = """
            name: Testville
            dataset: test
            crs: EPSG:26917
            time_zone: America/Toronto
            layers:
            """;
    private static final String MAINS = """
              - layer: main
                file: m.csv
                id: ID
                geometry: {wkt: SHAPE}
                fields: {diameter_mm: SIZE}
            """;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    @Autowired
    ImportPipeline pipeline;

    @Autowired
    ImportRuns runs;

    @Autowired
    ImportLock lock;

    @Autowired
    GeodataStore geodata;

    @Autowired
    CityStore cities;

    @Autowired
    TestUsers people;

    @Autowired
    JdbcTemplate jdbc;

    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void noCity() {
        geodata.listDatasets().forEach(geodata::removeDataset);
        jdbc.update("delete from city");
    }

    @Test
    void realDataTakesTheDemoCitysPlaceAndUsersStay() throws Exception {
        cities.putCity("Demo", 32618, ZoneId.of("America/New_York"), true);
        var place = new GeometryFactory(new PrecisionModel(), 32618).createPoint(new Coordinate(500000, 4800000));
        geodata.replaceLayer(
                GeodataStore.DEMO_DATASET,
                LayerType.HYDRANT,
                List.of(new FeatureRecord(LayerType.HYDRANT, "h", place, Map.of(), 0)));
        people.client(port, Role.DISPATCHER);
        jdbc.update("insert into unit (code, name, kind, location) values ('Z9', 'Z9', 'valve',"
                + " st_setsrid(st_makepoint(500000, 4800000), 32618)) on conflict do nothing");
        UUID incident = UUID.randomUUID();
        jdbc.update(
                "insert into incident (id, version, number, type_code, priority, state, narrative, opened_at, recorded_at)"
                        + " select ?, 0, ?, code, priority, 'REPORTED', 'water', now(), now() from incident_type limit 1",
                incident,
                "T-" + incident);
        mains("1,\"LINESTRING (540000 4805000, 540010 4805000)\",200");

        ImportReport report = run(HEAD + MAINS);

        assertThat(report.demoCityRemoved()).contains("1 generated features");
        assertThat(lines)
                .anyMatch(l -> l.startsWith("the demo city leaves to make room for Testville: ")
                        && l.endsWith("1 generated features; users stay"));
        assertThat(jdbc.queryForObject("select count(*) from incident", Long.class))
                .isZero();
        assertThat(jdbc.queryForObject("select count(*) from unit where location is not null", Long.class))
                .isZero();
        assertThat(geodata.listDatasets()).containsExactly("test");
        City city = cities.getCity();
        assertThat(city.name()).isEqualTo("Testville");
        assertThat(city.srid()).isEqualTo(26917);
        assertThat(city.demo()).isFalse();
        assertThat(jdbc.queryForObject("select count(*) from app_user where username = 'dispatcher'", Long.class))
                .isEqualTo(1);
    }

    @Test
    void aMappingThatDoesNotFitTheFilesChangesNothingNotEvenTheDemoCity() throws Exception {
        cities.putCity("Demo", 32618, ZoneId.of("America/New_York"), true);
        mains("1,\"LINESTRING (540000 4805000, 540010 4805000)\",200");

        assertThatThrownBy(() -> run(HEAD + MAINS.replace("SIZE", "DIAMETER")))
                .isInstanceOf(ImportRefusedException.class)
                .hasMessage("test.yml, line 10: there is no field 'DIAMETER' in the source; there are ID, SHAPE, SIZE");

        assertThat(cities.getCity().demo()).isTrue();
        ImportRuns.Run run = runs.listLatest(1).get(0);
        assertThat(run.state()).isEqualTo("failed");
        assertThat(run.failure()).startsWith("test.yml, line 10: there is no field 'DIAMETER'");
    }

    @Test
    void laterDataIsBroughtIntoTheCitysCoordinateSystem() throws Exception {
        mains("1,\"LINESTRING (540000 4805000, 540010 4805000)\",200");
        run(HEAD + MAINS);
        Coordinate lonLat = Reprojector.between("EPSG:26917", 4326).toLonLat(new Coordinate(540000, 4805000));
        Files.writeString(folder.resolve("n.csv"), "ID,X,Y\na," + lonLat.x + "," + lonLat.y + "\n");

        run(HEAD.replace("dataset: test", "dataset: other").replace("26917", "32617") + """
                  - layer: node
                    file: n.csv
                    crs: EPSG:4326
                    id: ID
                    geometry: {x: X, y: Y}
                """);

        assertThat(cities.getCity().srid()).isEqualTo(26917);
        assertThat(cities.getCity().name()).isEqualTo("Testville");
        FeatureRecord node = geodata.readLayer(LayerType.NODE).get(0);
        assertThat(node.geometry().getSRID()).isEqualTo(26917);
        assertThat(node.geometry().getCoordinate().distance(new Coordinate(540000, 4805000)))
                .isLessThan(0.01);
    }

    @Test
    void aLayerOfWhichNothingCanBeTakenStandsAsItWasAndTheOthersGoOn() throws Exception {
        mains("1,\"LINESTRING (540000 4805000, 540010 4805000)\",200");
        run(HEAD + MAINS);
        mains("1,\"LINESTRING (-80 43, -81 43)\",200");
        Files.writeString(folder.resolve("n.csv"), "ID,X,Y\na,540000,4805000\n");

        ImportReport report = run(HEAD + MAINS + """
                  - layer: node
                    file: n.csv
                    id: ID
                    geometry: {x: X, y: Y}
                """);

        assertThat(report.anyLayerFailed()).isTrue();
        assertThat(report.layers())
                .extracting(l -> l.layer() + " " + l.taken())
                .containsExactly("node true", "main false");
        assertThat(report.layers().get(1).failure())
                .isEqualTo("none of 1 rows could be taken; the layer stands as it was");
        assertThat(geodata.countLayer(LayerType.MAIN)).isEqualTo(1);
        assertThat(runs.findRun(report.runId()).orElseThrow().failure())
                .isEqualTo("main: none of 1 rows could be taken; the layer stands as it was");
    }

    @Test
    void aValueTheTableRefusesFailsTheLayerWhole() throws Exception {
        mains("1,\"LINESTRING (540000 4805000, 540010 4805000)\",200");
        ImportReport report = run(HEAD + MAINS.replace("SIZE}", "SIZE, link_status: {value: shut}}"));

        assertThat(report.layers().get(0).failure()).contains("link_status").endsWith("the layer stands as it was");
        assertThat(geodata.countLayer(LayerType.MAIN)).isZero();
    }

    @Test
    void anIdThatAnotherDataSetHasAlreadyIsRejected() throws Exception {
        mains("1,\"LINESTRING (540000 4805000, 540010 4805000)\",200");
        run(HEAD + MAINS);
        mains(
                "1,\"LINESTRING (540000 4805000, 540010 4805000)\",200",
                "2,\"LINESTRING (540010 4805000, 540020 4805000)\",200");

        ImportReport report = run(HEAD.replace("dataset: test", "dataset: other") + MAINS);

        assertThat(report.rejected()).isEqualTo(1);
        assertThat(runs.listRejections(report.runId(), 10).get(0).code()).isEqualTo("DUPLICATE_ID");
        assertThat(geodata.readLayer(LayerType.MAIN))
                .extracting(FeatureRecord::id)
                .containsExactly("1", "2");
    }

    @Test
    void oneImportRunsAtATime() throws Exception {
        mains("1,\"LINESTRING (540000 4805000, 540010 4805000)\",200");
        lock.hold(() -> {
            assertThatThrownBy(() -> run(HEAD + MAINS))
                    .isInstanceOf(ImportRefusedException.class)
                    .hasMessage("Another import is running on this database; wait until it is done");
            return null;
        });
        assertThat(run(HEAD + MAINS).rejected()).isZero();
    }

    @Test
    void aNetworkWithoutSourceIsTakenAndTheSourceInferredIsNamed() throws Exception {
        mains(
                "1,\"LINESTRING (540000 4805000, 540010 4805000)\",600",
                "2,\"LINESTRING (540010 4805000, 540020 4805000)\",200");
        ImportReport report = run(HEAD + MAINS);
        assertThat(report.network().sourcesInferred()).isTrue();
        assertThat(report.network().sources()).isNotEmpty();
        assertThat(report.network().toText()).contains("inferred, please check");
    }

    @Test
    void valvesHydrantsAndCustomersAreLinkedToTheirMainAndAgainOnlyWhenSomethingMoved() throws Exception {
        mains("1,\"LINESTRING (540000 4805000, 540100 4805000)\",200");
        Files.writeString(folder.resolve("p.csv"), "ID,X,Y\np,540030,4805000.4\n");
        Files.writeString(folder.resolve("c.csv"), "ID,X,Y\nc,540030,4805020\nfar,541000,4805000\n");
        String devices = """
                  - {layer: valve, file: p.csv, id: ID, geometry: {x: X, y: Y}}
                  - {layer: hydrant, file: p.csv, id: ID, geometry: {x: X, y: Y}}
                  - {layer: customer, file: c.csv, id: ID, geometry: {x: X, y: Y}}
                """;
        ImportReport first = run(HEAD + MAINS + devices);
        assertThat(first.links().customersWithoutMain()).isEqualTo(1);
        assertThat(jdbc.queryForMap(
                        "select main_ref, main_ref_inferred, round(main_measure_m::numeric, 2)::float8 as at,"
                                + " round(snap_distance_m::numeric, 2)::float8 as off from valve"))
                .containsEntry("main_ref", "1")
                .containsEntry("main_ref_inferred", true)
                .containsEntry("at", 30.0)
                .containsEntry("off", 0.4);
        assertThat(jdbc.queryForObject("select main_ref from hydrant", String.class))
                .isEqualTo("1");
        assertThat(jdbc.queryForObject("select main_ref from customer where ref = 'c'", String.class))
                .isEqualTo("1");
        long version = geodata.currentVersion();

        run(HEAD + MAINS + devices);
        assertThat(geodata.currentVersion()).isEqualTo(version);
        assertThat(geodata.readLayer(LayerType.VALVE).get(0).findText("main_ref"))
                .isEmpty();

        mains("9,\"LINESTRING (540000 4805000, 540100 4805000)\",200");
        run(HEAD + MAINS + devices);
        assertThat(jdbc.queryForList(
                        "select main_ref from valve union all select main_ref from hydrant"
                                + " union all select main_ref from customer where ref = 'c'",
                        String.class))
                .containsExactly("9", "9", "9");
    }

    private ImportReport run(String mapping) throws MappingException, ImportRefusedException {
        return pipeline.run(Imports.of(MappingReader.parse("test.yml", mapping), folder), lines::add);
    }

    private void mains(String... rows) throws IOException {
        Files.writeString(folder.resolve("m.csv"), "ID,SHAPE,SIZE\n" + String.join("\n", rows) + "\n");
    }
}
