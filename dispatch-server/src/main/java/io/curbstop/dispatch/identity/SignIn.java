package io.curbstop.dispatch.identity;

import io.curbstop.dispatch.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Checks passwords, slows down guessing, and opens and closes sessions. */
@Component
class SignIn {

    /** After this many wrong passwords for one name from one address, further tries wait. */
    static final int TRIES = 8;

    static final Duration TRIES_WITHIN = Duration.ofMinutes(5);
    private static final String FAILED = "sign-in-failed";

    private final Users users;
    private final Audit audit;
    private final Clock clock;
    private final SecurityContextRepository contexts;
    private final SessionAuthenticationStrategy sessions;
    private final ApplicationEventPublisher events;

    SignIn(
            Users users,
            Audit audit,
            Clock clock,
            SecurityContextRepository contexts,
            SessionAuthenticationStrategy sessions,
            ApplicationEventPublisher events) {
        this.users = users;
        this.audit = audit;
        this.clock = clock;
        this.contexts = contexts;
        this.sessions = sessions;
        this.events = events;
    }

    SignedInUser signIn(String typedName, String password, HttpServletRequest request, HttpServletResponse response) {
        String username = typedName.strip().toLowerCase(Locale.ROOT);
        String address = request.getRemoteAddr();
        if (audit.count(FAILED, username, address, clock.instant().minus(TRIES_WITHIN)) >= TRIES) {
            throw new ProblemException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-attempts",
                    "Too many wrong passwords. Wait " + TRIES_WITHIN.toMinutes() + " minutes, or ask an administrator.",
                    Map.of());
        }
        UserAccount account = users.findByCredentials(username, password).orElse(null);
        if (account == null) {
            audit.record(username, FAILED, username, "", address);
            throw new ProblemException(HttpStatus.UNAUTHORIZED, FAILED, "Username or password is not right.", Map.of());
        }
        SignedInUser user = account.toSignedInUser();
        open(user, request, response);
        audit.record(username, "signed-in", username, "", address);
        return user;
    }

    void signOut(SignedInUser user, HttpServletRequest request, HttpServletResponse response) {
        new SecurityContextLogoutHandler()
                .logout(request, response, SecurityContextHolder.getContext().getAuthentication());
        events.publishEvent(new SessionsEnded(user.username()));
        audit.record(user.username(), "signed-out", user.username(), "", request.getRemoteAddr());
    }

    private void open(SignedInUser user, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = UsernamePasswordAuthenticationToken.authenticated(
                user,
                null,
                AuthorityUtils.createAuthorityList(
                        user.roles().stream().map(Role::authority).toList()));
        request.getSession();
        sessions.onAuthentication(authentication, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
