package io.curbstop.dispatch.exercise.play;

import io.curbstop.dispatch.problem.ProblemException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that whoever is played tries. What the rules refuse is not done, and the others go on. */
final class Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private Attempt() {}

    static void of(Runnable what) {
        find(() -> {
            what.run();
            return Optional.empty();
        });
    }

    static <T> Optional<T> find(Supplier<Optional<T>> what) {
        try {
            return what.get();
        } catch (ProblemException refused) {
            LOG.debug("Refused in the exercise: {}", refused.getMessage());
            return Optional.empty();
        }
    }
}
