package io.curbstop.dispatch.command;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Prints the versions of Curbstop and of the Java it runs on. */
@Command(name = "version", description = "Print the versions of Curbstop and Java.")
public class VersionCommand implements CurbstopCommand {

    @Override
    public int run(CommandRun run) {
        String curbstop = curbstopVersion();
        String java = System.getProperty("java.version");
        run.out().println("Curbstop " + curbstop + ", Java " + java);
        run.report(Map.of("curbstop", curbstop, "java", java));
        return DONE;
    }

    private static String curbstopVersion() {
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    /** For {@code --version}. */
    static class Provider implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"Curbstop " + curbstopVersion()};
        }
    }
}
