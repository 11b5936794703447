package io.curbstop.dispatch.identity;

import io.curbstop.dispatch.command.CommandRun;
import io.curbstop.dispatch.command.CurbstopCommand;
import io.curbstop.dispatch.command.UnusableArgumentsException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the users, or gives one a new password when nobody is left who could. */
@Command(
        name = "users",
        description = "List the users; with --reset-password, give one a new random password and print it.")
public class UsersCommand implements CurbstopCommand {

    @Option(names = "--reset-password", paramLabel = "USERNAME", description = "The user to give a new password.")
    private String resetPassword;

    @Override
    public int run(CommandRun run) {
        Users users = run.bean(Users.class);
        if (resetPassword != null) {
            UserAccount user = users.findByUsername(resetPassword)
                    .orElseThrow(() -> new UnusableArgumentsException("There is no user " + resetPassword + "."));
            String password = FirstUsers.randomPassword();
            users.setPassword(user.id(), password);
            run.bean(Audit.class).record("command line", "password-set", user.username(), "");
            run.out().println("New password of " + user.username() + ": " + password);
            return DONE;
        }
        List<UserAccount> all = users.listAll();
        all.forEach(user -> run.out()
                .printf(
                        "%-20s %-30s %s%s%n",
                        user.username(), user.displayName(), user.roles(), user.enabled() ? "" : " (disabled)"));
        run.report(all);
        return DONE;
    }
}
