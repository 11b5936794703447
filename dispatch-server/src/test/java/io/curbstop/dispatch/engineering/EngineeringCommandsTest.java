package io.curbstop.dispatch.engineering;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.CurbstopApplication;
import io.curbstop.dispatch.command.CommandFrame;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Segments and traces from files, without a database. */
class EngineeringCommandsTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeNetwork() throws IOException {
        // R -a-> A -b- B -c- C, c recorded as closed.
        write("town.inp", """
                [JUNCTIONS]
                A 0
                B 0
                C 0
                [RESERVOIRS]
                R 10
                [PIPES]
                a R A 100 200 100 0 CV
                b A B 100 200 100
                c B C 100 200 100 0 CLOSED
                """);
        write("valves.csv", "valve,link,node\n1,a,R\n2,b,A\n3,b,B\n");
        write("cases.json", "[{\"breaks\": [\"b\"]}, {\"breaks\": [\"b\"], \"stuck\": [2]}]");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** Words that end in a file's name of the folder stand for that file. */
    private int run(String line) {
        List<String> arguments = new ArrayList<>();
        for (String word : line.split(" ")) {
            arguments.add(word.contains(".") ? folder.resolve(word).toString() : word);
        }
        return CommandFrame.run(
                CurbstopApplication.class,
                new PrintWriter(out),
                new PrintWriter(err),
                arguments.toArray(String[]::new));
    }

    private JsonNode json(String name) throws IOException {
        return JsonMapper.builder().build().readTree(Files.readString(folder.resolve(name)));
    }

    @Test
    void segmentsAreWrittenAsKindIdAndSegment() throws IOException {
        assertThat(run("segments town.inp --valves valves.csv --out segments.csv --ignore-link-status"))
                .as(err.toString())
                .isZero();

        assertThat(folder.resolve("segments.csv"))
                .hasContent("kind,id,segment\nnode,A,0\nnode,B,1\nnode,C,1\nnode,R,2\nlink,a,0\nlink,b,3\nlink,c,1\n");
        assertThat(run("segments town.inp --valves valves.csv --out with-status.csv"))
                .isZero();
        assertThat(folder.resolve("with-status.csv")).content().contains("node,B,1", "node,C,2");
    }

    @Test
    void tracesAnswerTheirCasesAndTheLastLineTellsTheTimes() throws IOException {
        assertThat(run("trace town.inp --valves valves.csv --cases cases.json --out answers.json.gz"))
                .as(err.toString())
                .isZero();
        assertThat(run("trace town.inp --valves valves.csv --cases cases.json --out answers.json"))
                .isZero();

        assertThat(json("answers.json").get(0).get("close").toString()).isEqualTo("[2]");
        assertThat(json("answers.json").get(1).get("close").toString()).isEqualTo("[1]");
        assertThat(out.toString().strip().lines().reduce((one, next) -> next).orElseThrow())
                .matches("2 cases, median [0-9.]+ us, p99 [0-9.]+ us");
        assertThat(folder.resolve("answers.json.gz")).binaryContent().startsWith(0x1f, 0x8b);
    }

    @Test
    void nonReturnValvesHoldTheWaterUnlessTheTraceIsUndirected() throws IOException {
        write("cases.json", "[{\"breaks\": [\"b\"], \"stuck\": [2]}]");
        write("valves.csv", "valve,link,node\n1,a,R\n2,b,A\n3,b,B\n");
        run("trace town.inp --valves valves.csv --cases cases.json --out directed.json --plan FEWEST-valves");
        run("trace town.inp --valves valves.csv --cases cases.json --out undirected.json --undirected");

        assertThat(json("directed.json").get(0).get("close").toString()).isEqualTo("[1]");
        assertThat(json("undirected.json").get(0).get("segment_links").toString())
                .isEqualTo("[\"a\",\"b\"]");
    }

    @Test
    void rejectedRowsAndCasesEndWithOneAndAreInTheReport() throws IOException {
        write("valves.csv", "valve,link,node\n1,a,R\n2,b,A\n3,nowhere,B\n");
        write("cases.json", "[{\"breaks\": [\"b\"]}, {\"breaks\": [\"nobody\"]}]");

        assertThat(run("trace town.inp --valves valves.csv --cases cases.json --out answers.json --json report.json"))
                .isEqualTo(1);

        assertThat(json("report.json").get("rejected").size()).isEqualTo(2);
        assertThat(json("report.json").get("cases").asInt()).isEqualTo(2);
        assertThat(out.toString()).contains("row 3: link nowhere is not in the network", "case 1: break on 'nobody'");
        assertThat(json("answers.json").get(1).has("error")).isTrue();
    }

    @Test
    void whatCannotBeUsedEndsWithTwoAndSaysWhy() throws IOException {
        write("empty.inp", "[JUNCTIONS]\nA 0\n");
        write("text.inp", "no model at all\n");
        write("broken.json", "[{");
        for (String line : List.of(
                "segments gone.inp --out s.csv|gone.inp is not there",
                "segments town.inp --valves gone.csv --out s.csv|gone.csv is not there",
                "segments empty.inp --out s.csv|holds no pipe",
                "segments text.inp --out s.csv|not an EPANET input file",
                "segments town.inp --valves cases.json --out s.csv|is not GeoJSON",
                "segments valves.csv --out s.csv|give a mapping",
                "trace town.inp --cases gone.json --out a.json|gone.json is not there",
                "trace town.inp --cases broken.json --out a.json|is no JSON",
                "trace town.inp --cases cases.json --out a.json --plan best|nearest or fewest-valves",
                "trace town.inp --cases cases.json|Missing required option")) {
            err.getBuffer().setLength(0);

            int code = run(line.substring(0, line.indexOf('|')));

            assertThat(code).as(line + ": " + err).isEqualTo(2);

            assertThat(err.toString()).contains(line.substring(line.indexOf('|') + 1));
        }
    }
}
