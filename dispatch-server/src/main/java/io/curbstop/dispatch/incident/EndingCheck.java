package io.curbstop.dispatch.incident;

import java.util.Optional;
import java.util.UUID;

/** Says what speaks against ending an incident now. Implemented by whoever knows of work that is not over. */
public interface EndingCheck {

    /**
     * What speaks against ending it, in a sentence for a person, if anything.
     *
     * @param incidentId an incident that is held until the transaction ends
     */
    Optional<String> findObjection(UUID incidentId);
}
