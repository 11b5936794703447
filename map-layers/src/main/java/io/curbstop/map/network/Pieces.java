package io.curbstop.map.network;

/** Connected pieces of a graph with every valve taken as open. */
final class Pieces {
    private Pieces() {}

    /** The piece of each cell, numbered from 0 in the order of their first cells. */
    static int[] number(GraphDraft draft) {
        int cells = draft.nodes.size() + draft.spanCount();
        UnionFind union = new UnionFind(cells);
        int[] a = draft.jointA();
        int[] b = draft.jointB();
        for (int j = 0; j < a.length; j++) {
            union.join(a[j], b[j]);
        }
        return union.numbers();
    }
}
