package io.curbstop.dispatch.assignment;

import java.util.Collection;
import java.util.Optional;

/** Names orders so that a crew can say them on the air. Implemented by whoever knows the radios. */
public interface CrewTokens {

    /**
     * The token for a unit's next order: two characters, different from those of its live orders.
     *
     * @param last the token the unit was given last, if any
     * @param open the tokens of its live orders
     */
    String next(Optional<String> last, Collection<String> open);
}
