package io.curbstop.dispatch.geodata;

import io.curbstop.dispatch.geodata.CustomersOnMains.OnMain;
import io.curbstop.dispatch.geodata.CustomersOnMains.Stretch;
import io.curbstop.map.network.LinkTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * The customers of a loaded network by main, and where on it: where their service leaves the main, else where they are
 * themselves. About forty bytes each. Immutable.
 */
public final class ServedCustomers {

    /** A customer this near to the end of a stretch is on it, as a share of the main. */
    private static final double AT_THE_END = 1e-6;

    private final LinkTable mains;
    private final int[] firstOfMain;
    private final int[] customer;
    private final double[] share;
    private final CustomerNames names;

    private ServedCustomers(LinkTable mains, int[] firstOfMain, int[] customer, double[] share, CustomerNames names) {
        this.mains = mains;
        this.firstOfMain = firstOfMain;
        this.customer = customer;
        this.share = share;
        this.names = names;
    }

    /**
     * The customers on these stretches, each once: of a customer on several, the tag that comes last in the alphabet
     * counts. One whose place is not known counts with all of its main.
     */
    public List<OnMain> on(List<Stretch> stretches) {
        List<OnMain> found = new ArrayList<>();
        BitSet seen = new BitSet();
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
                if (on && !seen.get(customer[k])) {
                    seen.set(customer[k]);
                    found.add(new OnMain(names.ref(customer[k]), stretch.tag(), names.critical(customer[k])));
                }
            }
        }
        return found;
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
