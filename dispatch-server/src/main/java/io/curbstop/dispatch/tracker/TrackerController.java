package io.curbstop.dispatch.tracker;

import static io.curbstop.dispatch.identity.Audience.ADMINISTRATOR;

import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.position.Refusals;
import io.curbstop.dispatch.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
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

/** Keeping the trackers, for administrators. */
@RestController
@RequestMapping("/api/trackers")
@AllowedFor(ADMINISTRATOR)
class TrackerController {

    private final TrackerAccounts accounts;
    private final TrackerDoor door;
    private final Refusals refusals;

    TrackerController(TrackerAccounts accounts, TrackerDoor door, Refusals refusals) {
        this.accounts = accounts;
        this.door = door;
        this.refusals = refusals;
    }

    /**
     * The trackers.
     *
     * @param refusals how many positions this server refused since it was started, from whatever source, by code
     */
    record Overview(List<Tracker> trackers, Map<String, Long> refusals) {}

    @GetMapping
    Overview list() {
        return new Overview(accounts.list(), refusals.counts());
    }

    record NewTracker(
            @NotNull(message = "is missing") UUID id,

            @NotNull(message = "is missing") TrackerKind kind,

            @NotBlank(message = "is missing") @Size(max = 100, message = "is longer than 100 characters")
            String name,

            @NotBlank(message = "is missing") @Size(max = 10, message = "is longer than 10 characters")
            String unitCode,

            @Size(max = 100, message = "is longer than 100 characters")
            String deviceId,

            UUID sharesSecretOf) {}

    /** The secret is null when the tracker shares that of its Traccar server. */
    record Added(UUID id, String secret) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Added add(@Valid @RequestBody NewTracker tracker, @AuthenticationPrincipal SignedInUser by) {
        boolean traccar = tracker.kind() == TrackerKind.TRACCAR;
        if (traccar && (tracker.deviceId() == null || tracker.deviceId().isBlank())) {
            throw ProblemException.refused("device-missing", "Give the device’s identifier in Traccar.");
        }
        String secret = accounts.add(
                        new TrackerAccounts.NewTracker(
                                tracker.id(),
                                tracker.kind(),
                                tracker.name().strip(),
                                tracker.unitCode().strip(),
                                traccar ? tracker.deviceId().strip() : null,
                                traccar ? tracker.sharesSecretOf() : null),
                        by.username())
                .orElse(null);
        door.forget();
        return new Added(tracker.id(), secret);
    }

    record Enabled(boolean enabled) {}

    @PutMapping("/{id}/enabled")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enable(@PathVariable UUID id, @Valid @RequestBody Enabled body, @AuthenticationPrincipal SignedInUser by) {
        accounts.setEnabled(id, body.enabled(), by.username());
        door.forget();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser by) {
        accounts.remove(id, by.username());
        door.forget();
    }
}
