package io.curbstop.dispatch.identity;

import io.curbstop.dispatch.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The users of the demo city, whose password everybody may know, and who exist nowhere else. */
@Component
public class DemoUsers {

    /** The password of them all. */
    public static final String PASSWORD = "curbstop-demo";

    private final Users users;
    private final JdbcClient jdbc;

    DemoUsers(Users users, JdbcClient jdbc) {
        this.users = users;
        this.jdbc = jdbc;
    }

    /**
     * One of them, as the sign-in page shows it.
     *
     * @param username to sign in with
     * @param displayName to read
     * @param role what they may do
     * @param unitCode the unit of a technician; null for others
     */
    public record DemoUser(String username, String displayName, Role role, String unitCode) {}

    private static final List<DemoUser> ALL = List.of(
            new DemoUser("dana", "Dana Whitlock", Role.DISPATCHER, null),
            new DemoUser("omar", "Omar Haddad", Role.DISPATCHER, null),
            new DemoUser("tess", "Tess Okafor", Role.TECHNICIAN, "V1"),
            new DemoUser("raul", "Raul Mendes", Role.TECHNICIAN, "R1"),
            new DemoUser("sam", "Sam Petrov", Role.SUPERVISOR, null),
            new DemoUser("mira", "Mira Lindqvist", Role.MANAGER, null),
            new DemoUser("ada", "Ada Brennan", Role.ADMINISTRATOR, null));

    /** Whether this database holds the demo city. */
    public boolean isDemoCity() {
        return jdbc.sql("select coalesce((select demo from city), false)")
                .query(Boolean.class)
                .single();
    }

    /** The demo users. */
    public List<DemoUser> listAll() {
        return ALL;
    }

    /** Adds those who are missing; refuses to where real people work. Safe to repeat. */
    @Transactional
    public void seed() {
        if (!isDemoCity()) {
            throw ProblemException.refused("not-a-demo", "Demo users belong to the demo city only.");
        }
        for (DemoUser user : ALL) {
            if (users.findByUsername(user.username()).isEmpty()) {
                users.create(
                        UUID.nameUUIDFromBytes(("demo user " + user.username()).getBytes()),
                        user.username(),
                        user.displayName(),
                        Set.of(user.role()),
                        user.unitCode(),
                        PASSWORD);
            }
        }
    }
}
