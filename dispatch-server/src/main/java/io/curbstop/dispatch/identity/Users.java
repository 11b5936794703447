package io.curbstop.dispatch.identity;

import io.curbstop.dispatch.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The users. Passwords go in as they are typed and never come out. */
@Component
public class Users {

    private static final String SELECT = """
            select u.id, u.username, u.display_name, u.unit_code, u.enabled, u.created_at,
                   (select string_agg(r.role, ',') from app_user_role r where r.user_id = u.id) as roles
            from app_user u
            """;

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Users(JdbcClient jdbc, PasswordEncoder encoder, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.clock = clock;
        this.events = events;
    }

    /** All users, by username. */
    public List<UserAccount> listAll() {
        return jdbc.sql(SELECT + " order by u.username").query(Users::read).list();
    }

    /** The user of that name. */
    public Optional<UserAccount> findByUsername(String username) {
        return jdbc.sql(SELECT + " where u.username = ?")
                .param(username)
                .query(Users::read)
                .optional();
    }

    /** Whether there is anybody at all. */
    public boolean isEmpty() {
        return jdbc.sql("select not exists (select 1 from app_user)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Adds a user.
     *
     * @throws ProblemException {@code username-taken}
     */
    @Transactional
    public UserAccount create(
            UUID id, String username, String displayName, Set<Role> roles, String unitCode, String password) {
        Timestamp now = Timestamp.from(clock.instant());
        try {
            jdbc.sql("""
                            insert into app_user
                                (id, username, display_name, password_hash, unit_code, created_at, password_changed_at)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(id, username, displayName, encoder.encode(password), unitCode, now, now)
                    .update();
        } catch (DuplicateKeyException e) {
            throw ProblemException.refused("username-taken", "There is a user " + username + " already.");
        }
        insertRoles(id, roles);
        return getById(id);
    }

    /** Changes name, roles and unit; ends the user's sessions, which hold the old ones. */
    @Transactional
    public UserAccount change(UUID id, String displayName, Set<Role> roles, String unitCode) {
        UserAccount before = getById(id);
        jdbc.sql("update app_user set display_name = ?, unit_code = ? where id = ?")
                .params(displayName, unitCode, id)
                .update();
        jdbc.sql("delete from app_user_role where user_id = ?").param(id).update();
        insertRoles(id, roles);
        keepAnAdministrator();
        endSessions(before.username());
        return getById(id);
    }

    /** Lets a user sign in, or not any more; the latter ends their sessions. */
    @Transactional
    public UserAccount setEnabled(UUID id, boolean enabled) {
        jdbc.sql("update app_user set enabled = ? where id = ?")
                .params(enabled, id)
                .update();
        UserAccount after = getById(id);
        keepAnAdministrator();
        if (!enabled) {
            endSessions(after.username());
        }
        return after;
    }

    /** Sets a new password and ends the user's sessions. */
    @Transactional
    public UserAccount setPassword(UUID id, String password) {
        jdbc.sql("update app_user set password_hash = ?, password_changed_at = ? where id = ?")
                .params(encoder.encode(password), Timestamp.from(clock.instant()), id)
                .update();
        UserAccount after = getById(id);
        endSessions(after.username());
        return after;
    }

    /** The enabled user with that name and password; takes as long for a name that does not exist. */
    Optional<UserAccount> findByCredentials(String username, String password) {
        Optional<String> hash = jdbc.sql("select password_hash from app_user where username = ? and enabled")
                .param(username)
                .query(String.class)
                .optional();
        boolean matches = encoder.matches(password, hash.orElse(DecoyHash.VALUE));
        return matches && hash.isPresent() ? findByUsername(username) : Optional.empty();
    }

    private UserAccount getById(UUID id) {
        return jdbc.sql(SELECT + " where u.id = ?")
                .param(id)
                .query(Users::read)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no such user."));
    }

    private void insertRoles(UUID id, Set<Role> roles) {
        roles.forEach(role -> jdbc.sql("insert into app_user_role (user_id, role) values (?, ?)")
                .params(id, role.name())
                .update());
    }

    private void endSessions(String username) {
        jdbc.sql("delete from spring_session where principal_name = ?")
                .param(username)
                .update();
        events.publishEvent(new SessionsEnded(username));
    }

    private void keepAnAdministrator() {
        boolean some = jdbc.sql("""
                        select exists (select 1 from app_user u join app_user_role r on r.user_id = u.id
                                       where u.enabled and r.role = 'ADMINISTRATOR')
                        """).query(Boolean.class).single();
        if (!some) {
            throw ProblemException.refused("last-administrator", "Somebody must remain administrator.");
        }
    }

    private static UserAccount read(ResultSet row, int number) throws SQLException {
        String roles = row.getString("roles");
        return new UserAccount(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("display_name"),
                roles == null
                        ? Set.of()
                        : Arrays.stream(roles.split(",")).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.getString("unit_code"),
                row.getBoolean("enabled"),
                row.getTimestamp("created_at").toInstant());
    }

    /** A hash of nothing anybody types, so that unknown names cost as much time as known ones. */
    private static final class DecoyHash {

        private static final String VALUE = "{bcrypt}$2a$10$7EqJtq98hPqEX7fNZaFWoOhi5F5rH7wZp3WQH3F0yQm6Qw0mXy3eS";
    }
}
