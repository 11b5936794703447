package io.curbstop.map.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.testing.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;

class ShapefileAndGasLibTest {
    private static final Path MICROPOLIS = SharedData.require("networks/micropolis_gis");

    @TempDir
    Path folder;

    private static List<SourceRow> rows(Path file) throws IOException {
        List<SourceRow> rows = new ArrayList<>();
        try (FeatureSource source = FeatureSource.open(file)) {
            source.read(source.layers().get(0), rows::add);
        }
        return rows;
    }

    @Test
    void realShapefilesComeInWithShapesAndValues() throws IOException {
        List<SourceRow> mains = rows(MICROPOLIS.resolve("watermains_v0.shp"));
        assertThat(mains).hasSize(567);
        assertThat(mains.get(0).value("PIPEMAT")).isEqualTo("cast iron");
        assertThat(mains.get(0).value("YEAR")).isEqualTo("1910");
        assertThat(mains.get(0).value("@row")).isEqualTo("1");
        assertThat(mains)
                .allSatisfy(row -> assertThat(row.geometry().getLength()).isPositive());
        List<SourceRow> lots = rows(MICROPOLIS.resolve("lots_v1.shp"));
        assertThat(lots)
                .hasSize(695)
                .allSatisfy(row -> assertThat(row.geometry().isValid()).isTrue());
        assertThat(rows(MICROPOLIS.resolve("hydrants_v1.shp")).get(0).geometry().getGeometryType())
                .isEqualTo("Point");
    }

    @Test
    void anAreaWithAHoleKeepsItsHole() {
        ByteBuffer shape = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN);
        shape.putInt(5).put(new byte[32]).putInt(2).putInt(10).putInt(0).putInt(5);
        for (double d : new double[] {0, 0, 0, 9, 9, 9, 9, 0, 0, 0, 3, 3, 6, 3, 6, 6, 3, 6, 3, 3}) {
            shape.putDouble(d);
        }

        Geometry area = ShapeRecord.read(shape.flip());

        assertThat(area.getArea()).isEqualTo(81 - 9);
    }

    @Test
    void aFileThatIsCutOffOrHasNoTableIsRefusedInWords() throws IOException {
        byte[] whole = Files.readAllBytes(MICROPOLIS.resolve("valves_v0.shp"));
        Path cut = Files.write(folder.resolve("cut.shp"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> rows(cut)).hasMessage("cut.shp needs cut.dbf beside it");
        Files.copy(MICROPOLIS.resolve("valves_v0.dbf"), folder.resolve("cut.dbf"));
        assertThatThrownBy(() -> rows(cut)).hasMessageMatching("cut.shp is cut off at row 10\\d of 203");
        Path none = Files.writeString(folder.resolve("none.shp"), "no shapes at all");
        Files.copy(MICROPOLIS.resolve("valves_v0.dbf"), folder.resolve("none.dbf"));
        assertThatThrownBy(() -> rows(none)).hasMessage("none.shp is no shapefile");
    }

    @Test
    void gasNetworksComeInMetric() throws IOException {
        NetworkModel model = GasLibReader.read(SharedData.require("networks/gaslib/GAS582_NET.xml"));

        assertThat(model.nodes()).hasSize(582);
        assertThat(model.mains()).hasSize(278 + 269 + 8 + 5);
        assertThat(model.valves()).hasSize(26 + 23);
        assertThat(model.problems()).isEmpty();
        FeatureRecord pipe = model.mains().stream()
                .filter(main -> main.id().equals("pipe_1"))
                .findFirst()
                .orElseThrow();
        assertThat(pipe.findNumber("length_m")).hasValue(39747.4810299);
        assertThat(pipe.findInteger("diameter_mm")).hasValue(1300);
    }

    @Test
    void whatIsOddInAGasNetworkIsToldWithItsLine() throws IOException {
        Path odd = write("""
                <network xmlns="http://gaslib.zib.de/Gas">
                  <source id="a" geoWGS84Long="east" geoWGS84Lat="1"/>
                  <innode id="b"/>
                  <pipe id="p" from="a" to="b"><length value="2" unit="miles"/></pipe>
                  <balloon id="q" from="a" to="b"/>
                </network>""");

        NetworkModel model = GasLibReader.read(odd);

        assertThat(model.problems())
                .extracting(problem -> problem.line() + " " + problem.text())
                .containsExactly(
                        "2 a: its place 'east 1' cannot be read; left out",
                        "4 p: length = '2 miles' is no length that is understood; left out",
                        "5 q: a link of unknown kind 'balloon'; left out");
        assertThat(model.mains()).hasSize(1);
    }

    @Test
    void aFileThatIsNoGasNetworkIsRefusedAndReadsNothingFromOutside() throws IOException {
        Path broken = write("<network><pipe");
        assertThatThrownBy(() -> GasLibReader.read(broken)).hasMessageContaining("is no GasLib network: line 1");
        Path other = write("<html/>");
        assertThatThrownBy(() -> GasLibReader.read(other)).hasMessageContaining("holds no node");
        Path secret = Files.writeString(folder.resolve("secret.txt"), "open sesame");
        Path outside = write("<!DOCTYPE n [<!ENTITY s SYSTEM \"" + secret.toUri()
                + "\">]><network xmlns=\"http://gaslib.zib.de/Gas\"><innode id=\"a\">&s;</innode></network>");
        assertThatThrownBy(() -> GasLibReader.read(outside)).isInstanceOf(IOException.class);
    }

    private Path write(String xml) throws IOException {
        return Files.writeString(folder.resolve("network.xml"), xml);
    }
}
