package io.curbstop.dispatch.serviceorder;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.incident.Stamp;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.locationtech.jts.geom.Point;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The service orders at the console. What was or is to be paid is for supervisors and managers only. */
@RestController
@RequestMapping("/api/service-orders")
@AllowedFor(DISPATCHER)
class ServiceOrderController {

    private final OrderReader reader;
    private final OrderDesk desk;
    private final OrderCancels cancels;
    private final UnableOrders unable;
    private final CityCoordinates coordinates;
    private final Clock clock;

    ServiceOrderController(
            OrderReader reader,
            OrderDesk desk,
            OrderCancels cancels,
            UnableOrders unable,
            CityCoordinates coordinates,
            Clock clock) {
        this.reader = reader;
        this.desk = desk;
        this.cancels = cancels;
        this.unable = unable;
        this.coordinates = coordinates;
        this.clock = clock;
    }

    @GetMapping
    @AllowedFor({DISPATCHER, MANAGER})
    OrderReader.Listing list(
            @RequestParam(required = false) LocalDate day,
            @RequestParam(required = false) OrderState state,
            @RequestParam(required = false) @Size(max = 40) String kind,
            @RequestParam(required = false) @Size(max = 40) String account,
            @RequestParam(required = false) @Size(max = 100) String text,
            @RequestParam(required = false) Double lon,
            @RequestParam(required = false) Double lat,
            @RequestParam(defaultValue = "false") boolean open,
            @AuthenticationPrincipal SignedInUser user) {
        Point near = lon == null || lat == null
                ? null
                : LonLat.find(lon, lat).flatMap(coordinates::findInCity).orElse(null);
        return reader.list(
                new OrderReader.Filter(
                        day, state, blankToNull(kind), blankToNull(account), blankToNull(text), near, open),
                seesMoney(user));
    }

    private static String blankToNull(String words) {
        return words == null || words.isBlank() ? null : words;
    }

    private static boolean seesMoney(SignedInUser user) {
        return user.is(Role.SUPERVISOR) || user.is(Role.MANAGER);
    }

    @GetMapping("/{id}")
    @AllowedFor({DISPATCHER, MANAGER})
    OrderReader.Detail get(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        return reader.read(id, seesMoney(user));
    }

    record Release(
            @Size(max = 2_000, message = "is longer than 2000 characters")
            String reason) {}

    @PostMapping("/{id}/release")
    OrderReader.Detail release(
            @PathVariable UUID id, @Valid @RequestBody Release release, @AuthenticationPrincipal SignedInUser user) {
        desk.release(id, release.reason(), by(user));
        return get(id, user);
    }

    record Sending(
            @NotNull(message = "is missing") UUID assignmentId,

            @NotBlank(message = "is missing") @Size(max = 10, message = "is longer than 10 characters")
            String unitCode,

            Boolean reserved,
            Instant plannedAt,
            Boolean override,

            @Size(max = 2_000, message = "is longer than 2000 characters")
            String reason) {}

    @PostMapping("/{id}/send")
    OrderReader.Detail send(
            @PathVariable UUID id, @Valid @RequestBody Sending sending, @AuthenticationPrincipal SignedInUser user) {
        desk.send(
                new OrderSending(
                        sending.assignmentId(),
                        id,
                        sending.unitCode().strip(),
                        Boolean.TRUE.equals(sending.reserved()),
                        sending.plannedAt(),
                        Boolean.TRUE.equals(sending.override()),
                        sending.reason()),
                by(user));
        return get(id, user);
    }

    record Reason(
            @NotBlank(message = "is missing") @Size(max = 2_000, message = "is longer than 2000 characters")
            String reason) {}

    @PostMapping("/{id}/unreserve")
    OrderReader.Detail unreserve(
            @PathVariable UUID id, @Valid @RequestBody Reason body, @AuthenticationPrincipal SignedInUser user) {
        desk.unreserve(id, body.reason(), by(user));
        return get(id, user);
    }

    @PostMapping("/{id}/cancel")
    OrderReader.Detail cancel(
            @PathVariable UUID id, @Valid @RequestBody Reason body, @AuthenticationPrincipal SignedInUser user) {
        cancels.cancel(id, body.reason().strip(), by(user));
        return get(id, user);
    }

    @PostMapping("/{id}/told")
    OrderReader.Detail told(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        cancels.toldByVoice(id, by(user));
        return get(id, user);
    }

    @PostMapping("/{id}/unable")
    OrderReader.Detail unable(
            @PathVariable UUID id, @Valid @RequestBody Reason body, @AuthenticationPrincipal SignedInUser user) {
        unable.mark(id, body.reason().strip(), by(user));
        return get(id, user);
    }

    private Stamp by(SignedInUser user) {
        return Stamp.ofDispatcher(user.username(), clock.instant());
    }
}
