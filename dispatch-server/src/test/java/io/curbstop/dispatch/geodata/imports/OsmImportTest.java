package io.curbstop.dispatch.geodata.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.StreetRegistry;
import io.curbstop.dispatch.geodata.imports.ImportReport.LayerResult;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.map.route.StreetNetwork;
import io.curbstop.map.source.mapping.Mapping;
import io.curbstop.map.source.mapping.MappingReader;
import io.curbstop.testing.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A real OpenStreetMap extract; its figures were counted in the file by other means. */
@CurbstopTest
@TestPropertySource(properties = "test.context=openstreetmap")
@DirtiesContext
class OsmImportTest {

    @Autowired
    ImportPipeline pipeline;

    @Autowired
    GeodataStore geodata;

    @Autowired
    StreetRegistry streets;

    @Autowired
    CityStore cities;

    @Autowired
    JdbcTemplate jdbc;

    @TempDir
    Path folder;

    @Test
    void roadsBuildingsAndAddressesAreInAndABrokenFileLeavesThem() throws Exception {
        cities.findCity().ifPresent(c -> geodata.listDatasets().forEach(geodata::removeDataset));
        jdbc.update("delete from city");
        ImportReport first = pipeline.run(Imports.real("osm-bayreuth.yml"), line -> {});

        assertThat(first.layers())
                .extracting(LayerResult::layer, LayerResult::rows, LayerResult::rejected, LayerResult::inserted)
                .containsExactly(
                        tuple("street", 3_087L, 0L, 3_048L),
                        tuple("address", 800L, 0L, 800L),
                        tuple("building", 4_267L, 0L, 4_267L));
        assertThat(jdbc.queryForObject("select credits from dataset where name = 'osm'", String.class))
                .isEqualTo("© OpenStreetMap contributors");
        assertThat(jdbc.queryForObject("select count(*) from street where one_way = 'forward'", Long.class))
                .isEqualTo(132);
        assertThat(jdbc.queryForObject("select count(*) from street where max_weight_t is not null", Long.class))
                .isEqualTo(26);
        assertThat(jdbc.queryForObject("select count(*) from street where not through", Long.class))
                .isEqualTo(1_474);
        assertThat(jdbc.queryForObject(
                        "select count(*) from address a join building b on b.ref = a.building_ref"
                                + " where not st_covers(b.geom, a.geom)",
                        Long.class))
                .isZero();
        streets.refresh();
        StreetNetwork network = streets.findCurrent().orElseThrow();
        assertThat(network.report().largestShare()).isGreaterThan(0.96);

        long version = geodata.currentVersion();
        assertThat(pipeline.run(Imports.real("osm-bayreuth.yml"), line -> {}).layers())
                .allMatch(l -> l.inserted() + l.updated() + l.removed() == 0);
        ImportReport broken = pipeline.run(cutOff(), line -> {});
        assertThat(broken.layers()).allMatch(l -> !l.taken());
        assertThat(broken.layers().get(0).failure())
                .matches("north-bayreuth.osm.gz is cut off or no XML at line \\d+; the layer stands as it was");
        assertThat(geodata.currentVersion()).isEqualTo(version);
    }

    private ImportRequest cutOff() throws Exception {
        Mapping mapping = MappingReader.read(Imports.mapping("osm-bayreuth.yml"));
        Path whole = SharedData.require("data/osm").resolve("north-bayreuth.osm.gz");
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(folder.resolve(whole.getFileName()), Arrays.copyOf(bytes, bytes.length * 3 / 4));
        return Imports.of(mapping.forFile(whole.getFileName().toString()).orElseThrow(), folder);
    }
}
