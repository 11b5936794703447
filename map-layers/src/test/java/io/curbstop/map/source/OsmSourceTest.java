package io.curbstop.map.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.testing.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsmSourceTest {

    /** Five nodes in a row from west to east, and one south of the third. */
    private static final String NODES = """
            <node id="1" lon="11.1" lat="50.0"/>
            <node id="2" lon="11.2" lat="50.0"/>
            <node id="3" lon="11.3" lat="50.0"/>
            <node id="4" lon="11.4" lat="50.0"/>
            <node id="5" lon="11.5" lat="50.0"/>
            <node id="6" lon="11.3" lat="49.9"/>
            """;

    @TempDir
    Path folder;

    @Test
    void waysAreDividedWhereTheyShareANodeAndKeepTheirBends() throws Exception {
        List<SourceRow> rows = read(
                "roads",
                NODES + way(10, "highway=residential;name=Main", 1, 2, 3, 4, 5) + way(11, "highway=service", 3, 6));
        assertThat(rows).extracting(row -> row.value("id")).containsExactly("10-1", "10-2", "11");
        assertThat(rows).extracting(row -> row.geometry().getNumPoints()).containsExactly(3, 3, 2);
        assertThat(rows.get(1).geometry().getCoordinates()[0].x).isEqualTo(11.3);
        assertThat(rows.get(0).values()).containsEntry("name", "Main").containsEntry("highway", "residential");
    }

    @Test
    void waysThatCrossWithoutASharedNodeDoNotMeet() throws Exception {
        List<SourceRow> rows = read(
                "roads",
                NODES
                        + way(10, "highway=primary;bridge=yes;layer=1", 2, 4)
                        + way(11, "highway=service;tunnel=no", 3, 6));
        assertThat(rows).extracting(row -> row.value("id")).containsExactly("10", "11");
        assertThat(rows).extracting(row -> row.value("bridge")).containsExactly("yes", null);
    }

    @Test
    void whatIsNotDrivenIsNoRoadAndDividesNone() throws Exception {
        List<SourceRow> rows = read(
                "roads",
                NODES
                        + way(10, "highway=residential", 1, 3, 5)
                        + way(11, "highway=footway", 3, 6)
                        + way(12, "waterway=river", 3, 6)
                        + way(13, "highway=pedestrian;area=yes", 3, 6, 1, 3));
        assertThat(rows).extracting(row -> row.value("id")).containsExactly("10");
    }

    @Test
    void aWayOfWhichNodesAreMissingIsInAsFarAsItGoes() throws Exception {
        List<SourceRow> rows = read(
                "roads",
                NODES + way(10, "highway=residential", 1, 2, 99, 4, 5) + way(11, "highway=residential", 98, 6));
        assertThat(rows).extracting(row -> row.value("id")).containsExactly("10-1", "10-2", null, null);
        assertThat(rows.subList(2, 4))
                .extracting(SourceRow::broken)
                .containsExactly(
                        "way 10: 1 of its 5 nodes are not in the file; what lies between the others is in",
                        "way 11: 1 of its 2 nodes are not in the file; it is left out");
    }

    @ParameterizedTest
    @CsvSource({
        "oneway=yes, one_way, forward",
        "oneway=-1, one_way, backward",
        "oneway=no;junction=roundabout, one_way, both",
        "junction=roundabout, one_way, forward",
        "highway=motorway, one_way, forward",
        "highway=motorway_link, one_way, both",
        "oneway=reversible, one_way, reversible",
        "name=, one_way, both",
        "maxspeed=50, speed_kmh, 50",
        "maxspeed=25 mph, speed_kmh, 40",
        "maxspeed=35 mph;40 mph, speed_kmh, 56",
        "maxspeed=DE:urban, speed_kmh,",
        "maxspeed=fast, speed_kmh, fast",
        "maxweight=7.5, max_weight_t, 7.5",
        "maxweight=3500 kg, max_weight_t, 3.5",
        "maxweight=10 st, max_weight_t, 9.072",
        "maxweight=12;maxgcweight=9 t, max_weight_t, 9",
        "maxweight=none, max_weight_t,",
        "maxweight=heavy;maxgcweight=9, max_weight_t, heavy",
        "maxheight=4.1 m, max_height_m, 4.1",
        "maxheight=13'6\", max_height_m, 4.115",
        "maxheight=13', max_height_m, 3.962",
        "maxheight=13 ft 6 in, max_height_m, 4.115",
        "maxheight=default, max_height_m,",
        "access=no, access, no",
        "access=no;motor_vehicle=yes, access, yes",
        "access=private, access, places",
        "vehicle=forestry, access, no",
        "highway=track, access, places",
        "name=, access, yes",
        "hgv=no, trucks, no",
        "hgv=delivery, trucks, no",
        "hgv=designated, trucks, yes",
        "tunnel=yes, bridge, yes",
        "bridge=no, bridge,",
        "name=;ref=A 9, name, A 9"
    })
    void tagsSayHowItIsDriven(String tags, String field, String expected) throws Exception {
        String all = tags.contains("highway=") ? tags : "highway=residential;" + tags;
        List<SourceRow> rows = read("roads", NODES + way(10, all.replace("mph;40", "mph;;40"), 1, 2));
        assertThat(rows.get(0).value(field)).isEqualTo(expected);
    }

    @Test
    void housesHaveAnAddressAndAnOutline() throws Exception {
        String house = way(20, "building=house;addr:housenumber=4a;addr:street=Main", 1, 2, 6, 1);
        String door = NODES.replace("lat=\"49.9\"/>", "lat=\"49.9\"><tag k=\"addr:housenumber\" v=\"5\"/></node>");
        assertThat(read("buildings", door + house)).singleElement().satisfies(row -> {
            assertThat(row.values()).isEqualTo(Map.of("id", "w20", "use", "house"));
            assertThat(row.geometry().getGeometryType()).isEqualTo("Polygon");
        });
        List<SourceRow> addresses = read("addresses", door + house);
        assertThat(addresses).extracting(row -> row.value("id")).containsExactly("n6", "w20");
        assertThat(addresses.get(1).values())
                .isEqualTo(Map.of("id", "w20", "civic", "4a", "street", "Main", "building", "w20"));
    }

    @Test
    void aFileThatIsCutOffIsRefusedWithThePlace() throws Exception {
        byte[] whole = Files.readAllBytes(SharedData.require("data/osm").resolve("columbus.osm.pbf"));
        refuse("cut.osm.pbf", Arrays.copyOf(whole, whole.length / 2), "cut.osm.pbf is cut off within block ");
        refuse("cut2.osm.pbf", Arrays.copyOf(whole, 2), "cut2.osm.pbf is cut off within block 1");
        byte[] bad = whole.clone();
        Arrays.fill(bad, whole.length / 2, whole.length / 2 + 200, (byte) 0x55);
        refuse("bad.osm.pbf", bad, "bad.osm.pbf cannot be read at block ");
        byte[] packed = packed(xml(NODES));
        refuse("cut.osm.gz", Arrays.copyOf(packed, packed.length - 20), "cut.osm.gz is cut off");
        refuse(
                "cut.osm",
                "<osm>\n<node id='1' lon='1' lat='2'>\n".getBytes(StandardCharsets.UTF_8),
                "cut.osm is cut off or no XML at line ");
    }

    @Test
    void aFileThatIsNoneIsRefused() throws Exception {
        byte[] text = "ID,NAME\n1,Main\n".getBytes(StandardCharsets.UTF_8);
        refuse("text.osm.pbf", text, "text.osm.pbf is no OpenStreetMap file in PBF");
        refuse("empty.osm.pbf", new byte[0], "empty.osm.pbf is empty");
        refuse("text.osm.gz", text, "text.osm.gz is not packed as its name says");
        refuse("text.osm", text, "text.osm is cut off or no XML at line 1");
        refuse(
                "other.osm",
                "<gpx/>".getBytes(StandardCharsets.UTF_8),
                "other.osm is no OpenStreetMap file: it begins with <gpx>");
        refuse(
                "word.osm",
                "<osm><node id='x' lon='1' lat='2'/></osm>".getBytes(StandardCharsets.UTF_8),
                "word.osm cannot be read at line 1: an id or a place is no number");
    }

    /** A file that somebody brings must not make the server read its own files. */
    @Test
    void nothingOutsideTheFileIsRead() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        String text = "<!DOCTYPE osm [<!ENTITY s SYSTEM '" + secret.toUri() + "'>]><osm>" + NODES
                + way(10, "highway=service;name=&s;", 1, 2) + "</osm>";
        Path file = Files.writeString(folder.resolve("entity.osm"), text);
        List<SourceRow> rows = new ArrayList<>();
        assertThatThrownBy(() -> FeatureSource.open(file).read("roads", rows::add))
                .isInstanceOf(IOException.class);
        assertThat(rows).isEmpty();
    }

    private void refuse(String name, byte[] content, String reason) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        try (FeatureSource source = FeatureSource.open(file)) {
            assertThatThrownBy(() -> source.read("roads", row -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(reason);
        }
    }

    private List<SourceRow> read(String layer, String elements) throws IOException {
        Path file = Files.write(folder.resolve("town.osm.gz"), packed(xml(elements)));
        List<SourceRow> rows = new ArrayList<>();
        try (FeatureSource source = FeatureSource.open(file)) {
            source.read(layer, rows::add);
            assertThat(rows).allSatisfy(row -> assertThat(source.fields(layer))
                    .containsAll(row.values().keySet()));
        }
        return rows;
    }

    private static String xml(String elements) {
        return "<?xml version=\"1.0\"?>\n<osm version=\"0.6\">\n" + elements + "</osm>\n";
    }

    private static String way(long id, String tags, long... nodes) {
        String refs =
                Arrays.stream(nodes).mapToObj("<nd ref=\"%d\"/>"::formatted).collect(Collectors.joining());
        String said = Arrays.stream(tags.split("(?<!;);(?!;)"))
                .map(tag -> tag.replace(";;", ";").replace("\"", "&quot;").split("=", 2))
                .map(tag -> "<tag k=\"%s\" v=\"%s\"/>".formatted(tag[0], tag[1]))
                .collect(Collectors.joining());
        return "<way id=\"%d\">%s%s</way>%n".formatted(id, refs, said);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
