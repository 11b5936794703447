package io.curbstop.dispatch.geodata;

import io.curbstop.map.trace.TraceOptions;
import java.util.Arrays;
import java.util.Optional;

/** A utility whose breaks are isolated by valves, so that its network is traced. Each has a network of its own. */
public enum TracedUtility {
    /** Drinking water. */
    WATER("water", TraceOptions.water()),
    /** Gas: dry borders are closed too, and squeeze-offs count as valves. */
    GAS("gas", TraceOptions.gas());

    private final String network;
    private final TraceOptions rules;

    TracedUtility(String network, TraceOptions rules) {
        this.network = network;
        this.rules = rules;
    }

    /** The utility of a network's name; empty for null and for one that is not traced. */
    public static Optional<TracedUtility> ofNetwork(String network) {
        return Arrays.stream(values())
                .filter(utility -> utility.network.equals(network))
                .findFirst();
    }

    /** What the tables call its network, and people what it brings. */
    public String network() {
        return network;
    }

    /** The rules that it is traced by. */
    public TraceOptions rules() {
        return rules;
    }
}
