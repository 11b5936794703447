package io.curbstop.dispatch.geodata;

import io.curbstop.map.trace.IsolatedArea;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who hangs on which stretch of main: where their service leaves it, else where they are themselves. */
@Component
public class CustomersOnMains {

    private final NetworkRegistry networks;

    CustomersOnMains(NetworkRegistry networks) {
        this.networks = networks;
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
     */
    public record OnMain(String ref, String tag, String critical) {}

    /** The customers on these stretches as the database has them now, each once, by reference. */
    public List<OnMain> find(List<Stretch> stretches) {
        return stretches.isEmpty()
                ? List.of()
                : networks.refresh().customers().on(stretches).stream()
                        .sorted(Comparator.comparing(OnMain::ref))
                        .toList();
    }
}
