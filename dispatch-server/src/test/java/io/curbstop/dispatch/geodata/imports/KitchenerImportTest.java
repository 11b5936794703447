package io.curbstop.dispatch.geodata.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.curbstop.dispatch.geodata.City;
import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.NetworkRegistry;
import io.curbstop.dispatch.geodata.imports.ImportReport.LayerResult;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.NewIncident;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.intake.ParentFinder;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.map.network.PipeNetwork;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The city's roads, mains and breaks and its valved district; every figure was counted in the files by other means. */
@CurbstopTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "test.context=kitchener")
@DirtiesContext
class KitchenerImportTest {

    @Autowired
    ParentFinder parents;

    @Autowired
    Incidents incidents;

    @Autowired
    ImportPipeline pipeline;

    @Autowired
    ImportRuns runs;

    @Autowired
    GeodataStore geodata;

    @Autowired
    CityStore cities;

    @Autowired
    NetworkRegistry networks;

    @Autowired
    JdbcTemplate jdbc;

    private ImportReport first;
    private ImportReport second;
    private ImportReport breaks;
    private long versionAfterFirst;
    private long versionAfterSecond;

    @BeforeAll
    void importTwice() throws Exception {
        cities.findCity().ifPresent(c -> geodata.listDatasets().forEach(geodata::removeDataset));
        jdbc.update("delete from city");
        first = pipeline.run(Imports.real("kitchener.yml"), line -> {});
        versionAfterFirst = geodata.currentVersion();
        second = pipeline.run(Imports.real("kitchener.yml"), line -> {});
        versionAfterSecond = geodata.currentVersion();
        breaks = pipeline.run(Imports.real("kitchener-breaks.yml"), line -> {});
    }

    @Test
    void everyRowIsInOrNamed() {
        assertThat(first.layers())
                .extracting(LayerResult::layer, LayerResult::rows, LayerResult::filtered, LayerResult::rejected)
                .containsExactly(
                        tuple("street", 6066L, 0L, 121L),
                        tuple("building", 2891L, 0L, 0L),
                        tuple("pressure_zone", 5L, 0L, 0L),
                        tuple("node", 824L, 0L, 0L),
                        tuple("main", 16729L, 388L, 114L),
                        tuple("valve", 196L, 0L, 0L),
                        tuple("hydrant", 142L, 0L, 0L),
                        tuple("customer", 3024L, 0L, 0L));
        assertThat(first.layers())
                .allSatisfy(l -> assertThat(l.inserted()).isEqualTo(l.rows() - l.filtered() - l.rejected()));
        assertThat(first.rows()).isEqualTo(29_877);
        assertThat(first.rejected()).isEqualTo(235);
        assertThat(first.valuesLeftOut()).isZero();
        assertThat(breaks.layers().get(0).inserted()).isEqualTo(2473);
        assertThat(breaks.rejected()).isZero();
    }

    @Test
    void theSecondTimeNothingChanges() {
        assertThat(second.layers()).allSatisfy(l -> {
            assertThat(l.inserted() + l.updated() + l.removed()).as(l.layer()).isZero();
            assertThat(l.unchanged()).isEqualTo(l.converted());
        });
        assertThat(second.links().mains()
                        + second.links().valves()
                        + second.links().customers())
                .isZero();
        assertThat(versionAfterSecond).isEqualTo(versionAfterFirst);
    }

    @Test
    void noMainStandsTwice() {
        List<String> twice = jdbc.queryForList(
                "select m.ref from main m join main d on d.asset_ref = m.ref and d.ref <> m.ref", String.class);
        assertThat(twice).isEmpty();
        assertThat(jdbc.queryForObject("select count(distinct asset_ref) from main where asset_ref <> ''", Long.class))
                .isEqualTo(392); // 391 assets of the district's pipes, and the meter
    }

    @Test
    void theDistrictHangsTogetherAndHasItsEightClosedValves() {
        PipeNetwork network = networks.refresh().network();
        assertThat(first.network().pieces()).hasSize(1);
        assertThat(first.network().mains()).isEqualTo(667); // 666 pipes and the meter
        assertThat(first.network().sourcesInferred()).isFalse();
        assertThat(first.network().problems()).isEmpty();
        assertThat(network.valves().count()).isEqualTo(196);
        assertThat(network.hydrants().count()).isEqualTo(142);
        assertThat(jdbc.queryForList("select ref from valve where position = 'closed' order by ref", String.class))
                .containsExactly(
                        "100594X.100594Y.1",
                        "100725X.100725Y.1",
                        "100731X.100731Y.1",
                        "101145X.101145Y.1",
                        "101260X.101260Y.1",
                        "4001772X.4001772Y.1",
                        "90272X.90272Y.1",
                        "91307X.91307Y.1");
        assertThat(jdbc.queryForObject("select count(*) from valve where valve_kind = 'prv'", Long.class))
                .isEqualTo(4);
    }

    @Test
    void theCitysFiguresWinOverTheModels() {
        assertThat(jdbc.queryForMap("select asset_ref, diameter_mm, material, installed_on::text, street_ref"
                        + " from main where ref = 'XXXX000004.101494Y.1'"))
                .containsEntry("asset_ref", "82576")
                .containsEntry("diameter_mm", 200) // the model says 150
                .containsEntry("material", "PVC")
                .containsEntry("installed_on", "2006-01-01")
                .containsEntry("street_ref", "601282");
    }

    @Test
    void everyCustomerStandsInItsBuildingAndHangsOnAMain() {
        assertThat(jdbc.queryForObject(
                        "select count(*) from customer c join building b on b.ref = c.building_ref"
                                + " and st_covers(b.geom, c.geom)",
                        Long.class))
                .isEqualTo(3024);
        assertThat(first.links().customers()).isEqualTo(3024);
        assertThat(first.links().customersWithoutMain()).isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from customer c join main m on m.ref = c.main_ref"
                                + " where m.geometry_quality <> 'surveyed'",
                        Long.class))
                .isZero();
    }

    /** A call on a main finds the incident of its own pressure zone before a nearer one of another zone. */
    @Test
    void callIsLikelyAboutTheIncidentOnItsPressureZone() {
        Map<String, Object> border = jdbc.queryForMap("""
                select a.ref as here, b.ref as other, c.ref as same
                from (select *, ST_ClosestPoint(geom, ST_Centroid(geom)) as middle from main) a
                  join lateral (select ref, ST_ClosestPoint(geom, ST_Centroid(geom)) as middle from main
                    where pressure_zone = 'KIT 5' order by geom <-> a.middle limit 1) b
                    on ST_Distance(a.middle, b.middle) < 250
                  join lateral (select ref from main where pressure_zone = 'KIT 4'
                    and ST_Distance(ST_ClosestPoint(geom, ST_Centroid(geom)), a.middle) between 300 and 450
                    and ST_DWithin(geom, a.middle, 450) order by ref limit 1) c on true
                where a.pressure_zone = 'KIT 4' order by a.ref limit 1
                """);
        UUID other = open((String) border.get("other"));
        UUID same = open((String) border.get("same"));
        Point here = middle((String) border.get("here"));

        List<ParentFinder.Parent> likely = parents.find(here, (String) border.get("here"));

        assertThat(likely).extracting(ParentFinder.Parent::incidentId).containsExactly(same, other);
        assertThat(likely.get(0).reason()).matches("On the same pressure zone \\(KIT 4\\), \\d+ m away, 0 min ago\\.");
        assertThat(likely.get(1).reason()).matches("\\d+ m away, 0 min ago\\.");
    }

    private UUID open(String mainRef) {
        return incidents
                .open(
                        new NewIncident(
                                UUID.randomUUID(), "LEAK", "P3", null, middle(mainRef), "MAP", 5.0, mainRef, "leak"),
                        Stamp.ofSystem(Instant.now()))
                .id();
    }

    private Point middle(String mainRef) {
        Map<String, Object> at = jdbc.queryForMap(
                "select ST_X(p) as x, ST_Y(p) as y from main, ST_ClosestPoint(geom, ST_Centroid(geom)) as p where ref = ?",
                mainRef);
        return new GeometryFactory(new PrecisionModel(), 26917)
                .createPoint(new Coordinate((Double) at.get("x"), (Double) at.get("y")));
    }

    @Test
    void breaksKeepTheirLocalTimeAndTheMainTheyWereOn() {
        assertThat(jdbc.queryForMap(
                        "select reported_at, incident_type, main_ref, civic, street, diameter_mm, work_order"
                                + " from past_incident where ref = '2252'"))
                .containsEntry("reported_at", "2017-12-01T15:15:00-05:00")
                .containsEntry("incident_type", "MAIN_BREAK")
                .containsEntry("main_ref", "134292")
                .containsEntry("civic", "125")
                .containsEntry("street", "LANCASTER ST W")
                .containsEntry("diameter_mm", 450);
        assertThat(jdbc.queryForObject("select count(*) from past_incident where work_order = '123456'", Long.class))
                .isZero();
    }

    @Test
    void theRunsAreOnRecordWithEveryRejectedRow() {
        ImportRuns.Run run = runs.findRun(first.runId()).orElseThrow();
        assertThat(run.state()).isEqualTo("done_with_rejections");
        assertThat(run.startedBy()).isEqualTo("ada");
        List<ImportRuns.Rejection> rejections = runs.listRejections(first.runId(), 10_000);
        assertThat(rejections.stream().filter(r -> r.severity().equals("row_rejected")))
                .hasSize(235);
        assertThat(rejections)
                .filteredOn(r -> r.code().equals("OUTSIDE_AREA"))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.source()).isEqualTo("kitchener/Roads.csv");
                    assertThat(r.row()).isEqualTo(5915);
                    assertThat(r.ref()).isEqualTo("604829");
                    assertThat(r.reason()).startsWith("0.0, 0.0 lies outside the area where EPSG:26917 is used");
                });
    }

    @Test
    void theCityIsNamedAndPlacedByItsFirstMapping() {
        City city = cities.getCity();
        assertThat(city.name()).isEqualTo("Kitchener");
        assertThat(city.srid()).isEqualTo(26917);
        assertThat(city.timeZone().getId()).isEqualTo("America/Toronto");
        assertThat(city.demo()).isFalse();
    }
}
