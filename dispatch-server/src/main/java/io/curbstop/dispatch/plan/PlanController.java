package io.curbstop.dispatch.plan;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;

import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.incident.Stamp;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The plan of a day: read by who dispatches or manages, made and accepted by dispatchers. */
@RestController
@RequestMapping("/api/plan/{day}")
@AllowedFor(DISPATCHER)
class PlanController {

    private static final int MOST_PINS = 500;

    private final DayPlans plans;
    private final Acceptance acceptance;
    private final Overtaken overtaken;
    private final MoveCheck moves;
    private final Clock clock;

    PlanController(DayPlans plans, Acceptance acceptance, Overtaken overtaken, MoveCheck moves, Clock clock) {
        this.plans = plans;
        this.acceptance = acceptance;
        this.overtaken = overtaken;
        this.moves = moves;
        this.clock = clock;
    }

    /**
     * The newest plan.
     *
     * @param overtaken what has happened that it does not know of, in words
     */
    record Standing(DayPlan plan, List<String> overtaken) {}

    /**
     * What is to be planned.
     *
     * @param over the version it replaces; 0 for none
     * @param pins which unit a person wants for which orders; without, those of that version stay
     */
    record Wish(
            @Min(value = 0, message = "is below 0") int over,

            @Size(max = MOST_PINS, message = "are more than " + MOST_PINS)
            List<@NotNull @Valid Pin> pins) {}

    /** A unit that a person wants for an order. */
    record Pin(
            @NotNull(message = "is missing") UUID orderId,

            @NotBlank(message = "is missing") @Size(max = 10)
            String unitCode) {}

    @GetMapping
    @AllowedFor({DISPATCHER, MANAGER})
    Standing get(@PathVariable LocalDate day) {
        DayPlan plan = plans.get(day);
        return new Standing(plan, overtaken.read(plan));
    }

    @PostMapping
    DayPlan make(@PathVariable LocalDate day, @Valid @RequestBody Wish wish, @AuthenticationPrincipal SignedInUser by) {
        return plans.make(day, wish.over(), wish.pins() == null ? null : byOrder(wish.pins()), stamp(by));
    }

    /** What would become of moves; nothing is changed. */
    @PostMapping("/check")
    List<MoveCheck.Move> check(@PathVariable LocalDate day, @Valid @RequestBody Wish wish) {
        return moves.check(day, wish.over(), wish.pins() == null ? Map.of() : byOrder(wish.pins()));
    }

    private static Map<UUID, String> byOrder(List<Pin> pins) {
        Map<UUID, String> byOrder = new LinkedHashMap<>();
        pins.forEach(pin -> byOrder.put(pin.orderId(), pin.unitCode()));
        return byOrder;
    }

    @PostMapping("/{version}/acceptance")
    Acceptance.Accepted accept(
            @PathVariable LocalDate day, @PathVariable int version, @AuthenticationPrincipal SignedInUser by) {
        return acceptance.accept(day, version, stamp(by));
    }

    private Stamp stamp(SignedInUser by) {
        return Stamp.ofDispatcher(by.username(), clock.instant());
    }
}
