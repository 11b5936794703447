package io.curbstop.dispatch.traces;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;

import io.curbstop.dispatch.geodata.TracedUtility;
import io.curbstop.dispatch.identity.AllowedFor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Traces that touch nothing. */
@RestController
@AllowedFor({DISPATCHER, MANAGER})
@Tag(name = "Traces", description = "The isolation trace, for any place and without touching an outage")
class TraceController {

    private final WhatIf whatIf;

    TraceController(WhatIf whatIf) {
        this.whatIf = whatIf;
    }

    @Operation(summary = "The utilities whose network can be traced here")
    @GetMapping("/api/traces/utilities")
    List<TracedUtility> listUtilities() {
        return whatIf.listUtilities();
    }

    @Operation(
            summary = "Trace breaks to the valves that isolate them",
            description =
                    "Features are stretches of mains (role segment or secondary), valves (role close with its order,"
                            + " verify, dryBorder, interior, crossed, open), hydrants inside and the places of the breaks."
                            + " A break that cannot be isolated is answered with isolated=false and the reason. Of gas"
                            + " the order of work is answered as well: meters, valves, purging, relighting.")
    @ApiResponse(responseCode = "200", description = "A GeoJSON feature collection, WGS 84, with the answer beside it")
    @ApiResponse(
            responseCode = "422",
            description = "Problem detail: no-main-near, outside-city, unknown-main, unknown-node, unknown-valve")
    @PostMapping(
            path = "/api/traces",
            produces = {"application/geo+json", MediaType.APPLICATION_JSON_VALUE})
    TraceCollection trace(@Valid @RequestBody TraceQuestion question) {
        return whatIf.trace(question);
    }
}
