package io.curbstop.dispatch.console;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;
import static io.curbstop.dispatch.identity.Audience.SUPERVISOR;

import io.curbstop.dispatch.crew.Need;
import io.curbstop.dispatch.crew.Needs;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.identity.SignedInUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which units incidents of a type need together. */
@RestController
@RequestMapping("/api/incident-types/{code}/needs")
@AllowedFor({DISPATCHER, MANAGER})
class NeedController {

    private final Needs needs;
    private final Audit audit;

    NeedController(Needs needs, Audit audit) {
        this.needs = needs;
        this.audit = audit;
    }

    @GetMapping
    List<Need> list(@PathVariable String code) {
        return needs.list(code);
    }

    record NeedBody(
            @NotBlank(message = "is missing") @Size(max = 60)
            String label,

            @NotEmpty(message = "names no kind of unit") @Size(max = 10)
            List<@NotNull @Pattern(regexp = "[a-z]{2,20}", message = "must be kinds of unit") String> unitKinds,

            @Pattern(regexp = "[a-z][a-z0-9_]{1,39}", message = "must be a kind of equipment")
            String equipment,

            boolean onlyArterial) {}

    /** A handful at most: every set of units is weighed for them. */
    record NeedsBody(@NotNull @Size(max = 6) List<@Valid @NotNull NeedBody> needs) {}

    @PutMapping
    @AllowedFor(SUPERVISOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable String code, @Valid @RequestBody NeedsBody body, @AuthenticationPrincipal SignedInUser by) {
        List<Need> wanted = body.needs().stream()
                .map(n -> new Need(n.label().strip(), n.unitKinds(), n.equipment(), n.onlyArterial()))
                .toList();
        needs.put(code, wanted);
        audit.record(by.username(), "incident-needs-set", code, wanted.toString());
    }
}
