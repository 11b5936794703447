package io.curbstop.dispatch.crew;

import io.curbstop.dispatch.crew.Recommendation.Commitment;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a unit would leave if it went, and what that costs. A person decides whether it is taken off. */
final class Leaving {

    /** Dearer than any number of jobs that a unit can hold. */
    private static final int STEP = 1_000;

    private static final int EMERGENCY = 1;

    private Leaving() {}

    /**
     * Why it may not leave what it has, if so: an emergency, or what is as urgent as what it would go to.
     *
     * @param rank how urgent that is; 1 is the most urgent
     */
    static Optional<String> findRefusal(List<Commitment> commitments, int rank) {
        return commitments.stream()
                .filter(c -> c.rank() == EMERGENCY || (c.sent() && c.rank() <= rank))
                .min(Comparator.comparingInt(Commitment::rank))
                .map(c -> (c.sent() ? "on " : "reserved for ") + c.incidentNumber() + " (" + c.priority() + ")");
    }

    /** The cost: by the dearest job, then by how many there are. */
    static int cost(List<Commitment> commitments) {
        return commitments.stream().mapToInt(Leaving::cost).max().orElse(0) * STEP + commitments.size();
    }

    /** A reserved job is the cheapest; then by priority, and at work more than on the way. */
    private static int cost(Commitment commitment) {
        if (!commitment.sent()) {
            return 1;
        }
        int urgency = Math.max(0, 9 - commitment.rank());
        return 2 + 2 * urgency + (commitment.atWork() ? 1 : 0);
    }

    /** In words, such as {@code would leave leak 26-00012, P3, en route}. */
    static String describe(List<Commitment> commitments) {
        return commitments.stream()
                .map(c -> "%s %s, %s, %s"
                        .formatted(c.typeLabel().toLowerCase(Locale.ROOT), c.incidentNumber(), c.priority(), c.step()))
                .collect(Collectors.joining("; ", "would leave ", ""));
    }
}
