package io.curbstop.map.engineering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.trace.Break;
import io.curbstop.map.trace.IsolatedArea;
import io.curbstop.map.trace.IsolationAnswer;
import io.curbstop.map.trace.IsolationTracer;
import io.curbstop.map.trace.JobValve;
import io.curbstop.map.trace.TraceRequest;
import io.curbstop.map.trace.ValveEntry;
import io.curbstop.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answer that Giswater itself recorded for a break in its own sample, and the one that it gives today. */
class GiswaterTest {
    private static final Path MAPPING = Path.of("mappings/giswater-sample.yml");
    private static final Path SAMPLE = SharedData.require("networks/giswater_sample");
    private static final String BREAK = "2108";
    /** The test that recorded the answer says it is not accessible. */
    private static final Map<String, JobValve> NOT_ACCESSIBLE = Map.of("1096", JobValve.UNUSABLE);

    @TempDir
    Path folder;

    @Test
    void the_recorded_answer_of_31_arcs_and_5_valves_is_ours_too() throws Exception {
        IsolationAnswer answer = trace(NetworkFile.read(SAMPLE, MAPPING, null), NOT_ACCESSIBLE);

        Set<String> arcs = arcs(answer);
        assertThat(answer.isolated()).isTrue();
        assertThat(refs(answer)).containsExactlyInAnyOrder("1087", "1089", "1092", "1094", "1108");
        assertThat(answer.verify()).isEmpty();
        assertThat(arcs).hasSize(31);
        assertThat(answer.segment().length_m() + answer.secondary().length_m()).isCloseTo(1713.3, within(0.05));
        assertThat(volume_m3(arcs)).isCloseTo(16.51, within(0.005));
        assertThat(connections(arcs)).hasSize(90);
        assertThat(meters(arcs)).isEqualTo(412);
    }

    @Test
    void with_every_valve_accessible_it_is_8_arcs_and_4_valves() throws Exception {
        IsolationAnswer answer = trace(NetworkFile.read(SAMPLE, MAPPING, null), Map.of());

        assertThat(refs(answer)).containsExactlyInAnyOrder("1089", "1095", "1096", "1108");
        assertThat(arcs(answer)).hasSize(8);
        assertThat(answer.segment().length_m() + answer.secondary().length_m()).isCloseTo(250.1, within(0.05));
        assertThat(connections(arcs(answer))).hasSize(6);
    }

    /** Today's Giswater reads 1092 as a non-return valve towards arc 2037, out of the segment: it need not be shut. */
    @Test
    void where_valve_1092_lets_water_only_out_of_the_segment_4_valves_are_enough() throws Exception {
        for (String table : List.of("node.csv", "arc.csv", "connec.csv")) {
            Files.copy(SAMPLE.resolve(table), folder.resolve(table));
        }
        Files.writeString(folder.resolve("check.csv"), "id,main,node\n1092,2037,1092\n");
        Path mapping = Files.writeString(
                folder.resolve("mapping.yml"),
                Files.readString(MAPPING)
                                .replace("        - CHK-VALVE100-PN16\n", "")
                                .replace("        - CHK-VALVE150-PN16\n", "")
                                .replace("        - CHK-VALVE63-PN16\n", "")
                        + """
                          - layer: valve
                            file: check.csv
                            id: id
                            geometry: none
                            fields: {main_ref: main, node_ref: node, valve_kind: {value: check}}
                        """);

        IsolationAnswer answer = trace(NetworkFile.read(folder, mapping, null), NOT_ACCESSIBLE);

        assertThat(refs(answer)).contains("1087", "1089", "1094", "1108").doesNotContain("1092");
        assertThat(answer.checkValves()).containsExactly("1092");
        assertThat(answer.ifCheckValvesLeak()).isNotNull();
    }

    private static IsolationAnswer trace(NetworkFile read, Map<String, JobValve> thisJob) {
        PipeNetwork network = read.assembly().network();
        assertThat(read.rejected()).isEmpty();
        return new IsolationTracer(network)
                .trace(TraceRequest.of(ValveStates.recorded(network), Break.onMain(BREAK))
                        .withThisJob(thisJob));
    }

    private static List<String> refs(IsolationAnswer answer) {
        return answer.close().stream().map(ValveEntry::ref).toList();
    }

    private static Set<String> arcs(IsolationAnswer answer) {
        Set<String> arcs = new HashSet<>();
        Stream.of(answer.segment(), answer.secondary())
                .map(IsolatedArea::mains)
                .flatMap(List::stream)
                .forEach(part -> arcs.add(part.mainRef()));
        return arcs;
    }

    private static List<CSVRecord> rows(String table, boolean heading) throws IOException {
        CSVFormat format = heading
                ? CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                : CSVFormat.DEFAULT;
        try (CSVParser parser = format.parse(Files.newBufferedReader(SAMPLE.resolve(table)))) {
            return parser.getRecords();
        }
    }

    /** By the inner diameters of the catalogue, which has no heading: the name is first, the diameter in mm sixth. */
    private double volume_m3(Set<String> arcs) throws Exception {
        Map<String, Double> inner_mm = new HashMap<>();
        for (CSVRecord row : rows("cat_arc.csv", false)) {
            inner_mm.put(row.get(0), Double.valueOf(row.get(5)));
        }
        PipeNetwork network = NetworkFile.read(SAMPLE, MAPPING, null).assembly().network();
        double volume_m3 = 0;
        for (CSVRecord arc : rows("arc.csv", true)) {
            if (arcs.contains(arc.get("arc_id"))) {
                double diameter_m = inner_mm.get(arc.get("arccat_id")) / 1000;
                int link = network.links().findMain(arc.get("arc_id"));
                volume_m3 +=
                        Math.PI / 4 * diameter_m * diameter_m * network.links().length_m(link);
            }
        }
        return volume_m3;
    }

    private static List<CSVRecord> connections(Set<String> arcs) throws IOException {
        return rows("connec.csv", true).stream()
                .filter(row -> row.get("state").equals("1") && arcs.contains(row.get("arc_id")))
                .toList();
    }

    private static long meters(Set<String> arcs) throws IOException {
        Set<String> customers = new HashSet<>();
        connections(arcs).forEach(row -> customers.add(row.get("customer_code")));
        return rows("ext_rtc_hydrometer.csv", true).stream()
                .filter(row -> customers.contains(row.get("customer_code")))
                .count();
    }
}
