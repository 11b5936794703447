package io.curbstop.dispatch.plan;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;

import io.curbstop.dispatch.identity.AllowedFor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Today's plan while it waits for somebody to accept it, for the console. */
@RestController
@AllowedFor(DISPATCHER)
class PlanProposalController {

    private final PlanTable table;
    private final UnitsOfDay units;
    private final Clock clock;

    PlanProposalController(PlanTable table, UnitsOfDay units, Clock clock) {
        this.table = table;
        this.units = units;
        this.clock = clock;
    }

    /**
     * A plan that nobody has accepted.
     *
     * @param causes why it was made anew, in words; empty when somebody asked for it
     */
    record Proposal(LocalDate day, int version, Instant madeAt, String madeBy, List<String> causes) {}

    @GetMapping("/api/plan-proposal")
    ResponseEntity<Proposal> find() {
        return table.findNewest(clock.instant().atZone(units.zone()).toLocalDate())
                .filter(plan -> plan.acceptedAt() == null)
                .map(plan -> ResponseEntity.ok(new Proposal(
                        plan.day(),
                        plan.version(),
                        plan.madeAt(),
                        plan.madeBy(),
                        plan.content().causes().stream()
                                .map(DayPlan.Cause::words)
                                .toList())))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
