package io.curbstop.dispatch.telephone;

import static io.curbstop.dispatch.identity.Audience.ADMINISTRATOR;

import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keeping the telephone systems, for administrators. */
@RestController
@RequestMapping("/api/phone-systems")
@AllowedFor(ADMINISTRATOR)
class PhoneSystemController {

    private final PhoneSystems systems;

    PhoneSystemController(PhoneSystems systems) {
        this.systems = systems;
    }

    @GetMapping
    List<PhoneSystems.PhoneSystem> list() {
        return systems.list();
    }

    record NewSystem(
            @NotNull UUID id, @NotBlank @Size(max = 100) String name) {}

    record Added(UUID id, String secret) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Added add(@Valid @RequestBody NewSystem added, @AuthenticationPrincipal SignedInUser user) {
        return new Added(added.id(), systems.add(added.id(), added.name(), user.username()));
    }

    record Enabled(@NotNull Boolean enabled) {}

    @PutMapping("/{id}/enabled")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setEnabled(
            @PathVariable UUID id, @Valid @RequestBody Enabled wanted, @AuthenticationPrincipal SignedInUser user) {
        systems.setEnabled(id, wanted.enabled(), user.username());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        systems.remove(id, user.username());
    }
}
