package io.curbstop.dispatch.geodata;

import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.trace.IsolationTracer;
import io.curbstop.map.trace.TraceOptions;
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

    /** What has supply on a loaded network with the valves in these states, by the rules for water. */
    public ServedCustomers.Supply supply(LoadedNetwork loaded, ValveStates states) {
        return (mains, measures) -> on(loaded.network()).areSupplied(states, TraceOptions.water(), mains, measures);
    }
}
