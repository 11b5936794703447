package io.curbstop.dispatch.exercise;

import io.curbstop.dispatch.citycopy.CopiedServer;
import io.curbstop.dispatch.command.CommandRun;
import io.curbstop.dispatch.command.CurbstopCommand;
import io.curbstop.dispatch.command.UnusableArgumentsException;
import io.curbstop.dispatch.exercise.scenario.RecordedLog;
import io.curbstop.dispatch.exercise.scenario.Scenario;
import io.curbstop.dispatch.exercise.scenario.ScenarioFile;
import io.curbstop.dispatch.exercise.scenario.ScenarioKind;
import io.curbstop.dispatch.exercise.scenario.ScenarioMaker;
import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays a scenario on a copy of the city as fast as it goes, with everybody played, and prints how it went. */
@Command(
        name = "play-scenario",
        description = {
            "Play a scenario on a copy of the city as fast as it goes, with callers, desk and crews played, and print how",
            "it went. The scenario is a file, made up from a seed, or what was recorded on some days."
        })
public class PlayScenarioCommand implements CurbstopCommand {

    private static final long PROGRESS_ns = 5_000_000_000L;

    @ArgGroup(multiplicity = "1")
    private Source source;

    /** Where the scenario comes from. */
    static class Source {
        @Parameters(paramLabel = "FILE", description = "A scenario as CSV.")
        private Path file;

        @Option(names = "--kind", paramLabel = "KIND", description = "One made up: ${COMPLETION-CANDIDATES}.")
        private ScenarioKind kind;

        @Option(names = "--recorded-from", paramLabel = "DAY", description = "What was recorded from this day on.")
        private LocalDate recordedFrom;
    }

    @Option(names = "--recorded-to", paramLabel = "DAY", description = "The last recorded day (default: the first).")
    private LocalDate recordedTo;

    @Option(names = "--within", paramLabel = "HOURS", description = "Draw it together or out to so many hours.")
    private Integer within;

    @Option(names = "--seed", paramLabel = "N", description = "Decides every chance in it (default: 1).")
    private long seed = 1;

    @Option(names = "--calls", paramLabel = "N", description = "How many calls are made up.")
    private Integer calls;

    @Option(names = "--begin", paramLabel = "HH:MM", description = "Time of day at which it begins (default: 18:00).")
    private LocalTime begin = LocalTime.of(18, 0);

    @Option(names = "--days", paramLabel = "N", description = "When to give up (default: after 5 days).")
    private int days = 5;

    @Option(names = "--silent", paramLabel = "%", description = "Orders that no crew answers (default: 8 of 100).")
    private int silent = 8;

    @Option(names = "--stuck", paramLabel = "%", description = "Valves that cannot be turned (default: 10 of 100).")
    private int stuck = 10;

    @Option(names = "--radio", paramLabel = "%", description = "Crews without a phone (default: 20 of 100).")
    private int radio = 20;

    /**
     * How it went.
     *
     * @param scenario its name
     * @param lasted_h hours from the beginning until nothing stood open, or until it was given up
     * @param ended whether all was seen to
     * @param rejected rows of the file that could not be played, by line
     */
    record Report(
            String scenario,
            double lasted_h,
            boolean ended,
            double seconds,
            ExerciseTally.Counts counts,
            Map<Integer, String> rejected) {}

    @Override
    public int run(CommandRun run) throws Exception {
        Map<Integer, String> rejected = new TreeMap<>();
        requireSense();
        // From the city itself, for the copy has no past.
        Scenario recorded = source.recordedFrom == null ? null : readLog(run);
        long began_ns = System.nanoTime();
        Report report;
        try (CopiedServer server = TrainCommand.start(run, "127.0.0.1", 0, "--curbstop.radio.hurried=true")) {
            Scenario scenario = recorded == null ? make(server, rejected) : recorded;
            if (within != null) {
                scenario = scenario.within(Duration.ofHours(within));
            }
            report = play(server, run, scenario, rejected, began_ns);
        }
        print(run, report);
        run.report(report);
        return rejected.isEmpty() ? DONE : DONE_WITH_REJECTED_ROWS;
    }

    /**
     * Refuses what cannot be, and what would be ignored.
     *
     * @throws UnusableArgumentsException with the reason
     */
    void requireSense() {
        for (int percent : List.of(silent, stuck, radio)) {
            if (percent < 0 || percent > 100) {
                throw new UnusableArgumentsException("--silent, --stuck and --radio are of a hundred: 0 to 100.");
            }
        }
        if (within != null && (within < 1 || within > Scenario.LONGEST.toHours()) || days < 1 || days > 60) {
            throw new UnusableArgumentsException("--within is 1 to 168 hours, --days 1 to 60.");
        }
        if (recordedTo != null && source.recordedFrom == null) {
            throw new UnusableArgumentsException("--recorded-to needs --recorded-from, the first of the days.");
        }
        if (calls != null && source.kind == null) {
            throw new UnusableArgumentsException(
                    "--calls needs --kind: only what is made up has as many as one likes.");
        }
    }

    private Scenario readLog(CommandRun run) {
        LocalDate last = recordedTo == null ? source.recordedFrom : recordedTo;
        try {
            return run.bean(RecordedLog.class).read(source.recordedFrom, last);
        } catch (ProblemException e) {
            throw new UnusableArgumentsException(e.getMessage());
        }
    }

    private Scenario make(CopiedServer server, Map<Integer, String> rejected) throws IOException {
        try {
            if (source.kind != null) {
                return server.bean(ScenarioMaker.class)
                        .make(source.kind, seed, calls == null ? source.kind.calls() : calls);
            }
            if (!Files.isReadable(source.file)) {
                throw new UnusableArgumentsException("There is no readable file " + source.file + ".");
            }
            String name = source.file.getFileName().toString().replaceAll("(?i)\\.csv$", "");
            ScenarioFile.Read read = server.bean(ScenarioFile.class).read(name, Files.readAllBytes(source.file));
            read.rejected().forEach(row -> rejected.put(row.row(), row.reason()));
            return read.scenario();
        } catch (ProblemException e) {
            throw new UnusableArgumentsException(e.getMessage());
        }
    }

    private Report play(
            CopiedServer server, CommandRun run, Scenario scenario, Map<Integer, String> rejected, long began_ns) {
        Instant now = server.bean(Clock.class).instant();
        ZonedDateTime today =
                now.atZone(server.bean(CityStore.class).getCity().timeZone()).with(begin);
        Instant from = (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
        server.bean(WorldTimes.class).stand(from);
        Exercise exercise = server.bean(Exercises.class)
                .begin(
                        new Exercise(
                                UUID.randomUUID(),
                                scenario.name(),
                                source.kind == null ? "FILE" : source.kind.name(),
                                seed,
                                Exercise.Desk.AUTOMATIC,
                                silent,
                                stuck,
                                radio,
                                Exercise.ACTOR,
                                null,
                                null,
                                null),
                        scenario);
        long[] told_ns = {began_ns};
        boolean ended = server.bean(FastPlay.class).play(from.plus(Duration.ofDays(days)), at -> {
            if (System.nanoTime() - told_ns[0] > PROGRESS_ns) {
                told_ns[0] = System.nanoTime();
                run.out().printf("%.1f hours played%n", hours(from, at));
                run.out().flush();
            }
        });
        return new Report(
                scenario.name(),
                hours(from, server.bean(Clock.class).instant()),
                ended,
                (System.nanoTime() - began_ns) / 1e9,
                server.bean(ExerciseTally.class).count(exercise.id()),
                rejected);
    }

    private static double hours(Instant from, Instant to) {
        return Math.round(Duration.between(from, to).toMinutes() / 6.0) / 10.0;
    }

    private static void print(CommandRun run, Report report) {
        run.out()
                .println(report.scenario() + (report.ended() ? ", all seen to" : ", given up") + " after "
                        + report.lasted_h() + " h, played in " + Math.round(report.seconds()) + " s");
        report.counts().asWords().forEach((what, count) -> run.out().printf("  %-52s %s%n", what, count));
        report.rejected().forEach((row, reason) -> run.out().println("rejected: row " + row + ": " + reason));
    }
}
