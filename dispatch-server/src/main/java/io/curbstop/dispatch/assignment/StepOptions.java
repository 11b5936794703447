package io.curbstop.dispatch.assignment;

import io.curbstop.dispatch.transition.TransitionTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Which steps a crew may report now, as the tables stand. */
@Component
public class StepOptions {

    /** All steps in their usual order, each with the reason when it may not be reported now, by the table as it was read. */
    public List<Option> list(Assignment assignment, TransitionTable<AssignmentState> table) {
        return Arrays.stream(Step.values())
                .map(step -> {
                    boolean allowed = step.findState()
                            .map(to -> table.allows(assignment.state(), to))
                            .orElseGet(() -> step.saysOfIncident(assignment.state()) && !assignment.hasReached(step));
                    return new Option(step, step.label(), allowed, allowed ? null : why(assignment, step));
                })
                .toList();
    }

    private static String why(Assignment assignment, Step step) {
        return assignment.hasReached(step)
                ? "Done already."
                : "Not while " + assignment.state().label().toLowerCase(Locale.ROOT) + ".";
    }

    /** A step and whether it may be reported now. */
    public record Option(Step step, String label, boolean allowed, String why) {}
}
