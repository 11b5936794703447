package io.curbstop.dispatch.roster;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;
import static io.curbstop.dispatch.identity.Audience.SUPERVISOR;

import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.identity.SignedInUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which part of the city is whose. */
@RestController
@RequestMapping("/api/roster/territories")
@AllowedFor({DISPATCHER, MANAGER})
class TerritoryController {

    private final Territories territories;
    private final Audit audit;

    TerritoryController(Territories territories, Audit audit) {
        this.territories = territories;
        this.audit = audit;
    }

    /**
     * All of them.
     *
     * @param zones every pressure zone there is
     * @param units the zones of each unit that has any
     */
    record View(List<String> zones, Map<String, List<String>> units) {}

    @GetMapping
    View list() {
        return new View(territories.listZones(), territories.listAll());
    }

    record Zones(@NotNull @Size(max = 200) List<@NotBlank @Size(max = 200) String> zones) {}

    @PutMapping("/{unitCode}")
    @AllowedFor(SUPERVISOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable String unitCode, @Valid @RequestBody Zones body, @AuthenticationPrincipal SignedInUser by) {
        territories.put(unitCode, body.zones());
        audit.record(by.username(), "territory-set", unitCode, String.join(", ", body.zones()));
    }
}
