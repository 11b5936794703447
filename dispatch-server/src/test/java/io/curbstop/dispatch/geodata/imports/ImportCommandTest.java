package io.curbstop.dispatch.geodata.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.dispatch.command.CommandRun;
import io.curbstop.dispatch.command.UnusableArgumentsException;
import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.testing.CurbstopTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

@CurbstopTest
class ImportCommandTest {

    private static final String MAPPING = """
            name: Testville
            dataset: test
            crs: EPSG:26917
            time_zone: America/Toronto
            layers:
              - {layer: main, file: m.csv, id: ID, geometry: {wkt: SHAPE}, fields: {diameter_mm: SIZE}}
            """;

    @TempDir
    Path folder;

    @Autowired
    GeodataStore geodata;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ApplicationContext application;

    @BeforeEach
    void noCity() {
        geodata.listDatasets().forEach(geodata::removeDataset);
        jdbc.update("delete from city");
    }

    @Test
    void theCommandSaysHowItEnded() throws Exception {
        Path mapping = Files.writeString(folder.resolve("m.yml"), MAPPING);
        mains("1,\"LINESTRING (540000 4805000, 540010 4805000)\",200");
        assertThat(command(folder.toString(), "--mapping", mapping.toString())).isZero();
        assertThat(command(folder.resolve("m.csv").toString(), "--mapping", mapping.toString()))
                .isZero();
        mains("1,\"LINESTRING (540000 4805000, 540010 4805000)\",200", "2,,200");
        assertThat(command(folder.toString(), "--mapping", mapping.toString())).isEqualTo(1);
        mains("1,,200");
        assertThat(command(folder.toString(), "--mapping", mapping.toString())).isEqualTo(3);
        assertThatThrownBy(() -> command("nowhere", "--mapping", mapping.toString()))
                .isInstanceOf(UnusableArgumentsException.class)
                .hasMessage("nowhere is not there.");
        assertThatThrownBy(() -> command(folder.toString(), "--mapping", "nowhere.yml"))
                .isInstanceOf(UnusableArgumentsException.class)
                .hasMessageStartingWith("nowhere.yml is not there");
    }

    private int command(String... arguments) throws Exception {
        ImportCommand command = new ImportCommand();
        new CommandLine(command).parseArgs(arguments);
        return command.run(new CommandRun() {
            @Override
            public ApplicationContext application() {
                return application;
            }

            @Override
            public PrintWriter out() {
                return new PrintWriter(new StringWriter());
            }

            @Override
            public void report(Object report) {
                assertThat(report).isInstanceOf(ImportReport.class);
            }
        });
    }

    private void mains(String... rows) throws IOException {
        Files.writeString(folder.resolve("m.csv"), "ID,SHAPE,SIZE\n" + String.join("\n", rows) + "\n");
    }
}
