package io.curbstop.map.engineering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.trace.Segmentation;
import io.curbstop.map.trace.TraceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an engineer's files may hold: a small network R-a-A-b-B with a pump c between nodes at one place. */
class EngineeringFilesTest {
    private static final String MODEL = """
            [JUNCTIONS]
            A 0
            B 0
            C 0
            [RESERVOIRS]
            R 10
            [PIPES]
            a R A 100 200 100
            b A B 100 200 100
            [PUMPS]
            c B C POWER 1
            [COORDINATES]
            R 0 0
            A 100 0
            B 200 0
            C 200 0
            """;

    @TempDir
    Path folder;

    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = write("town.inp", MODEL);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private NetworkFile read(String valves) throws Exception {
        return NetworkFile.read(model, null, write("valves.csv", valves));
    }

    @Test
    void bad_rows_of_the_valve_layer_are_told_with_row_and_reason_and_the_rest_goes_in() throws Exception {
        NetworkFile read = read("valve,link,node\nv1,a,A\nv1,b,A\nv2,,B\nv3,b,B\nv4,z,B\nv5,a,B\n");

        assertThat(read.assembly().network().valves().count()).isEqualTo(2);
        assertThat(read.rejected())
                .map(line -> line.substring(line.indexOf("valves.csv")))
                .containsExactly(
                        "valves.csv row 2: valve v1 stands above already",
                        "valves.csv row 3: valve, link and node must all be given",
                        "valves.csv row 5: link z is not in the network",
                        "valves.csv row 6: node B is no end of link a; those are R and A");
    }

    @Test
    void a_valve_layer_without_its_columns_is_refused() {
        assertThatThrownBy(() -> read("valve,pipe\nv1,a\n"))
                .hasMessageContaining("needs the columns valve,link,node; it has valve,pipe");
    }

    @Test
    void a_file_that_is_no_model_asks_for_a_mapping() throws Exception {
        Path other = write("pipes.gpkg", "no model");

        assertThatThrownBy(() -> NetworkFile.read(other, null, null)).hasMessageContaining("give a mapping");
    }

    @Test
    void a_valve_at_either_end_of_a_link_without_length_stands_at_that_end() throws Exception {
        assertThat(segments("valve,link,node\nv,c,B\n")).contains("link,c,1", "node,B,0", "node,C,1");
        assertThat(segments("valve,link,node\nv,c,C\n")).contains("link,c,0", "node,B,0", "node,C,1");
    }

    private List<String> segments(String valves) throws Exception {
        PipeNetwork network = read(valves).assembly().network();
        Path file = folder.resolve("segments.csv");
        SegmentsFile.write(
                network, Segmentation.of(network, ValveStates.recorded(network), TraceOptions.water()), file);
        return Files.readAllLines(file);
    }

    @Test
    void a_case_that_cannot_be_traced_says_why_and_the_others_are_answered() throws Exception {
        Path answers = folder.resolve("answers.json");
        CaseRun.Summary summary = run("""
                [{"breaks": ["b"], "note": 7},
                 {"breaks": ["z"]},
                 {"breaks": []},
                 {"breaks": "b"},
                 {"breaks": ["b"], "stuck": ["nobody"]},
                 {"breaks": ["b"], "closed_before": [1.5]},
                 {"breaks": ["a"]}]
                """, answers);

        JsonNode read = JsonMapper.builder().build().readTree(Files.readString(answers));
        assertThat(read.get(0).get("close").get(0).asString()).isEqualTo("v1");
        assertThat(read.get(0).get("secondary_links").toString()).isEqualTo("[]");
        assertThat(read.get(0).get("note").asInt()).isEqualTo(7);
        assertThat(read.get(6).get("isolated").asBoolean()).isFalse();
        assertThat(read.get(6).get("sources_in_segment").toString()).isEqualTo("[\"R\"]");
        assertThat(summary.cases()).isEqualTo(7);
        assertThat(summary.problems())
                .containsExactly(
                        "case 1: break on 'z', which is not in the network",
                        "case 2: no breaks are given",
                        "case 3: breaks must be an array of ids",
                        "case 4: stuck names valve 'nobody', which is not in the network",
                        "case 5: closed_before must hold ids, as text or whole numbers");
        assertThat(read.get(1).get("error").asString()).contains("'z'");
        assertThat(summary.median_us()).isPositive();
    }

    @Test
    void cases_that_are_no_json_or_no_array_are_refused_with_the_place() {
        Path answers = folder.resolve("answers.json");

        assertThatThrownBy(() -> run("[{\n,", answers)).hasMessageContaining("is no JSON: line 2");
        assertThatThrownBy(() -> run("{}", answers)).hasMessageContaining("must hold an array of cases");
        assertThatThrownBy(() -> run("[7]", answers)).hasMessageContaining("case 0 is no object");
        assertThat(answers).doesNotExist();
    }

    private CaseRun.Summary run(String cases, Path answers) throws Exception {
        PipeNetwork network = read("valve,link,node\nv1,b,A\n").assembly().network();
        return new CaseRun(network, TraceOptions.water(), CaseRun.Plan.NEAREST)
                .run(write("cases.json", cases), answers);
    }
}
