package io.curbstop.dispatch.handover;

/** The parts of a handover, in the order in which they are read. */
public enum Section {
    STANDING_ORDERS("Standing orders", "No standing orders."),
    INCIDENTS("Open incidents", "No open incidents."),
    SHUTDOWNS("Open shutdowns", "No shutdown is under way."),
    VALVES("Closed valves", "No valve was left closed by a crew."),
    ADVISORIES("Boil-water advisories", "No advisory stands."),
    LOCATES("Locate tickets", "No locate ticket is open."),
    RESERVED("Reserved jobs", "No unit is reserved."),
    CALLBACKS("Callbacks owed", "Nobody waits to be called back."),
    UNITS("Out of service", "All units, vehicles and equipment are in service."),
    CALLED_OUT("Called out", "Nobody is called out."),
    RADIO("Radio faults", "Every gateway and channel works."),
    ALARMS("Alarms", "No alarm stands or is shelved."),
    CLOSURES("Road closures", "No street is closed.");

    private final String label;
    private final String empty;

    Section(String label, String empty) {
        this.label = label;
        this.empty = empty;
    }

    /** Its name, for people. */
    public String label() {
        return label;
    }

    /** What it says while there is nothing in it. */
    public String empty() {
        return empty;
    }
}
