/**
 * The command line: the server's jar is also the tool. Not one of the seven steps; no events in, none out.
 *
 * <p>A module adds a command by a public class that implements {@link io.curbstop.dispatch.command.CurbstopCommand} and
 * bears picocli's {@code @Command}, and by its name in {@code META-INF/services}: looking through all classes would take
 * longer than most commands. Such a class holds the options and needs no Spring: {@link
 * io.curbstop.dispatch.command.CommandRun#bean} starts the application, on the server's database, when it is first called.
 * So {@code --help} and commands without a database answer at once.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Command line",
        allowedDependencies = {"database", "problem"})
package io.curbstop.dispatch.command;
