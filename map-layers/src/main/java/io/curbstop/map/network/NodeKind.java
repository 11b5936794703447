package io.curbstop.map.network;

/** What stands at a node. */
public enum NodeKind {
    JUNCTION(false),
    RESERVOIR(true),
    TANK(true),
    WORKS(true),
    WELL(true),
    IMPORT_METER(true),
    PUMP_STATION(false);

    private final boolean source;

    NodeKind(boolean source) {
        this.source = source;
    }

    /** True when water enters the network here. */
    public boolean isSource() {
        return source;
    }

    /** Reads the text code of the layer; absent or unknown means junction. */
    public static NodeKind ofCode(String code) {
        return Codes.parse(NodeKind.class, code, JUNCTION, JUNCTION);
    }
}
