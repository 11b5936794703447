package io.curbstop.dispatch.assignment;

import io.curbstop.dispatch.incident.Stamp;

/**
 * Hears that a crew did what it had been taken off: the fact came late, or the crew did not know. Implemented by whoever must
 * act on it; without any the report is refused.
 */
public interface WithdrawnWork {

    /**
     * Takes it down that the work was done all the same; called again it changes nothing.
     *
     * @param assignment one that has ended without being done, held until the transaction ends; it stays as it is
     * @return whether that is written down; false when it is nothing of this listener's
     */
    boolean hearDone(Assignment assignment, Stamp stamp);
}
