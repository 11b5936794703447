package io.curbstop.dispatch.identity;

import java.io.Serializable;
import java.security.Principal;
import java.util.Set;
import java.util.UUID;

/**
 * Who is calling.
 *
 * @param id of the user
 * @param username what they sign in with; also the name of their WebSocket queue
 * @param displayName what others read
 * @param roles at least one
 * @param unitCode a technician's unit by default, such as V1; null for others
 */
public record SignedInUser(UUID id, String username, String displayName, Set<Role> roles, String unitCode)
        implements Principal, Serializable {

    private static final long serialVersionUID = 1L;

    /** Keeps its own copy of the roles. */
    public SignedInUser {
        roles = Set.copyOf(roles);
    }

    @Override
    public String getName() {
        return username;
    }

    /** Whether this user holds {@code role} itself; see {@link Audience} for what it implies. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** The page to open after signing in: that of the first role, in the order of {@link Role}. */
    public String home() {
        return roles.stream().sorted().findFirst().map(Role::home).orElse("/sign-in");
    }
}
