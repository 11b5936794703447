package io.curbstop.dispatch.handover;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;

import io.curbstop.dispatch.handover.StandingOrders.StandingOrder;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What holds for every shift until a date: written and ended by dispatchers. */
@RestController
@RequestMapping("/api/standing-orders")
@AllowedFor(DISPATCHER)
class StandingOrderController {

    private final StandingOrders orders;

    StandingOrderController(StandingOrders orders) {
        this.orders = orders;
    }

    @GetMapping
    @AllowedFor({DISPATCHER, MANAGER})
    List<StandingOrder> list() {
        return orders.listHolding();
    }

    record NewOrder(
            @NotNull UUID id,

            @NotBlank(message = "is missing") @Size(max = 1000)
            String text,

            @NotNull Instant holdsUntil) {}

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void make(@Valid @RequestBody NewOrder order, @AuthenticationPrincipal SignedInUser user) {
        orders.make(order.id(), order.text(), order.holdsUntil(), user.username());
    }

    @PostMapping("/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        orders.end(id, user.username());
    }
}
