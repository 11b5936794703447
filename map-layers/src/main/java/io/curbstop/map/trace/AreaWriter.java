package io.curbstop.map.trace;

import io.curbstop.map.network.IntArray;
import io.curbstop.map.network.LinkTable;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.trace.IsolatedArea.MainPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Says a set of cells as stretches of mains, nodes and hydrants. */
final class AreaWriter {
    private final PipeNetwork network;

    AreaWriter(PipeNetwork network) {
        this.network = network;
    }

    /** The area of some cells, each named once; sorts the array. */
    IsolatedArea write(int[] sorted) {
        Arrays.sort(sorted);
        List<MainPart> mains = new ArrayList<>();
        IntArray ranks = new IntArray();
        List<String> nodes = new ArrayList<>();
        List<String> valveLinks = new ArrayList<>();
        List<String> hydrants = new ArrayList<>();
        double length_m = 0;
        double volume_m3 = 0;
        for (int k = 0; k < sorted.length; k++) {
            int cell = sorted[k];
            for (int hydrant : network.hydrants().at(cell)) {
                hydrants.add(network.hydrants().ref(hydrant));
            }
            if (network.isNode(cell)) {
                nodes.add(network.nodeRef(cell));
                continue;
            }
            int first = network.spanOf(cell);
            int link = network.spanLink(first);
            int last = first;
            if (!network.links().isMain(link)) {
                addOnce(valveLinks, network.valves().ref(network.links().valveOfLink(link)));
                continue;
            }
            while (k + 1 < sorted.length && continues(sorted[k + 1], link, network.spanTo(last))) {
                k++;
                last = network.spanOf(sorted[k]);
                for (int hydrant : network.hydrants().at(sorted[k])) {
                    hydrants.add(network.hydrants().ref(hydrant));
                }
            }
            double from = network.spanFrom(first);
            double to = network.spanTo(last);
            if (to > from || network.links().drawnLength(link) == 0) {
                mains.add(part(link, from, to));
                ranks.add(network.links().rank(link));
                length_m += network.links().lengthBetween_m(link, from, to);
                volume_m3 += network.links().volumeBetween_m3(link, from, to);
            }
        }
        nodes.sort(null);
        valveLinks.sort(null);
        hydrants.sort(null);
        return new IsolatedArea(
                byRank(mains, ranks),
                List.copyOf(nodes),
                List.copyOf(valveLinks),
                List.copyOf(hydrants),
                length_m,
                volume_m3);
    }

    /** In the order of their references; stretches of one main as they come, which is along it. */
    private static List<MainPart> byRank(List<MainPart> mains, IntArray ranks) {
        long[] order = new long[mains.size()];
        for (int k = 0; k < order.length; k++) {
            order[k] = (long) ranks.get(k) << 32 | k;
        }
        Arrays.sort(order);
        return Arrays.stream(order).mapToObj(k -> mains.get((int) k)).toList();
    }

    private boolean continues(int cell, int link, double at) {
        int span = network.spanOf(cell);
        return span >= 0 && network.spanLink(span) == link && network.spanFrom(span) == at;
    }

    private static void addOnce(List<String> list, String ref) {
        if (!list.contains(ref)) {
            list.add(ref);
        }
    }

    private MainPart part(int link, double from, double to) {
        LinkTable links = network.links();
        double drawn = links.drawnLength(link);
        boolean whole = from <= 0 && to >= drawn;
        return new MainPart(
                links.mainRef(link),
                from,
                to,
                whole,
                whole ? 0 : from / drawn,
                whole ? 1 : to / drawn,
                links.lengthBetween_m(link, from, to));
    }
}
