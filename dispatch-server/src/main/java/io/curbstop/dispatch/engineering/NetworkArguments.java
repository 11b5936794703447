package io.curbstop.dispatch.engineering;

import io.curbstop.dispatch.command.UnusableArgumentsException;
import io.curbstop.map.engineering.NetworkFile;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.source.mapping.MappingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which network, for the commands that work on one in a file. */
class NetworkArguments {

    /** How many rejected rows are printed; the others are counted. */
    private static final int PRINTED = 20;

    @Parameters(
            paramLabel = "NETWORK",
            description = "An EPANET model (.inp), or with --mapping a GeoPackage, another file or a folder.")
    Path network;

    @Option(
            names = "--valves",
            paramLabel = "CSV",
            description = "Valves as valve,link,node, instead of those in the network's own file.")
    Path valves;

    @Option(names = "--mapping", paramLabel = "FILE", description = "What is what in the network's file (YAML).")
    Path mapping;

    @Option(
            names = "--ignore-link-status",
            description = "Take pipes that are recorded as closed for open ones; by default they hold water back.")
    boolean ignoreLinkStatus;

    /**
     * Reads the network and prints what could not be taken.
     *
     * @throws UnusableArgumentsException when a file is not there or is not what it should be
     */
    NetworkFile read(PrintWriter out) {
        for (Path file : new Path[] {network, valves, mapping}) {
            if (file != null && !Files.exists(file)) {
                throw new UnusableArgumentsException(file + " is not there.");
            }
        }
        NetworkFile read;
        try {
            read = NetworkFile.read(network, mapping, valves);
        } catch (IOException | MappingException e) {
            throw new UnusableArgumentsException(e.getMessage());
        }
        PipeNetwork pipes = read.assembly().network();
        if (pipes.links().count() == 0) {
            throw new UnusableArgumentsException("%s holds no pipe.".formatted(network));
        }
        print(out, "Not taken: ", read.rejected());
        out.println(read.assembly().report().toText().strip());
        return read;
    }

    static void print(PrintWriter out, String before, List<?> lines) {
        lines.stream().limit(PRINTED).forEach(line -> out.println(before + line));
        if (lines.size() > PRINTED) {
            out.printf("%sand %d more%n", before, lines.size() - PRINTED);
        }
    }
}
