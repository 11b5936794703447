package io.curbstop.dispatch.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of every command. */
class CommonOptions {

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report to this file, as JSON.")
    Path json;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Use the private database in this folder (default: the server's, ./data).")
    Path data;

    @Option(names = "--stack-trace", description = "Print the stack trace of a failure.")
    boolean stackTrace;
}
