package io.curbstop.dispatch.outage;

import java.util.UUID;

/**
 * Something done in a shutdown besides turning a valve.
 *
 * @param id made by the client; the same again changes nothing
 * @param incidentId for which incident
 * @param kind what was done
 * @param note in words, or null
 */
public record OutageStep(UUID id, UUID incidentId, Kind kind, String note) {

    /** What can be done. */
    public enum Kind {
        /** Those who go dry know it. */
        CUSTOMERS_WARNED("Customers are warned"),
        /** Every valve of the plan is closed. Follows from the valves; nobody reports it. */
        ISOLATED("All valves are closed"),
        /** Somebody saw that nothing flows any more. */
        PROVED("Isolation is proved: nothing flows"),
        /** The pipe is mended. */
        REPAIRED("The pipe is repaired"),
        /** Water runs from a hydrant until it is clear. */
        FLUSHING("Flushing");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The words to show. */
        public String label() {
            return label;
        }
    }
}
