package io.curbstop.map.network;

/** What a link is. */
public enum LinkKind {
    PIPE,
    /** Water goes from start to end only; it is no valve, and an isolation must lock it out. */
    PUMP,
    METER,
    /** A valve that is a link between two nodes, such as an EPANET valve. */
    VALVE;

    /** Reads the text code of the layer; absent or unknown means pipe. */
    public static LinkKind ofCode(String code) {
        return Codes.parse(LinkKind.class, code, PIPE, PIPE);
    }
}
