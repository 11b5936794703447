package io.curbstop.dispatch.geodata;

import io.curbstop.map.network.ValveStates;
import io.curbstop.map.trace.IsolationTracer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The tracers of the loaded networks, kept because making one goes through the whole of it; safe for any number of threads. */
@Component
public class Tracers {

    private final Map<TracedUtility, IsolationTracer> kept = new ConcurrentHashMap<>();

    /** The tracer on this network; made anew only when another has been loaded for its utility. */
    public IsolationTracer on(LoadedNetwork loaded) {
        IsolationTracer known = kept.get(loaded.utility());
        if (known == null || known.network() != loaded.network()) {
            known = new IsolationTracer(loaded.network());
            kept.put(loaded.utility(), known);
        }
        return known;
    }

    /** What has supply on a loaded network with the valves in these states, by the rules of its utility. */
    public ServedCustomers.Supply supply(LoadedNetwork loaded, ValveStates states) {
        return (mains, measures) ->
                on(loaded).areSupplied(states, loaded.utility().rules(), mains, measures);
    }
}
