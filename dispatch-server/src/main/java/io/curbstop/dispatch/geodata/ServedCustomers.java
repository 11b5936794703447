package io.curbstop.dispatch.geodata;

import io.curbstop.dispatch.geodata.CustomersOnMains.OnMain;
import io.curbstop.dispatch.geodata.CustomersOnMains.Stretch;
import io.curbstop.map.network.LinkTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The customers of a loaded network by main, and where on it: where their service leaves the main, else where they are
 * themselves. About fifty bytes each. Immutable.
 */
public final class ServedCustomers {

    /** A customer this near to the end of a stretch is on it, as a share of the main. */
    private static final double AT_THE_END = 1e-6;

    private final LinkTable mains;
    /** Places by main: those of main m are {@code firstOfMain[m]} to {@code firstOfMain[m + 1] - 1}. */
    private final int[] firstOfMain;

    private final int[] customer;
    private final double[] share;
    /** Places by customer, in {@link #placesInOrder}. */
    private final int[] firstOfCustomer;

    private final int[] placesInOrder;
    private final CustomerNames names;

    private ServedCustomers(LinkTable mains, int[] firstOfMain, int[] customer, double[] share, CustomerNames names) {
        this.mains = mains;
        this.firstOfMain = firstOfMain;
        this.customer = customer;
        this.share = share;
        this.names = names;
        int customers = Arrays.stream(customer).max().orElse(-1) + 1;
        firstOfCustomer = new int[customers + 1];
        for (int who : customer) {
            firstOfCustomer[who + 1]++;
        }
        Arrays.parallelPrefix(firstOfCustomer, Integer::sum);
        placesInOrder = new int[customer.length];
        int[] next = firstOfCustomer.clone();
        for (int place = 0; place < customer.length; place++) {
            placesInOrder[next[customer[place]]++] = place;
        }
    }

    /** Tells whether water reaches places on mains. */
    @FunctionalInterface
    public interface Supply {
        /**
         * Whether a source reaches each place while none of the stretches in question is shut off.
         *
         * @param mains the main of each place, by its index in the network's links
         * @param measures where on it
         */
        boolean[] reaches(int[] mains, double[] measures);
    }

    /**
     * The customers on these stretches, each once: of a customer on several, the tag that comes last in the alphabet
     * counts. One whose place is not known counts with all of its main. A customer with another service that is on none
     * of them and has supply is reduced.
     */
    public List<OnMain> on(List<Stretch> stretches, Supply supply) {
        Map<Integer, String> tags = new LinkedHashMap<>();
        BitSet covered = new BitSet();
        List<Stretch> lastTagFirst = stretches.stream()
                .sorted(Comparator.comparing(Stretch::tag).reversed())
                .toList();
        for (Stretch stretch : lastTagFirst) {
            int main = mains.findMain(stretch.mainRef());
            if (main < 0) {
                continue;
            }
            boolean whole = stretch.low() <= 0 && stretch.high() >= 1;
            for (int k = firstOfMain[main]; k < firstOfMain[main + 1]; k++) {
                boolean on = whole
                        || Double.isNaN(share[k])
                        || share[k] >= stretch.low() - AT_THE_END && share[k] <= stretch.high() + AT_THE_END;
                if (on) {
                    covered.set(k);
                    tags.putIfAbsent(customer[k], stretch.tag());
                }
            }
        }
        Set<Integer> reduced = findReduced(tags.keySet(), covered, supply);
        List<OnMain> found = new ArrayList<>();
        tags.forEach(
                (who, tag) -> found.add(new OnMain(names.ref(who), tag, names.critical(who), reduced.contains(who))));
        return found;
    }

    private Set<Integer> findReduced(Set<Integer> customers, BitSet covered, Supply supply) {
        int[] others = customers.stream()
                .flatMapToInt(who -> Arrays.stream(placesInOrder, firstOfCustomer[who], firstOfCustomer[who + 1]))
                .filter(place -> !covered.get(place))
                .toArray();
        if (others.length == 0) {
            return Set.of();
        }
        int[] on = Arrays.stream(others).map(this::mainOf).toArray();
        double[] measures = new double[others.length];
        for (int k = 0; k < others.length; k++) {
            double where = Double.isNaN(share[others[k]]) ? 0.5 : share[others[k]];
            measures[k] = where * mains.drawnLength(on[k]);
        }
        boolean[] reached = supply.reaches(on, measures);
        Set<Integer> reduced = new HashSet<>();
        for (int k = 0; k < others.length; k++) {
            if (reached[k]) {
                reduced.add(customer[others[k]]);
            }
        }
        return reduced;
    }

    private int mainOf(int place) {
        int low = 0;
        int high = firstOfMain.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (firstOfMain[middle] <= place) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Collects customers as they are read, those of one reference after each other. */
    static final class Builder {

        private final LinkTable mains;
        private final CustomerNames names = new CustomerNames();
        private int[] main = new int[1024];
        private int[] customer = new int[1024];
        private double[] share = new double[1024];
        private int used;

        Builder(LinkTable mains) {
            this.mains = mains;
        }

        /**
         * Adds a customer on a main.
         *
         * @param ref of the customer
         * @param critical null when not critical
         * @param mainRef the main; not taken when the network does not have it
         * @param where on it, as a share of the drawing; NaN when not known
         */
        void add(String ref, String critical, String mainRef, double where) {
            int index = mains.findMain(mainRef);
            if (index < 0) {
                return;
            }
            if (used == main.length) {
                main = Arrays.copyOf(main, used * 2);
                customer = Arrays.copyOf(customer, used * 2);
                share = Arrays.copyOf(share, used * 2);
            }
            main[used] = index;
            customer[used] = names.add(ref, critical);
            share[used++] = where;
        }

        ServedCustomers build() {
            int[] first = new int[mains.mainCount() + 1];
            for (int k = 0; k < used; k++) {
                first[main[k] + 1]++;
            }
            for (int m = 0; m < mains.mainCount(); m++) {
                first[m + 1] += first[m];
            }
            int[] next = first.clone();
            int[] customers = new int[used];
            double[] shares = new double[used];
            for (int k = 0; k < used; k++) {
                int to = next[main[k]]++;
                customers[to] = customer[k];
                shares[to] = share[k];
            }
            return new ServedCustomers(mains, first, customers, shares, names.trimmed());
        }
    }
}
