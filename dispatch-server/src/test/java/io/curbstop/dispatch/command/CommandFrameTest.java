package io.curbstop.dispatch.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.CurbstopApplication;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Public, as are commands. */
public class CommandFrameTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandFrame frame =
            new CommandFrame(CurbstopApplication.class, new PrintWriter(out), new PrintWriter(err));

    /** Ends as it is told; found like every command, by being registered. */
    @Command(name = "test-command", description = "Ends as it is told.")
    public static class TestCommand implements CurbstopCommand {

        @Parameters(paramLabel = "HOW")
        private String how;

        @Option(names = "--count")
        private int count;

        @Override
        public int run(CommandRun run) {
            run.report(Map.of("how", how, "count", count));
            return switch (how) {
                case "done" -> DONE;
                case "rejected" -> DONE_WITH_REJECTED_ROWS;
                case "unusable" -> throw new UnusableArgumentsException("There is no file x.");
                default -> throw new IllegalStateException("The disk is full");
            };
        }
    }

    @ParameterizedTest
    @CsvSource({"done, 0", "rejected, 1", "unusable, 2", "broken, 3"})
    void exitCodeSaysHowItEnded(String how, int code) {
        assertThat(frame.execute("test-command", how)).isEqualTo(code);
    }

    @Test
    void failureIsOneLineWithoutStackTraceUnlessAskedFor() {
        frame.execute("test-command", "broken");
        assertThat(err.toString().strip()).isEqualTo("Failed: The disk is full");

        frame.execute("test-command", "broken", "--stack-trace");
        assertThat(err.toString()).contains("at io.curbstop");
    }

    @ParameterizedTest
    @CsvSource({"test-command", "test-command done --count=many", "test-command done --nonsense"})
    void argumentsThatCannotBeUsedExitWithTwoAndShowUsage(String line) {
        assertThat(frame.execute(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains("Usage:");
    }

    @Test
    void unknownCommandIsAnsweredByThoseItMayHaveMeant() {
        assertThat(frame.execute("verzion")).isEqualTo(2);
        assertThat(err.toString()).contains("Unmatched argument", "Did you mean", "version");
    }

    @Test
    void everyCommandHasHelpThatNamesTheCommonOptions() {
        frame.execute("--help");
        String overview = out.toString();
        assertThat(overview).contains("version", "users", "test-command", "Exit codes:");

        for (String name : new String[] {"version", "users", "test-command"}) {
            out.getBuffer().setLength(0);
            assertThat(frame.execute(name, "--help")).isZero();
            assertThat(out.toString()).contains("--json=FILE", "--data=FOLDER", "--help");
        }
    }

    @Test
    void reportIsWrittenAsJson(@TempDir Path folder) throws IOException {
        Path report = folder.resolve("report.json");

        frame.execute("test-command", "rejected", "--count=3", "--json=" + report);

        assertThat(new JsonMapper()
                        .readTree(Files.readString(report))
                        .path("count")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void wordsAreCommandsAndOptionsAreSettingsOfTheServer() {
        assertThat(CommandFrame.isCommand("import", "x")).isTrue();
        assertThat(CommandFrame.isCommand("--help")).isTrue();
        assertThat(CommandFrame.isCommand("--server.port=9000")).isFalse();
        assertThat(CommandFrame.isCommand()).isFalse();
    }
}
