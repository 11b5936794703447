package io.curbstop.dispatch.geodata.imports;

import io.curbstop.dispatch.command.CommandRun;
import io.curbstop.dispatch.command.CurbstopCommand;
import io.curbstop.dispatch.command.UnusableArgumentsException;
import io.curbstop.map.source.mapping.Mapping;
import io.curbstop.map.source.mapping.MappingException;
import io.curbstop.map.source.mapping.MappingReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes in a city's data. */
@Command(
        name = "import",
        description =
                "Take in streets, addresses, networks or past incidents from map layers, tables and network models.")
public class ImportCommand implements CurbstopCommand {

    /** Exit code, so that the report is still written. */
    private static final int FAILED = 3;

    @Parameters(paramLabel = "FOLDER|FILE", description = "The folder the mapping's files are in, or one file.")
    Path source;

    @Option(names = "--mapping", required = true, paramLabel = "FILE", description = "The mapping file (YAML).")
    Path mapping;

    @Override
    public int run(CommandRun run) throws Exception {
        Mapping what = readMapping();
        Path folder = source;
        if (!Files.exists(source)) {
            throw new UnusableArgumentsException(source + " is not there.");
        }
        if (!Files.isDirectory(source)) {
            String name = source.getFileName().toString();
            what = what.forFile(name)
                    .orElseThrow(() -> new UnusableArgumentsException(
                            "%s says nothing about a file named %s.".formatted(mapping, name)));
            folder = source.toAbsolutePath().getParent();
        }
        PrintWriter out = run.out();
        ImportReport report;
        try {
            report = run.bean(ImportPipeline.class)
                    .run(
                            new ImportRequest(UUID.randomUUID(), what, folder, source.toString(), null),
                            line -> out.println("  " + line));
        } catch (ImportRefusedException e) {
            throw new UnusableArgumentsException(e.getMessage());
        }
        new ReportText(out).print(report);
        run.report(report);
        if (report.anyLayerFailed()) {
            out.println("Not all layers could be taken, see above.");
            return FAILED;
        }
        return report.anythingLost() ? DONE_WITH_REJECTED_ROWS : DONE;
    }

    private Mapping readMapping() {
        try {
            return MappingReader.read(mapping);
        } catch (MappingException e) {
            throw new UnusableArgumentsException(e.getMessage());
        }
    }
}
