package io.curbstop.dispatch.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A user as an administrator sees them.
 *
 * @param id of the user
 * @param username lower case, what they sign in with
 * @param displayName what others read
 * @param roles at least one
 * @param unitCode a technician's unit by default; null for others
 * @param enabled whether they may sign in
 * @param createdAt when the account was made
 */
public record UserAccount(
        UUID id,
        String username,
        String displayName,
        Set<Role> roles,
        String unitCode,
        boolean enabled,
        Instant createdAt) {

    SignedInUser toSignedInUser() {
        return new SignedInUser(id, username, displayName, roles, unitCode);
    }
}
