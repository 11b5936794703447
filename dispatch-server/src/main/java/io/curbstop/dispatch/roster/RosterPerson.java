package io.curbstop.dispatch.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Somebody on the roster.
 *
 * @param id their id
 * @param staffNumber by which files know them, or null
 * @param name for people
 * @param username the account they sign in with, or null
 * @param unitCode the crew they belong to, or null
 * @param contractor the company that employs them, or null for the utility itself
 * @param phone how to reach them, or null; also null for who may not see it
 * @param qualifications what they may do
 */
record RosterPerson(
        UUID id,
        String staffNumber,
        String name,
        String username,
        String unitCode,
        String contractor,
        String phone,
        List<Held> qualifications) {

    /** Keeps its own copy of the qualifications. */
    RosterPerson {
        qualifications = List.copyOf(qualifications);
    }

    /**
     * A qualification somebody holds.
     *
     * @param code which
     * @param expiresOn the last day it holds, or null when it does not end
     * @param standing VALID, SOON when it ends before long, or EXPIRED; null when it is being written
     */
    record Held(String code, LocalDate expiresOn, String standing) {}
}
