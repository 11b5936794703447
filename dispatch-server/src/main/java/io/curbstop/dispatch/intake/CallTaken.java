package io.curbstop.dispatch.intake;

import io.curbstop.dispatch.assignment.Assignment;
import java.util.List;

/**
 * What became of a call.
 *
 * @param call the call, with its incident
 * @param repeated whether it had been taken before
 * @param joined whether it joined a standing incident
 * @param assignments the units that were sent
 * @param notAssigned the units that could not be sent, each with the reason
 */
public record CallTaken(
        Call call, boolean repeated, boolean joined, List<Assignment> assignments, List<NotAssigned> notAssigned) {

    /**
     * A unit that could not be sent.
     *
     * @param unitCode the unit
     * @param code stable code of the refusal
     * @param reason for people
     */
    public record NotAssigned(String unitCode, String code, String reason) {}
}
