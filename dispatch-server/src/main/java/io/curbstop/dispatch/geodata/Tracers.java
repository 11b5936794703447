package io.curbstop.dispatch.geodata;

import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.trace.IsolationTracer;
import org.springframework.stereotype.Component;

/** The tracer of the loaded network, kept because making one goes through the whole of it; safe for any number of threads. */
@Component
public class Tracers {

    private volatile IsolationTracer kept;

    /** The tracer on this network; made anew only when another network has been loaded. */
    public IsolationTracer on(PipeNetwork network) {
        IsolationTracer known = kept;
        if (known == null || known.network() != network) {
            known = new IsolationTracer(network);
            kept = known;
        }
        return known;
    }
}
