package io.curbstop.dispatch.engineering;

import io.curbstop.dispatch.command.CommandRun;
import io.curbstop.dispatch.command.CurbstopCommand;
import io.curbstop.dispatch.command.UnusableArgumentsException;
import io.curbstop.map.engineering.CaseRun;
import io.curbstop.map.engineering.NetworkFile;
import io.curbstop.map.trace.TraceOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Traces cases on a network and writes their answers. */
@Command(
        name = "trace",
        description = "Trace breaks on a network and write the valves and areas, without a database.",
        footer = {
            "",
            "A case is an object with breaks (ids of pipes), and may have stuck and closed_before (ids of valves);",
            "the file is an array of cases. The answers are the same cases with their answers."
        })
public class TraceCommand implements CurbstopCommand {

    @Mixin
    NetworkArguments arguments;

    @Option(names = "--cases", required = true, paramLabel = "FILE", description = "The cases (JSON, or .gz of it).")
    Path cases;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Where to write the answers; .gz compresses.")
    Path out;

    @Option(names = "--undirected", description = "Let water pass non-return valves, pumps and regulators both ways.")
    boolean undirected;

    @Option(
            names = "--plan",
            paramLabel = "PLAN",
            defaultValue = "nearest",
            converter = PlanConverter.class,
            description = "nearest (the nearest ring of valves) or fewest-valves. Default: ${DEFAULT-VALUE}.")
    CaseRun.Plan plan;

    @Override
    public int run(CommandRun run) throws Exception {
        if (!Files.exists(cases)) {
            throw new UnusableArgumentsException(cases + " is not there.");
        }
        NetworkFile read = arguments.read(run.out());
        TraceOptions options = TraceOptions.water()
                .withTrustCheckValves(!undirected)
                .withDirectedSupply(!undirected)
                .withHonourLinkStatus(!arguments.ignoreLinkStatus);
        CaseRun.Summary done;
        try {
            done = new CaseRun(read.assembly().network(), options, plan).run(cases, out);
        } catch (CaseRun.UnusableCasesException e) {
            throw new UnusableArgumentsException(e.getMessage());
        }
        NetworkArguments.print(run.out(), "Not traced: ", done.problems());
        List<String> rejected = new ArrayList<>(read.rejected());
        rejected.addAll(done.problems());
        run.report(Map.of(
                "cases", done.cases(),
                "median_us", done.median_us(),
                "p99_us", done.p99_us(),
                "rejected", rejected));
        run.out()
                .printf(
                        Locale.ROOT,
                        "%d cases, median %.1f us, p99 %.1f us%n",
                        done.cases(),
                        done.median_us(),
                        done.p99_us());
        return rejected.isEmpty() ? DONE : DONE_WITH_REJECTED_ROWS;
    }

    /** Plans by the names people type. */
    static class PlanConverter implements ITypeConverter<CaseRun.Plan> {
        @Override
        public CaseRun.Plan convert(String name) {
            for (CaseRun.Plan plan : CaseRun.Plan.values()) {
                if (plan.name().equalsIgnoreCase(name.replace('-', '_'))) {
                    return plan;
                }
            }
            throw new TypeConversionException("'" + name + "' is no plan: nearest or fewest-valves");
        }
    }
}
