package io.curbstop.map.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Groups of points that become one node: given nodes first, then free ends, each end of a link. */
final class SnapClusters {
    private final int givenNodes;
    private final int[] parent;
    private final List<List<Integer>> linksOf;

    SnapClusters(int givenNodes, int[] linkOfEnd) {
        this.givenNodes = givenNodes;
        parent = new int[givenNodes + linkOfEnd.length];
        linksOf = new ArrayList<>(Collections.nCopies(givenNodes, null));
        for (int p = 0; p < parent.length; p++) {
            parent[p] = p;
            if (p >= givenNodes) {
                linksOf.add(new ArrayList<>(List.of(linkOfEnd[p - givenNodes])));
            }
        }
    }

    /** Joins two points unless that would make one of two given nodes, or bend a link of some length into a loop. */
    void tryJoin(int p, int q, double distance) {
        int a = smallestMember(p);
        int b = smallestMember(q);
        int keep = Math.min(a, b);
        int drop = Math.max(a, b);
        if (a == b || drop < givenNodes) {
            return;
        }
        List<Integer> kept = linksOf.get(keep);
        List<Integer> dropped = linksOf.get(drop);
        if (distance > 0 && kept != null && !Collections.disjoint(kept, dropped)) {
            return;
        }
        parent[drop] = keep;
        if (kept == null) {
            linksOf.set(keep, dropped);
        } else {
            kept.addAll(dropped);
        }
        linksOf.set(drop, null);
    }

    /** The first point of the group: a given node if it has one. */
    int smallestMember(int point) {
        int root = point;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }
}
