package io.curbstop.dispatch.crew;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * A person of a crew.
 *
 * @param id their id
 * @param name for people
 * @param username the account they sign in with, or null
 * @param qualifications what they may do, and the last day it holds, which may be {@link #WITHOUT_END}
 */
public record CrewMember(UUID id, String name, String username, Map<String, LocalDate> qualifications) {

    /** The last day of what does not end. */
    public static final LocalDate WITHOUT_END = LocalDate.MAX;

    /** Keeps its own copy of the qualifications. */
    public CrewMember {
        qualifications = Map.copyOf(qualifications);
    }

    /** Whether they hold a qualification on a day. */
    public boolean isQualified(String code, LocalDate day) {
        LocalDate last = qualifications.get(code);
        return last != null && !last.isBefore(day);
    }
}
