package io.curbstop.map.trace;

import io.curbstop.map.network.PipeNetwork;

/** Traces on one network; safe for any number of threads. */
public final class IsolationTracer {
    private final PipeNetwork network;

    /** A tracer on a network. */
    public IsolationTracer(PipeNetwork network) {
        this.network = network;
    }

    /** The network it traces on. */
    public PipeNetwork network() {
        return network;
    }

    /**
     * Traces to the nearest ring of usable valves. Never throws for what the network or the break is like: an answer
     * with {@code isolated=false} says why not.
     *
     * @throws IllegalArgumentException when the states are not of this network
     */
    public IsolationAnswer trace(TraceRequest request) {
        throw new UnsupportedOperationException("not yet");
    }
}
