package io.curbstop.dispatch.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keeping users, for administrators; every change is audited. */
@RestController
@RequestMapping("/api/users")
@AllowedFor(Audience.ADMINISTRATOR)
class UserController {

    private final Users users;
    private final Audit audit;

    UserController(Users users, Audit audit) {
        this.users = users;
        this.audit = audit;
    }

    record NewUser(
            @NotNull(message = "is missing") UUID id,

            @NotNull(message = "is missing")
            @Pattern(
                    regexp = "[a-z][a-z0-9._-]{1,39}",
                    message = "must be 2 to 40 lower-case letters, digits, dots, dashes or underscores")
            String username,

            @NotBlank(message = "is missing") @Size(max = 100, message = "is longer than 100 characters")
            String displayName,

            @NotEmpty(message = "must have at least one role")
            Set<Role> roles,

            @Size(max = 10, message = "is longer than 10 characters")
            String unitCode,

            @NotNull(message = "is missing") @Size(min = 10, max = 200, message = "must have 10 to 200 characters")
            String password) {}

    record Change(
            @NotBlank(message = "is missing") @Size(max = 100, message = "is longer than 100 characters")
            String displayName,

            @NotEmpty(message = "must have at least one role")
            Set<Role> roles,

            @Size(max = 10, message = "is longer than 10 characters")
            String unitCode) {}

    record Enabled(@NotNull(message = "is missing") Boolean enabled) {}

    record NewPassword(
            @NotNull(message = "is missing") @Size(min = 10, max = 200, message = "must have 10 to 200 characters")
            String password) {}

    @GetMapping
    List<UserAccount> list() {
        return users.listAll();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UserAccount create(@Valid @RequestBody NewUser user, @AuthenticationPrincipal SignedInUser by) {
        UserAccount created = users.create(
                user.id(), user.username(), user.displayName(), user.roles(), user.unitCode(), user.password());
        audit.record(by.username(), "user-created", user.username(), "roles " + user.roles());
        return created;
    }

    @PutMapping("/{id}")
    UserAccount change(
            @PathVariable UUID id, @Valid @RequestBody Change change, @AuthenticationPrincipal SignedInUser by) {
        UserAccount changed = users.change(id, change.displayName(), change.roles(), change.unitCode());
        audit.record(by.username(), "user-changed", changed.username(), "roles " + changed.roles());
        return changed;
    }

    @PutMapping("/{id}/enabled")
    UserAccount enable(
            @PathVariable UUID id, @Valid @RequestBody Enabled body, @AuthenticationPrincipal SignedInUser by) {
        UserAccount changed = users.setEnabled(id, body.enabled());
        audit.record(by.username(), body.enabled() ? "user-enabled" : "user-disabled", changed.username(), "");
        return changed;
    }

    @PutMapping("/{id}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setPassword(
            @PathVariable UUID id, @Valid @RequestBody NewPassword body, @AuthenticationPrincipal SignedInUser by) {
        audit.record(
                by.username(),
                "password-set",
                users.setPassword(id, body.password()).username(),
                "");
    }
}
