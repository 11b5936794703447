package io.curbstop.dispatch.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Finds the commands that are registered as services, reads the arguments, runs the command they name, and says how it ended. */
public final class CommandFrame {

    /** Exit code: the arguments cannot be used. */
    static final int UNUSABLE = 2;

    /** Exit code: failed. */
    static final int FAILED = 3;

    private static final Set<String> OPTIONS_WITHOUT_COMMAND = Set.of("--help", "-h", "--version", "-V");

    private final Class<?> application;
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * A frame that prints to {@code out} and {@code err}.
     *
     * @param application the Spring Boot application that {@link CommandRun#bean} starts
     */
    CommandFrame(Class<?> application, PrintWriter out, PrintWriter err) {
        this.application = application;
        this.out = out;
        this.err = err;
    }

    /** Whether {@code arguments} name a command, or ask for help; otherwise they are settings of the server. */
    public static boolean isCommand(String... arguments) {
        return arguments.length > 0
                && (!arguments[0].startsWith("-") || OPTIONS_WITHOUT_COMMAND.contains(arguments[0]));
    }

    /** Runs the command that {@code arguments} name and returns its exit code; the log goes to standard error. */
    public static int run(Class<?> application, String... arguments) {
        PrintStream standardOutput = System.out;
        System.setOut(System.err);
        PrintWriter out = new PrintWriter(standardOutput, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return run(application, out, err, arguments);
    }

    /** The same with other places to print to than those of the process. */
    public static int run(Class<?> application, PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandFrame(application, out, err).execute(arguments);
    }

    int execute(String... arguments) {
        CommandLine root = new CommandLine(new RootCommand());
        for (CurbstopCommand command : findCommands()) {
            root.addSubcommand(describe(command));
        }
        root.setOut(out).setErr(err);
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setExecutionStrategy(this::runParsed);
        return root.execute(arguments);
    }

    private int runParsed(CommandLine.ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        List<CommandLine> line = parsed.asCommandLineList();
        CommandLine last = line.get(line.size() - 1);
        if (!(last.getCommand() instanceof CurbstopCommand command)) {
            last.usage(err);
            return UNUSABLE;
        }
        CommonOptions options =
                (CommonOptions) last.getCommandSpec().mixins().get("common").userObject();
        return runCommand(command, options);
    }

    private int runCommand(CurbstopCommand command, CommonOptions options) {
        try (LazyRun run = new LazyRun(application, options, out)) {
            int code = command.run(run);
            if (options.json != null) {
                writeReport(run.report(), options);
            }
            return code;
        } catch (UnusableArgumentsException e) {
            err.println(e.getMessage());
            return UNUSABLE;
        } catch (Exception e) {
            if (options.stackTrace) {
                e.printStackTrace(err);
            } else {
                err.println(plainMessage(e));
            }
            return FAILED;
        }
    }

    private void writeReport(Object report, CommonOptions options) throws IOException {
        if (report == null) {
            throw new UnusableArgumentsException("This command has no report for --json.");
        }
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValue(options.json.toFile(), report);
    }

    /** The message of a failure; that of its cause when Spring has wrapped one. */
    private static String plainMessage(Exception failure) {
        Throwable told = failure;
        while (told.getCause() != null && told.getClass().getName().startsWith("org.springframework.beans")) {
            told = told.getCause();
        }
        return "Failed: " + (told.getMessage() == null ? told.getClass().getSimpleName() : told.getMessage());
    }

    private static CommandLine describe(CurbstopCommand command) {
        CommandLine line = new CommandLine(command);
        CommandSpec spec = line.getCommandSpec();
        spec.addMixin("common", CommandSpec.forAnnotatedObject(new CommonOptions()));
        spec.mixinStandardHelpOptions(true);
        spec.usageMessage().sortOptions(false);
        return line;
    }

    private static List<CurbstopCommand> findCommands() {
        return ServiceLoader.load(CurbstopCommand.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(CommandFrame::name))
                .toList();
    }

    private static String name(CurbstopCommand command) {
        return command.getClass().getAnnotation(Command.class).name();
    }
}
