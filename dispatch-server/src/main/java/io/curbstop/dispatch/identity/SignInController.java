package io.curbstop.dispatch.identity;

import io.curbstop.dispatch.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, and who one is. */
@RestController
class SignInController {

    private final SignIn signIn;

    SignInController(SignIn signIn) {
        this.signIn = signIn;
    }

    record Credentials(
            @NotBlank(message = "is missing") @Size(max = 100, message = "is too long")
            String username,

            @NotBlank(message = "is missing") @Size(max = 200, message = "is too long")
            String password) {}

    record Me(String username, String displayName, List<Role> roles, String unitCode, String home) {

        static Me of(SignedInUser user) {
            return new Me(
                    user.username(),
                    user.displayName(),
                    user.roles().stream().sorted().toList(),
                    user.unitCode(),
                    user.home());
        }
    }

    @PostMapping(path = "/api/sign-in", consumes = MediaType.APPLICATION_JSON_VALUE)
    @AllowedFor(Audience.ANYONE)
    Me signIn(@Valid @RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        return Me.of(signIn.signIn(credentials.username(), credentials.password(), request, response));
    }

    @PostMapping(path = "/api/sign-in", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @AllowedFor(Audience.ANYONE)
    Me signInByForm(@Valid Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        return Me.of(signIn.signIn(credentials.username(), credentials.password(), request, response));
    }

    @PostMapping("/api/sign-out")
    @AllowedFor(Audience.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@AuthenticationPrincipal SignedInUser user, HttpServletRequest request, HttpServletResponse response) {
        signIn.signOut(user, request, response);
    }

    @GetMapping("/api/me")
    @AllowedFor(Audience.ANYONE)
    Me me(@AuthenticationPrincipal SignedInUser user) {
        if (user == null) {
            throw new ProblemException(HttpStatus.UNAUTHORIZED, "not-signed-in", "Sign in first.", Map.of());
        }
        return Me.of(user);
    }
}
