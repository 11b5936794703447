package io.curbstop.map.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.testing.SharedData;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EpanetReaderTest {
    private static final String MODEL = """
            [TITLE]
            A small one
            [JUNCTIONS]
            ;ID  Elev
            J1   100  ; with a comment
            J2   90   5   Pattern
            [RESERVOIRS]
            R    120
            [TANKS]
            T    110 1 0 3 20 0
            [PIPES]
            P1 R  J1 1000 12 100 0 Open ;
            P2 J1 J2 500  6  100 0 CV
            P3 J2 T  200  8  100 0 Closed
            P4 J1 T  200  8
            [PUMPS]
            PU R J1 HEAD 1
            [VALVES]
            V1 J1 J2 6 TCV 0 0
            V2 J1 J2 6 PRV 40
            V3 J1 J2 6 GPV curve
            [STATUS]
            P4 Closed
            V1 Closed
            [COORDINATES]
            R 0 0
            J1 10 0
            J2 20 0
            [VERTICES]
            P2 15 5
            [OPTIONS]
            Units GPM
            [END]
            """;

    private static NetworkModel read(String text) throws IOException {
        return EpanetReader.read(new StringReader(text), 26917);
    }

    private static Map<String, Object> attributes(List<FeatureRecord> records, String id) {
        return records.stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow()
                .attributes();
    }

    @Test
    void lengths_and_diameters_come_out_metric() throws IOException {
        NetworkModel model = read(MODEL);
        assertThat(model.problems()).isEmpty();
        assertThat(model.title()).isEqualTo("A small one");
        assertThat(attributes(model.mains(), "P1"))
                .containsEntry("length_m", 304.8)
                .containsEntry("diameter_mm", 305);
        assertThat(attributes(read(MODEL.replace("GPM", "LPS")).mains(), "P1"))
                .containsEntry("length_m", 1000.0)
                .containsEntry("diameter_mm", 12);
    }

    @Test
    void each_section_becomes_its_layer() throws IOException {
        NetworkModel model = read(MODEL);
        assertThat(attributes(model.nodes(), "R")).containsEntry("node_kind", "reservoir");
        assertThat(attributes(model.nodes(), "T")).containsEntry("node_kind", "tank");
        assertThat(attributes(model.mains(), "P2")).containsEntry("check_valve", true);
        assertThat(attributes(model.mains(), "P3")).containsEntry("link_status", "closed");
        assertThat(attributes(model.mains(), "P4")).containsEntry("link_status", "closed");
        assertThat(attributes(model.mains(), "PU")).containsEntry("link_kind", "pump");
        assertThat(attributes(model.valves(), "V1"))
                .containsEntry("valve_kind", "isolation")
                .containsEntry("position", "closed")
                .containsEntry("from_node", "J1");
        assertThat(attributes(model.valves(), "V2")).containsEntry("valve_kind", "prv");
        assertThat(attributes(model.valves(), "V3")).containsEntry("valve_kind", "other");
    }

    @Test
    void links_are_drawn_through_their_vertices() throws IOException {
        FeatureRecord bent = read(MODEL).mains().get(1);
        assertThat(bent.geometry().toText()).isEqualTo("LINESTRING (10 0, 15 5, 20 0)");
        assertThat(bent.geometry().getSRID()).isEqualTo(26917);
        assertThat(read(MODEL).mains().get(2).geometry()).isNull();
    }

    @Test
    void bad_lines_are_reported_with_their_numbers_and_skipped() throws IOException {
        NetworkModel model = read("""
                [JUNCTIONS]
                A 10
                A 11
                B high
                [PIPES]
                P A
                Q A C 5 6
                R A B long 6
                [COORDINATES]
                A 1
                B NaN 2
                """);
        assertThat(model.problems())
                .extracting(p -> p.line() + " " + p.section())
                .containsExactly(
                        "3 JUNCTIONS",
                        "4 JUNCTIONS",
                        "6 PIPES",
                        "7 PIPES",
                        "8 PIPES",
                        "10 COORDINATES",
                        "11 COORDINATES");
        assertThat(model.problems().get(3).text()).isEqualTo("link Q names node C, which is in no section");
        assertThat(model.mains()).extracting(FeatureRecord::id).containsExactly("Q", "R");
    }

    @Test
    void a_file_of_another_kind_is_refused() {
        assertThatThrownBy(() -> read("a,b,c\n1,2,3\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("[PIPES]");
    }

    @Test
    void every_model_at_hand_is_read_without_a_problem() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(SharedData.require("networks/inp"))) {
            files = listed.sorted().toList();
        }
        Map<String, Map<String, Integer>> counts = new java.util.TreeMap<>();
        SharedCounts.read(counts);
        for (Path file : files) {
            NetworkModel model = EpanetReader.read(file, 0);
            String name = file.getFileName().toString();
            assertThat(model.problems()).as(name).isEmpty();
            Map<String, Integer> expected = counts.get(name);
            assertThat(model.nodes())
                    .as(name)
                    .hasSize(expected.get("junctions") + expected.get("reservoirs") + expected.get("tanks"));
            assertThat(model.mains()).as(name).hasSize(expected.get("pipes") + expected.get("pumps"));
            assertThat(model.valves()).as(name).hasSize(expected.get("valves"));
        }
        assertThat(files).hasSizeGreaterThan(25);
    }

    /** What others counted in the same files. */
    private static final class SharedCounts {
        static void read(Map<String, Map<String, Integer>> into) throws IOException {
            List<String> lines = Files.readAllLines(SharedData.require("networks/counts.csv"));
            List<String> names = List.of(lines.get(0).split(","));
            for (String line : lines.subList(1, lines.size())) {
                String[] fields = line.split(",");
                Map<String, Integer> row = new java.util.HashMap<>();
                for (String name : List.of("junctions", "reservoirs", "tanks", "pipes", "pumps", "valves")) {
                    row.put(name, Integer.valueOf(fields[names.indexOf(name)]));
                }
                into.put(fields[0], row);
            }
        }
    }
}
