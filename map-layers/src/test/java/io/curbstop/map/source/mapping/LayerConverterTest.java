package io.curbstop.map.source.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.GeoPackages;
import io.curbstop.map.source.LayerType;
import io.curbstop.map.source.mapping.ImportProblem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerConverterTest {

    private static final String HEAD = """
            name: Testville
            dataset: test
            crs: EPSG:26917
            time_zone: America/Toronto
            bounds: [-82, 42, -79, 45]
            layers:
            """;

    @TempDir
    Path folder;

    private final List<FeatureRecord> records = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();

    @Test
    void aBadDateCostsTheValueAndNotTheRow() throws Exception {
        csv(
                "m.csv",
                "ID,SHAPE,BUILT",
                "1,\"LINESTRING (540000 4805000, 540010 4805000)\",13/45/2019",
                "2,\"LINESTRING (540010 4805000, 540020 4805000)\",2/29/2020",
                "3,\"LINESTRING (540020 4805000, 540030 4805000)\",2/29/2019");
        convert(
                LayerType.MAIN,
                "{layer: main, file: m.csv, id: ID, geometry: {wkt: SHAPE},"
                        + " fields: {installed_on: {field: BUILT, formats: [M/d/yyyy]}}}");

        assertThat(records).hasSize(3);
        assertThat(records.get(0).attributes()).isEmpty();
        assertThat(records.get(1).attributes()).isEqualTo(Map.of("installed_on", LocalDate.of(2020, 2, 29)));
        assertThat(problems)
                .extracting(ImportProblem::describe)
                .containsExactly(
                        "m.csv, row 1 (1), BUILT = '13/45/2019': there is no such date; expected is M/d/yyyy;"
                                + " the row is in without it",
                        "m.csv, row 3 (3), BUILT = '2/29/2019': there is no such date; expected is M/d/yyyy;"
                                + " the row is in without it");
        assertThat(problems)
                .allMatch(
                        p -> p.severity() == Severity.VALUE_LEFT_OUT && p.code().equals("BAD_DATE"));
    }

    @Test
    void aRequiredValueThatIsBadOrMissingCostsTheRow() throws Exception {
        csv(
                "i.csv",
                "ID,X,Y,AT",
                "1,540000,4805000,13/45/2019 1:00:00 PM",
                "2,540000,4805000,",
                "3,540000,4805000,7/1/2019 1:02:03 pm");
        convert(
                LayerType.INCIDENT,
                "{layer: incident, file: i.csv, id: ID, geometry: {x: X, y: Y},"
                        + " fields: {reported_at: {field: AT, formats: ['M/d/yyyy h:mm:ss a'], required: true}}}");

        assertThat(records).extracting(FeatureRecord::id).containsExactly("3");
        assertThat(records.get(0).findText("reported_at")).contains("2019-07-01T13:02:03-04:00");
        assertThat(problems).extracting(ImportProblem::code).containsExactly("BAD_DATE", "MISSING_REQUIRED");
        assertThat(problems).allMatch(p -> p.severity() == Severity.ROW_REJECTED);
    }

    @Test
    void numbersAreConvertedRoundedAndRefusedWhenTheyAreNone() throws Exception {
        csv(
                "m.csv",
                "ID,SHAPE,SIZE,LEN",
                "1,\"LINESTRING (540000 4805000, 540010 4805000)\",0.75,10",
                "2,\"LINESTRING (540000 4805000, 540010 4805000)\",six,\"1,000\"",
                "3,\"LINESTRING (540000 4805000, 540010 4805000)\",8.0,");
        convert(
                LayerType.MAIN,
                "{layer: main, file: m.csv, id: ID, geometry: {wkt: SHAPE},"
                        + " fields: {diameter_mm: {field: SIZE, unit: in}, length_m: {field: LEN, unit: ft}}}");

        assertThat(records.get(0).attributes()).isEqualTo(Map.of("diameter_mm", 19, "length_m", 3.048));
        assertThat(records.get(1).attributes()).isEqualTo(Map.of("length_m", 304.8));
        assertThat(records.get(2).attributes()).isEqualTo(Map.of("diameter_mm", 203));
        assertThat(problems)
                .extracting(ImportProblem::describe)
                .containsExactly("m.csv, row 2 (2), SIZE = 'six': this is not a number; the row is in without it");
    }

    @Test
    void anIdThatIsMissingOrStandsTwiceCostsTheRow() throws Exception {
        csv("n.csv", "ID,X,Y", "a,540000,4805000", ",540000,4805000", "a,540001,4805000");
        convert(LayerType.NODE, "{layer: node, file: n.csv, id: ID, geometry: {x: X, y: Y}}");

        assertThat(records).hasSize(1);
        assertThat(problems)
                .extracting(ImportProblem::describe)
                .containsExactly(
                        "n.csv, row 2, ID: the row has no id",
                        "n.csv, row 3 (a), ID = 'a': the id stands already at row 1 of n.csv");
    }

    @Test
    void aFileInAnotherCoordinateSystemThanSaidIsNoticed() throws Exception {
        csv("n.csv", "ID,X,Y", "a,-80.5,43.4", "b,-80.6,43.4", "c,540000,4805000");
        convert(LayerType.NODE, "{layer: node, file: n.csv, id: ID, geometry: {x: X, y: Y}}");

        assertThat(records).extracting(FeatureRecord::id).containsExactly("c");
        assertThat(problems.get(0).code()).isEqualTo("OUTSIDE_AREA");
        assertThat(problems.get(0).reason())
                .isEqualTo("-80.5, 43.4 lies outside the area where EPSG:26917 is used"
                        + " (longitude -84.0 to -78.0, latitude 23.8 to 84.0)");
        assertThat(problems.get(2).describe())
                .isEqualTo("n.csv: 2 of 3 rows lie outside the area in question; are the file's coordinates really"
                        + " EPSG:26917?");
    }

    @Test
    void aNeighbouringZoneIsCaughtByTheBounds() throws Exception {
        csv("n.csv", "ID,X,Y", "a,540000,4805000");
        convert(LayerType.NODE, "{layer: node, file: n.csv, crs: EPSG:26918, id: ID, geometry: {x: X, y: Y}}");

        assertThat(records).isEmpty();
        assertThat(problems.get(0).reason())
                .isEqualTo("540000.0, 4805000.0 is longitude -74.5061, latitude 43.3968, outside the mapping's bounds");
    }

    @Test
    void brokenGeometryIsMendedWhenThereIsOneWayAndRejectedWhenNot() throws Exception {
        csv(
                "b.csv",
                "ID,SHAPE",
                "spike,\"POLYGON ((540000 4805000, 540010 4805000, 540010 4805010, 540010 4805012, 540010 4805010,"
                        + " 540000 4805010, 540000 4805000))\"",
                "bowtie,\"POLYGON ((540000 4805000, 540010 4805010, 540010 4805000, 540000 4805010, 540000 4805000))\"",
                "line,\"LINESTRING (540000 4805000, 540010 4805000)\"",
                "nonsense,POLYGON",
                "nothing,");
        convert(LayerType.BUILDING, "{layer: building, file: b.csv, id: ID, geometry: {wkt: SHAPE}}");

        assertThat(records).extracting(FeatureRecord::id).containsExactly("spike");
        assertThat(records.get(0).geometry().isValid()).isTrue();
        assertThat(records.get(0).geometry().getArea()).isEqualTo(100);
        assertThat(problems)
                .extracting(p -> p.ref() + " " + p.severity() + " " + p.code())
                .containsExactly(
                        "spike MENDED MENDED_GEOMETRY",
                        "bowtie ROW_REJECTED BROKEN_GEOMETRY",
                        "line ROW_REJECTED BROKEN_GEOMETRY",
                        "nonsense ROW_REJECTED NO_GEOMETRY",
                        "nothing ROW_REJECTED NO_GEOMETRY");
    }

    @Test
    void linesOfSeveralPartsAreJoinedWhereTheyMeetAndSplitWhereTheyDoNot() throws Exception {
        csv(
                "m.csv",
                "ID,SHAPE,A,LEN",
                "one,\"MULTILINESTRING ((540000 4805000, 540010 4805000), (540010 4805000, 540020 4805000))\",n1,20",
                "two,\"MULTILINESTRING ((540000 4805000, 540010 4805000), (540015 4805000, 540020 4805000))\",n1,20",
                "dot,\"LINESTRING (540000 4805000, 540000 4805000)\",n1,0");
        convert(
                LayerType.MAIN,
                "{layer: main, file: m.csv, id: ID, geometry: {wkt: SHAPE},"
                        + " fields: {from_node: A, length_m: LEN}}");

        assertThat(records).extracting(FeatureRecord::id).containsExactly("one", "two/1", "two/2");
        assertThat(records.get(0).geometry())
                .hasToString("LINESTRING (540000 4805000, 540010 4805000, 540020 4805000)");
        assertThat(records.get(0).attributes()).containsOnlyKeys("from_node", "length_m");
        assertThat(records.get(1).attributes()).isEqualTo(Map.of("asset_ref", "two"));
        assertThat(problems.get(1).reason()).isEqualTo("the line has no length: its points are one place");
    }

    @Test
    void rowsAreFilteredTranslatedPatternedAndJoined() throws Exception {
        csv("a.csv", "ID,ADDR,STATE,ROAD", "1,118  MILL RD,A,r1", "2,15 OAK ST,X,r1", "3,9 ELM ST,A,r9");
        csv("r.csv", "RID,X1,Y1,X2,Y2,NAME", "r1,540000,4805000,540100,4805000,Mill Road");
        csv("skip.csv", "K", "3");
        convert(LayerType.STREET, """
                {layer: street, file: a.csv, id: {field: ID, prefix: S},
                 join: {name: road, file: r.csv, key: RID, "on": ROAD,
                        geometry: {from_x: X1, from_y: Y1, to_x: X2, to_y: Y2}},
                 geometry: {join: road}, where: {STATE: [A]},
                 unless_in: {field: ID, file: skip.csv, key: K},
                 fields: {name: road.NAME, from_street: {field: ADDR, pattern: '^\\d+ (.*)$'},
                          one_way: {field: STATE, values: {A: both}}, lanes: {value: "2"}}}""");

        assertThat(records).hasSize(1);
        assertThat(records.get(0).id()).isEqualTo("S1");
        assertThat(records.get(0).attributes())
                .isEqualTo(Map.of("name", "Mill Road", "from_street", "MILL RD", "one_way", "both", "lanes", 2));
        assertThat(problems).isEmpty();
    }

    @Test
    void aCodeWithoutTranslationIsLeftOutAndNamed() throws Exception {
        csv("v.csv", "ID,X,Y,S", "1,540000,4805000,OPEN", "2,540000,4805000,AJAR");
        convert(
                LayerType.VALVE,
                "{layer: valve, file: v.csv, id: ID, geometry: {x: X, y: Y},"
                        + " fields: {position: {field: S, values: {OPEN: open}}}}");

        assertThat(records).hasSize(2);
        assertThat(problems)
                .extracting(ImportProblem::describe)
                .containsExactly("v.csv, row 2 (2), S = 'AJAR': the mapping has no translation for it;"
                        + " the row is in without it");
    }

    @Test
    void geometryIsReprojectedFromTheFilesOwnSystem() throws Exception {
        GeoPackages.write(folder.resolve("g.gpkg"), 4326, new Object[][] {
            {"POINT (-80.524712719934158 43.404312206784567)", "a", 1.0, null}
        });
        convert(LayerType.NODE, "{layer: node, file: g.gpkg, source_layer: pipe, id: name}");

        assertThat(records.get(0).geometry().getSRID()).isEqualTo(26917);
        assertThat(records.get(0).geometry().getCoordinate().x).isCloseTo(538484.93, within(0.01));
    }

    @Test
    void aFileLayerOrFieldThatIsNotThereIsNamedWithItsLineInTheMapping() throws Exception {
        csv("n.csv", "ID,X,Y");
        assertThatThrownBy(
                        () -> convert(LayerType.NODE, "{layer: node, file: n.csv, id: IDENT, geometry: {x: X, y: Y}}"))
                .isInstanceOf(MappingException.class)
                .hasMessage("m.yml, line 7: there is no field 'IDENT' in the source; there are ID, X, Y");
        assertThatThrownBy(() -> convert(LayerType.NODE, "{layer: node, file: gone.csv, id: ID}"))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("m.yml, line 7: ")
                .hasMessageEndingWith("gone.csv is not there or may not be read");
        GeoPackages.write(folder.resolve("g.gpkg"), 26917);
        assertThatThrownBy(() -> convert(LayerType.NODE, "{layer: node, file: g.gpkg, source_layer: duct, id: gid}"))
                .hasMessage("m.yml, line 7: g.gpkg has no layer duct; it has pipe; name one with source_layer");
    }

    private void convert(LayerType layer, String entry) throws MappingException, IOException {
        String yaml = HEAD + "  - " + entry.replace("\n", "\n    ") + "\n";
        Mapping mapping = MappingReader.parse("m.yml", yaml);
        try (LayerConverter converter = new LayerConverter(mapping, folder, 26917)) {
            LayerConverter.Counts counts = converter.convert(layer, records::add, problems::add, rows -> {});
            long rejected = problems.stream()
                    .filter(p -> p.severity() == Severity.ROW_REJECTED)
                    .count();
            assertThat(counts.converted()).isEqualTo(records.size());
            assertThat(counts.rejected()).isEqualTo(rejected);
        }
    }

    private void csv(String name, String... lines) throws IOException {
        Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }
}
