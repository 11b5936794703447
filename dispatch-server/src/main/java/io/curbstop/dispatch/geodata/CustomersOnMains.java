package io.curbstop.dispatch.geodata;

import io.curbstop.map.network.ValveStates;
import io.curbstop.map.trace.IsolatedArea;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who hangs on which stretch of main: where their service leaves it, else where they are themselves. */
@Component
public class CustomersOnMains {

    private final NetworkRegistry networks;
    private final Tracers tracers;

    CustomersOnMains(NetworkRegistry networks, Tracers tracers) {
        this.networks = networks;
        this.tracers = tracers;
    }

    /**
     * A stretch of a main.
     *
     * @param tag what the customers on it are marked with
     * @param mainRef the main
     * @param low where it begins, as a share of the main's drawing, from 0
     * @param high where it ends, up to 1
     */
    public record Stretch(String tag, String mainRef, double low, double high) {

        /** The stretches of an area, all with one tag. */
        public static List<Stretch> of(String tag, IsolatedArea area) {
            return area.mains().stream()
                    .map(part -> new Stretch(
                            tag,
                            part.mainRef(),
                            Math.max(0, Math.min(part.fromFraction(), part.toFraction())),
                            Math.min(1, Math.max(part.fromFraction(), part.toFraction()))))
                    .toList();
        }
    }

    /**
     * A customer on one of the stretches.
     *
     * @param ref the customer
     * @param tag of the stretch; of several the one that comes last in the alphabet
     * @param critical what kind of critical customer, or null
     * @param reduced whether another service of the customer still has supply
     */
    public record OnMain(String ref, String tag, String critical, boolean reduced) {}

    /**
     * The customers on these stretches of one network as the database has them now, reduced ones too, each once, by
     * reference.
     */
    public List<OnMain> find(List<Stretch> stretches) {
        LoadedNetwork loaded =
                networks.refreshOf(stretches.isEmpty() ? null : stretches.get(0).mainRef());
        return find(stretches, loaded, loaded.valveStates());
    }

    /**
     * The customers on these stretches who are out: whoever has another service with supply is not.
     *
     * @param loaded the network that the states are of
     * @param otherwise how the valves stand where none of the stretches is shut off
     */
    public List<OnMain> findOut(List<Stretch> stretches, LoadedNetwork loaded, ValveStates otherwise) {
        return find(stretches, loaded, otherwise).stream()
                .filter(customer -> !customer.reduced())
                .toList();
    }

    private List<OnMain> find(List<Stretch> stretches, LoadedNetwork loaded, ValveStates states) {
        return stretches.isEmpty()
                ? List.of()
                : loaded.customers().on(stretches, tracers.supply(loaded, states)).stream()
                        .sorted(Comparator.comparing(OnMain::ref))
                        .toList();
    }
}
