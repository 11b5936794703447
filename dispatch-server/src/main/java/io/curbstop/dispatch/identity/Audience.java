package io.curbstop.dispatch.identity;

import java.util.Set;
import org.springframework.security.core.Authentication;

/** Who may call a path, open a page or hear a topic. */
public enum Audience {
    /** Everybody, signed in or not. */
    ANYONE(Set.of()),
    /** Everybody who is signed in. */
    SIGNED_IN(Set.of()),
    /** Dispatchers, and supervisors, who may do all a dispatcher may. */
    DISPATCHER(Set.of(Role.DISPATCHER, Role.SUPERVISOR)),
    /** Technicians. */
    TECHNICIAN(Set.of(Role.TECHNICIAN)),
    /** Supervisors. */
    SUPERVISOR(Set.of(Role.SUPERVISOR)),
    /** Managers. */
    MANAGER(Set.of(Role.MANAGER)),
    /** Administrators. */
    ADMINISTRATOR(Set.of(Role.ADMINISTRATOR));

    private final Set<Role> roles;

    Audience(Set<Role> roles) {
        this.roles = roles;
    }

    /** Whether the holder of {@code authentication}, which may be null, belongs to this audience. */
    public boolean admits(Authentication authentication) {
        if (this == ANYONE) {
            return true;
        }
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedInUser user)) {
            return false;
        }
        return this == SIGNED_IN || user.roles().stream().anyMatch(roles::contains);
    }
}
