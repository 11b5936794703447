package io.curbstop.dispatch.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The jar itself; with no command it is the server. */
@Command(
        name = "dispatch-server",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.Provider.class,
        subcommands = HelpCommand.class,
        description = {
            "The control room of a utility.",
            "Without a command, starts the server; settings are given as --name=value, for example --server.port=9000."
        },
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all done",
            "1:done, some rows of the input were rejected",
            "2:the arguments cannot be used",
            "3:failed"
        })
class RootCommand {}
