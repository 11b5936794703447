package io.curbstop.dispatch.assignment;

import io.curbstop.dispatch.incident.Stamp;

/**
 * Hears that a crew did what it had been taken off, or had left as if it was not done: the fact came late, or the crew did not
 * know. Implemented by whoever must act on it.
 */
public interface WorkHeardLate {

    /**
     * Takes it down that the work was done all the same; called again it changes nothing.
     *
     * @param assignment one that has ended without being done, held until the transaction ends; it stays as it is
     * @return whether that is written down; false when it is nothing of this listener's
     */
    boolean hearDone(Assignment assignment, Stamp stamp);
}
