package io.curbstop.dispatch.geodata.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.imports.ImportReport.LayerResult;
import io.curbstop.dispatch.testing.CurbstopTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A town's network as dirty as real ones are; the figures were counted in the file by other means. */
@CurbstopTest
@TestPropertySource(properties = "test.context=forest-city")
@DirtiesContext
class ForestCityImportTest {

    @Autowired
    ImportPipeline pipeline;

    @Autowired
    GeodataStore geodata;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void theTownIsInWithItsFaultsNamedAndASecondTimeNothingChanges() throws Exception {
        ImportReport first = pipeline.run(Imports.real("forest-city.yml"), line -> {});

        assertThat(first.layers())
                .extracting(LayerResult::layer, LayerResult::rows, LayerResult::rejected, LayerResult::inserted)
                .containsExactly(
                        tuple("address", 15_613L, 0L, 15_613L),
                        tuple("node", 2_557L, 0L, 1L),
                        tuple("main", 2_915L, 2L, 2_936L),
                        tuple("valve", 2_557L, 0L, 2_556L));
        assertThat(first.problems())
                .extracting(p -> p.layer() + " " + p.severity() + " " + p.code() + " " + p.count())
                .containsExactly("main mended MENDED_GEOMETRY 19", "main row_rejected NO_GEOMETRY 2");
        assertThat(jdbc.queryForObject("select count(*) from main where diameter_mm = 152", Long.class))
                .as("6 inch lines, of which some are in parts")
                .isGreaterThanOrEqualTo(316);
        assertThat(jdbc.queryForObject(
                        "select count(distinct coalesce(asset_ref, ref)) from main where network = 'water'"
                                + " and material = 'DI'",
                        Long.class))
                .isEqualTo(237);
        assertThat(jdbc.queryForObject("select count(*) from valve where valve_kind = 'isolation'", Long.class))
                .isEqualTo(2216);
        assertThat(jdbc.queryForMap("select civic, street from address where ref = 'A37966'"))
                .containsEntry("civic", "144")
                .containsEntry("street", "TIMBER CREEK DR");
        assertThat(first.network().length_m()).isBetween(373_000.0, 373_600.0);
        // These two depend on how the network is joined, at 1 m for ends and 2 m for valves.
        assertThat(first.network().pieces().size()).isBetween(80, 150);
        assertThat(first.network().valvesOffEveryPipe().size()).isBetween(150, 200);

        long version = geodata.currentVersion();
        ImportReport second = pipeline.run(Imports.real("forest-city.yml"), line -> {});
        assertThat(second.layers()).allMatch(l -> l.inserted() + l.updated() + l.removed() == 0);
        assertThat(geodata.currentVersion()).isEqualTo(version);
    }
}
