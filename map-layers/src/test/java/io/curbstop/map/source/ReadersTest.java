package io.curbstop.map.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {

    @TempDir
    Path folder;

    @Test
    void geoPackageGivesGeometryNumbersAndItsCoordinateSystem() throws Exception {
        Path file = GeoPackages.write(folder.resolve("a.gpkg"), 32119, new Object[][] {
            {"LINESTRING (1 2, 3 4)", "one", 8.0, "2006-01-02"},
            {null, "two", 0.75, null},
        });
        try (FeatureSource source = FeatureSource.open(file)) {
            assertThat(source.layers()).containsExactly("pipe");
            assertThat(source.crs("pipe")).contains("EPSG:32119");
            assertThat(source.fields("pipe")).containsExactly("gid", "name", "size", "built");
            List<SourceRow> rows = rows(source, "pipe");
            assertThat(rows.get(0).geometry()).hasToString("LINESTRING (1 2, 3 4)");
            assertThat(rows.get(0).values())
                    .isEqualTo(Map.of("gid", "1", "name", "one", "size", "8", "built", "2006-01-02"));
            assertThat(rows.get(1).geometry()).isNull();
            assertThat(rows.get(1).value("size")).isEqualTo("0.75");
            assertThat(rows.get(1).value("built")).isNull();
        }
    }

    @Test
    void geoPackageInAReadOnlyFolderIsReadAndLeavesNothingBehind() throws Exception {
        Path inside = Files.createDirectory(folder.resolve("ro"));
        Path file = GeoPackages.write(inside.resolve("a.gpkg"), 32119, new Object[] {"POINT (1 2)", "x", 1.0, null});
        Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("r-xr-xr-x"));
        try (FeatureSource source = FeatureSource.open(file)) {
            assertThat(rows(source, "pipe")).hasSize(1);
            try (var files = Files.list(inside)) {
                assertThat(files).containsExactly(file);
            }
        } finally {
            Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aBrokenBlobIsOneBrokenRowAndTheNextIsRead() throws Exception {
        byte[] cut = GeoPackages.blob("LINESTRING (1 2, 3 4)", 32119);
        Path file = GeoPackages.write(folder.resolve("a.gpkg"), 32119, new Object[][] {
            {Arrays.copyOf(cut, cut.length - 9), "cut", 1.0, null},
            {new byte[] {1, 2, 3}, "no header", 1.0, null},
            {"POINT (1 2)", "good", 1.0, null},
        });
        try (FeatureSource source = FeatureSource.open(file)) {
            List<SourceRow> rows = rows(source, "pipe");
            assertThat(rows.get(0).broken()).isNotBlank();
            assertThat(rows.get(1).broken()).isEqualTo("not a GeoPackage geometry");
            assertThat(rows.get(2).broken()).isNull();
        }
    }

    @Test
    void whatIsNoGeoPackageIsRefusedInWords() throws Exception {
        Path file = Files.writeString(folder.resolve("a.gpkg"), "this is no database, though it is long enough");
        assertThatThrownBy(() -> FeatureSource.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("a.gpkg is not a GeoPackage");
        assertThatThrownBy(() -> FeatureSource.open(folder.resolve("gone.gpkg")))
                .hasMessageEndingWith("is not there or may not be read");
        assertThatThrownBy(() -> FeatureSource.open(folder.resolve("a.xyz")))
                .hasMessage(
                        "a.xyz: no reader for this kind of file; known are .gpkg, .shp, .geojson, .json, .csv, .inp,"
                                + " .xml, .osm.pbf, .osm and .osm.gz");
    }

    @Test
    void csvWithByteOrderMarkQuotedQuotesAndLineBreaksIsReadAsWritten() throws Exception {
        Path file = write("a.csv", "\uFEFFID,Note\r\n1,\"6\"\" main, cut\r\nout\"\r\n2,\r\n");
        try (FeatureSource source = FeatureSource.open(file)) {
            assertThat(source.fields("a.csv")).containsExactly("ID", "Note");
            List<SourceRow> rows = rows(source, "a.csv");
            assertThat(rows).hasSize(2);
            assertThat(rows.get(0).values()).isEqualTo(Map.of("ID", "1", "Note", "6\" main, cut\r\nout"));
            assertThat(rows.get(1).values()).isEqualTo(Map.of("ID", "2"));
        }
    }

    @Test
    void csvRowWithTooManyFieldsIsBroken() throws Exception {
        Path file = write("a.csv", "ID,Note\n1,a,b\n2,c\n");
        try (FeatureSource source = FeatureSource.open(file)) {
            List<SourceRow> rows = rows(source, "a.csv");
            assertThat(rows.get(0).broken()).isEqualTo("the row has 3 fields, the header 2: a quote or comma is amiss");
            assertThat(rows.get(1).broken()).isNull();
        }
    }

    @Test
    void csvThatIsNotUtf8OrRepeatsAColumnSaysSo() throws Exception {
        Path latin = Files.write(folder.resolve("l.csv"), "ID,N\n1,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        try (FeatureSource source = FeatureSource.open(latin)) {
            assertThatThrownBy(() -> rows(source, "l.csv"))
                    .hasMessageContaining("the file is not UTF-8; save it as UTF-8");
        }
        try (FeatureSource source = FeatureSource.open(write("d.csv", "ID,ID\n1,2\n"))) {
            assertThatThrownBy(() -> source.fields("d.csv")).hasMessageStartingWith("d.csv: the header line is wrong");
        }
    }

    @Test
    void geoJsonHonoursItsCrsMemberAndFallsBackToWgs84() throws Exception {
        Path plain = write("p.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}");
        Path crs84 = write(
                "c.geojson",
                "{\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},\"features\":[]}");
        Path utm = write(
                "u.geojson",
                "{\"features\":[],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::26917\"}}}");
        for (var expected : Map.of(plain, "EPSG:4326", crs84, "EPSG:4326", utm, "EPSG:26917")
                .entrySet()) {
            try (FeatureSource source = FeatureSource.open(expected.getKey())) {
                assertThat(source.crs("any")).contains(expected.getValue());
            }
        }
    }

    @Test
    void geoJsonGivesIdPropertiesAndGeometryFeatureByFeature() throws Exception {
        Path file = write("a.json", """
                {"type": "FeatureCollection", "features": [
                  {"type": "Feature", "id": 7, "properties": {"n": 8.0, "t": "x", "none": null, "deep": {"a": 1}},
                   "geometry": {"type": "Point", "coordinates": [540000.5, 4800000]}},
                  {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}},
                  {"type": "Feature", "properties": {}, "geometry": null}
                ]}""");
        try (FeatureSource source = FeatureSource.open(file)) {
            List<SourceRow> rows = rows(source, "a.json");
            assertThat(rows.get(0).values()).isEqualTo(Map.of("@id", "7", "n", "8", "t", "x", "deep", "{\"a\":1}"));
            assertThat(rows.get(0).geometry()).hasToString("POINT (540000.5 4800000)");
            assertThat(rows.get(1).broken()).isNotBlank();
            assertThat(rows.get(2).geometry()).isNull();
            assertThat(rows.get(2).broken()).isNull();
        }
    }

    @Test
    void geoJsonThatIsCutShortOrSomethingElseSaysWhere() throws Exception {
        try (FeatureSource cut = FeatureSource.open(write("c.json", "{\"features\": [\n{\"type\": \"Feature\",\n"))) {
            assertThatThrownBy(() -> rows(cut, "c.json")).hasMessageStartingWith("c.json, line 3:");
        }
        try (FeatureSource list = FeatureSource.open(write("l.json", "[1]"))) {
            assertThatThrownBy(() -> rows(list, "l.json")).hasMessageContaining("is not GeoJSON");
        }
        try (FeatureSource other = FeatureSource.open(write("o.json", "{\"a\": 1}"))) {
            assertThatThrownBy(() -> rows(other, "o.json")).hasMessageContaining("it has no features");
        }
    }

    @Test
    void epanetModelIsThreeLayersInOurUnitsAndABadLineIsABrokenRow() throws Exception {
        Path file = write("n.inp", """
                [JUNCTIONS]
                 J1 100
                [RESERVOIRS]
                 R1 200
                [PIPES]
                 P1 R1 J1 1000 8 100 0 Open
                 P2 R1
                [OPTIONS]
                 Units GPM
                [COORDINATES]
                 J1 540000 4805000
                 R1 540100 4805000
                [END]
                """);
        try (FeatureSource source = FeatureSource.open(file)) {
            assertThat(source.layers()).containsExactly("nodes", "mains", "valves");
            assertThat(source.crs("mains")).isEmpty();
            List<SourceRow> mains = rows(source, "mains");
            assertThat(mains)
                    .filteredOn(r -> r.broken() != null)
                    .singleElement()
                    .satisfies(r -> assertThat(r.number()).isEqualTo(7));
            SourceRow pipe =
                    mains.stream().filter(r -> r.broken() == null).findFirst().orElseThrow();
            assertThat(pipe.value("id")).isEqualTo("P1");
            assertThat(pipe.value("diameter_mm")).isEqualTo("203");
            assertThat(pipe.value("from_node")).isEqualTo("R1");
            assertThat(Double.parseDouble(pipe.value("length_m"))).isCloseTo(304.8, within(1e-9));
            assertThat(rows(source, "nodes"))
                    .extracting(r -> r.value("node_kind"))
                    .contains("reservoir");
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<SourceRow> rows(FeatureSource source, String layer) throws IOException {
        List<SourceRow> rows = new ArrayList<>();
        source.read(layer, rows::add);
        return rows;
    }
}
