package io.curbstop.dispatch.replay;

import io.curbstop.dispatch.command.CommandRun;
import io.curbstop.dispatch.command.CurbstopCommand;
import io.curbstop.dispatch.command.UnusableArgumentsException;
import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.map.source.mapping.MappingException;
import io.curbstop.map.source.mapping.MappingReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays the incidents of a file through the whole chain on a copy of the city, and reports how far each came. */
@Command(
        name = "replay-incidents",
        description = {
            "Play recorded incidents through the whole chain, on a copy of the city:",
            "call, address, main, trace, crew, app and radio, acknowledgement, closing, history.",
            "Reports how many were placed, linked, traced, delivered, acknowledged and closed."
        })
public class ReplayIncidentsCommand implements CurbstopCommand {

    @Parameters(paramLabel = "FILE", description = "The incidents, such as a CSV file.")
    private Path file;

    @Option(names = "--mapping", required = true, paramLabel = "MAPPING", description = "How to read the file.")
    private Path mapping;

    @Option(names = "--limit", paramLabel = "N", description = "Play every so many-th incident, N in all.")
    private Integer limit;

    @Override
    public int run(CommandRun run) throws Exception {
        RecordedIncidents recorded = read();
        List<RecordedIncident> chosen = choose(recorded.incidents());
        if (run.bean(CityStore.class).findCity().isEmpty()) {
            throw new UnusableArgumentsException("The database holds no city. Import one first: see import --help.");
        }
        run.out().println("Copying the city, so that nothing played here reaches anybody …");
        run.out().flush();
        ReplayReport report;
        try (ReplayWorld world = ReplayWorld.start(run.application())) {
            report = world.replay((done, of) -> {
                        run.out().printf("%,d of %,d incidents%n", done, of);
                        run.out().flush();
                    })
                    .play(chosen, recorded.rows(), recorded.rejections());
        }
        print(run, report);
        run.report(report);
        return report.rejected() > 0 ? DONE_WITH_REJECTED_ROWS : DONE;
    }

    private RecordedIncidents read() throws Exception {
        if (!Files.isReadable(file)) {
            throw new UnusableArgumentsException("There is no readable file " + file + ".");
        }
        try {
            return RecordedIncidents.read(file, MappingReader.read(mapping));
        } catch (MappingException e) {
            throw new UnusableArgumentsException(e.getMessage());
        }
    }

    private List<RecordedIncident> choose(List<RecordedIncident> all) {
        if (limit == null || limit >= all.size()) {
            return all;
        }
        if (limit < 1) {
            throw new UnusableArgumentsException("--limit must be at least 1.");
        }
        double step = (double) all.size() / limit;
        return java.util.stream.IntStream.range(0, limit)
                .mapToObj(i -> all.get((int) (i * step)))
                .toList();
    }

    private static void print(CommandRun run, ReplayReport report) {
        run.out().printf("rows                 %,8d%n", report.rows());
        run.out().printf("rejected             %,8d%n", report.rejected());
        run.out().printf("located              %,8d%n", report.located());
        run.out()
                .printf(
                        "  within 50 m        %,8d   median %.0f m%n",
                        report.located_within_50m(), report.median_error_m());
        run.out().printf("linked to a main     %,8d%n", report.linked());
        run.out().printf("  to the true main   %,8d%n", report.linked_to_true_main());
        run.out().printf("traced               %,8d%n", report.traced());
        report.not_traced().forEach((why, n) -> run.out().printf("  not, %,d: %s%n", n, why));
        run.out().printf("delivered            %,8d%n", report.delivered());
        run.out().printf("acknowledged         %,8d%n", report.acknowledged());
        run.out().printf("closed               %,8d%n", report.closed());
        run.out().printf("seconds              %8.1f%n", report.seconds());
        report.rejections().stream().limit(20).forEach(r -> run.out().println("rejected: " + r));
        report.failures().stream().limit(20).forEach(f -> run.out().println("failed: " + f));
    }
}
