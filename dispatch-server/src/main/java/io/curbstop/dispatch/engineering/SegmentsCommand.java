package io.curbstop.dispatch.engineering;

import io.curbstop.dispatch.command.CommandRun;
import io.curbstop.dispatch.command.CurbstopCommand;
import io.curbstop.map.engineering.NetworkFile;
import io.curbstop.map.engineering.SegmentsFile;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.trace.Segmentation;
import io.curbstop.map.trace.TraceOptions;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the segments into which a network's valves part it. */
@Command(
        name = "segments",
        description = "Write the segments into which the valves part a network, without a database.")
public class SegmentsCommand implements CurbstopCommand {

    @Mixin
    NetworkArguments arguments;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "CSV",
            description = "Where to write kind,id,segment; .gz compresses.")
    Path out;

    @Override
    public int run(CommandRun run) throws Exception {
        NetworkFile read = arguments.read(run.out());
        PipeNetwork network = read.assembly().network();
        Segmentation segments = Segmentation.of(
                network,
                ValveStates.recorded(network),
                TraceOptions.water().withHonourLinkStatus(!arguments.ignoreLinkStatus));
        SegmentsFile.write(network, segments, out);
        run.report(Map.of("segments", segments.count(), "rejected", read.rejected()));
        run.out().printf("%d segments written to %s%n", segments.count(), out);
        return read.rejected().isEmpty() ? DONE : DONE_WITH_REJECTED_ROWS;
    }
}
