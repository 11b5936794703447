package io.curbstop.dispatch.command;

/**
 * A command of the command line, registered as a service. Implementations bear picocli's {@code @Command}, hold their options and parameters in
 * annotated fields, and have a constructor without parameters. {@code --help}, {@code --json} and {@code --data} are added
 * to each.
 */
public interface CurbstopCommand {

    /** Exit code: all done. */
    int DONE = 0;

    /** Exit code: done, but some rows of the input were rejected. */
    int DONE_WITH_REJECTED_ROWS = 1;

    /**
     * Does the work.
     *
     * @return {@link #DONE} or {@link #DONE_WITH_REJECTED_ROWS}
     * @throws UnusableArgumentsException when the arguments make no sense together, or name what does not exist
     * @throws Exception anything else, of which the message is printed: the command has failed
     */
    int run(CommandRun run) throws Exception;
}
