package io.curbstop.map.route;

import com.graphhopper.util.EdgeIterator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Follows a street both ways to the nearest places where one can turn off it, it ends, or it takes another name. */
final class Stretches {

    private final StreetNetwork network;

    Stretches(StreetNetwork network) {
        this.network = network;
    }

    Stretch around(StreetPart part) {
        Deque<StreetPart> parts = new ArrayDeque<>(List.of(part));
        follow(part, part.to(), parts, true);
        follow(part, part.from(), parts, false);
        return new Stretch(part.name(), List.copyOf(parts));
    }

    private void follow(StreetPart first, int junction, Deque<StreetPart> parts, boolean ahead) {
        StreetPart at = first;
        int node = junction;
        StreetPart next = next(at, node);
        while (next != null && !parts.contains(next)) {
            if (ahead) {
                parts.addLast(next);
            } else {
                parts.addFirst(next);
            }
            node = next.from() == node ? next.to() : next.from();
            at = next;
            next = next(at, node);
        }
    }

    /** The only other part at a junction, if it is of the same name. */
    private StreetPart next(StreetPart part, int junction) {
        List<StreetPart> others = new ArrayList<>();
        EdgeIterator edges = network.graph().base.createEdgeExplorer().setBaseNode(junction);
        while (edges.next()) {
            if (edges.getEdge() != part.number()) {
                others.add(network.parts().get(edges.getEdge()));
            }
        }
        return others.size() == 1 && others.get(0).name().equals(part.name()) ? others.get(0) : null;
    }
}
