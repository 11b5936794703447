package io.curbstop.dispatch.exercise;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.dispatch.command.UnusableArgumentsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the command is not asked twice. */
class PlayScenarioCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "night.csv --recorded-to 2014-01-07 | --recorded-from",
                "--kind STORM_NIGHT --recorded-to 2014-01-07 | --recorded-from",
                "--recorded-from 2014-01-06 --calls 20 | --kind",
                "night.csv --calls 20 | --kind",
                "night.csv --silent 101 | 0 to 100",
                "night.csv --within 0 | --within",
                "night.csv --days 61 | --days"
            })
    void whatWouldBeIgnoredOrCannotBeIsRefusedWithTheReason(String line, String reason) {
        assertThatThrownBy(() -> parse(line).requireSense())
                .isInstanceOf(UnusableArgumentsException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whatMakesSenseIsTaken() {
        assertThatCode(() -> parse("--recorded-from 2014-01-06 --recorded-to 2014-01-07 --within 12")
                        .requireSense())
                .doesNotThrowAnyException();
        assertThatCode(() -> parse("--kind STORM_NIGHT --calls 20").requireSense())
                .doesNotThrowAnyException();
    }

    private static PlayScenarioCommand parse(String line) {
        PlayScenarioCommand command = new PlayScenarioCommand();
        new CommandLine(command).parseArgs(line.split(" "));
        return command;
    }
}
