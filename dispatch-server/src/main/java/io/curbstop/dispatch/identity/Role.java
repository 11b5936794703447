package io.curbstop.dispatch.identity;

/** What somebody is, and so what they may do. */
public enum Role {
    /** Takes calls, runs incidents, assigns units. */
    DISPATCHER("/console"),
    /** Works on what is assigned to their unit. */
    TECHNICIAN("/technician"),
    /** May do all a dispatcher may, and changes settings. */
    SUPERVISOR("/console"),
    /** Reads everything, changes nothing. */
    MANAGER("/history"),
    /** Keeps users and imports data; sees no incidents. */
    ADMINISTRATOR("/administration");

    private final String home;

    Role(String home) {
        this.home = home;
    }

    /** The first page somebody of this role sees. */
    public String home() {
        return home;
    }

    /** Its name among Spring Security's authorities. */
    public String authority() {
        return "ROLE_" + name();
    }
}
