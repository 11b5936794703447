package io.curbstop.dispatch.field;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;

import io.curbstop.dispatch.identity.AllowedFor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The simulated radios, looked at and operated. */
@RestController
@RequestMapping("/api/radios")
@AllowedFor(DISPATCHER)
class RadioController {

    private final RadioRoom room;

    RadioController(RadioRoom room) {
        this.room = room;
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
}
