package io.curbstop.dispatch.field;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;

import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.identity.SignedInUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
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

/** The simulated radios, looked at and operated. */
@RestController
@RequestMapping("/api/radios")
@AllowedFor(DISPATCHER)
class RadioController {

    private static final String LON_RULE = "is -180 to 180 degrees";
    private static final String LAT_RULE = "is -90 to 90 degrees";

    private final RadioRoom room;
    private final Audit audit;

    RadioController(RadioRoom room, Audit audit) {
        this.room = room;
        this.audit = audit;
    }

    @GetMapping
    List<RadioView> list() {
        return room.list();
    }

    record Typed(@NotBlank @Size(max = 280) String text) {}

    @PostMapping("/{radioId}/send")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void send(@PathVariable String radioId, @Valid @RequestBody Typed typed) {
        room.send(radioId, typed.text());
    }

    record Setting(Boolean on, RadioRoom.Mode mode) {}

    @PostMapping("/{radioId}/switch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void switchTo(@PathVariable String radioId, @Valid @RequestBody Setting setting) {
        room.switchTo(radioId, setting.on(), setting.mode());
    }

    @PostMapping("/{radioId}/emergency")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pressEmergency(@PathVariable String radioId, @AuthenticationPrincipal SignedInUser user) {
        room.pressEmergency(radioId);
        audit.record(user.username(), "simulated-radio-emergency", radioId, "");
    }

    @PutMapping("/{radioId}/behaviour")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void behave(
            @PathVariable String radioId,
            @Valid @RequestBody HandsetBehaviour behaviour,
            @AuthenticationPrincipal SignedInUser user) {
        room.behave(radioId, behaviour);
        audit.record(user.username(), "simulated-radio-behaviour", radioId, behaviour.describe());
    }

    @PutMapping("/behaviour")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void behaveAll(@Valid @RequestBody HandsetBehaviour behaviour, @AuthenticationPrincipal SignedInUser user) {
        room.behaveAll(behaviour);
        audit.record(user.username(), "simulated-radio-behaviour", "all", behaviour.describe());
    }

    record Place(
            @NotNull(message = "is missing")
            @DecimalMin(value = "-180", message = LON_RULE)
            @DecimalMax(value = "180", message = LON_RULE)
            Double lon,

            @NotNull(message = "is missing")
            @DecimalMin(value = "-90", message = LAT_RULE)
            @DecimalMax(value = "90", message = LAT_RULE)
            Double lat) {}

    @PutMapping("/{radioId}/position")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(
            @PathVariable String radioId, @Valid @RequestBody Place place, @AuthenticationPrincipal SignedInUser user) {
        room.put(radioId, new LonLat(place.lon(), place.lat()));
        audit.record(user.username(), "simulated-radio-position", radioId, place.lon() + ", " + place.lat());
    }
}
