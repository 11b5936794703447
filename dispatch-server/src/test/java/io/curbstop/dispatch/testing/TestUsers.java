package io.curbstop.dispatch.testing;

import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.identity.Users;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * People for tests, made when a test first asks for them: named as their role in
 * lower case, a technician being of unit V1.
 */
@Component
public class TestUsers {

    /** The password of them all. */
    public static final String PASSWORD = "a test password";

    private final Users users;

    TestUsers(Users users) {
        this.users = users;
    }

    /** A browser in which the first user of {@code role} is signed in. */
    public TestClient client(int port, Role role) {
        String username = role.name().toLowerCase(Locale.ROOT);
        return client(port, username, role, role == Role.TECHNICIAN ? "V1" : null);
    }

    /** A browser in which {@code username} is signed in; the user is made when missing. */
    public synchronized TestClient client(int port, String username, Role role, String unitCode) {
        if (users.findByUsername(username).isEmpty()) {
            users.create(UUID.randomUUID(), username, username, Set.of(role), unitCode, PASSWORD);
        }
        return TestClient.signedIn(port, username, PASSWORD);
    }
}
