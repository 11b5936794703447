package io.curbstop.dispatch.technician;

import io.curbstop.dispatch.console.Callers;
import io.curbstop.dispatch.identity.SignedInUser;
import java.security.Principal;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** The unit of whoever stands behind a WebSocket session. */
@Component
class UnitFinder {

    private final Callers callers;

    UnitFinder(Callers callers) {
        this.callers = callers;
    }

    Optional<String> findUnit(Principal principal) {
        if (principal instanceof Authentication signedIn && signedIn.getPrincipal() instanceof SignedInUser user) {
            return callers.findUnit(user);
        }
        return principal instanceof SignedInUser user ? callers.findUnit(user) : Optional.empty();
    }
}
