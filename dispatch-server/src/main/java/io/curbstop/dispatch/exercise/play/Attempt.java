package io.curbstop.dispatch.exercise.play;

import io.curbstop.dispatch.problem.ProblemException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Something that whoever is played tries. What the rules refuse, or a person was quicker at, is not done, and the others go
 * on.
 */
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
        } catch (ProblemException | ConcurrencyFailureException refused) {
            LOG.debug("Not done in the exercise: {}", refused.getMessage());
            return Optional.empty();
        }
    }
}
