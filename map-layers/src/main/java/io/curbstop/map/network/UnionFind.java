package io.curbstop.map.network;

/** Groups of numbers from 0 to n-1 that have been joined. */
public final class UnionFind {
    private final int[] parent;

    /** Each number a group of its own. */
    public UnionFind(int n) {
        parent = new int[n];
        for (int i = 0; i < n; i++) {
            parent[i] = i;
        }
    }

    /** Joins the groups of two numbers. */
    public void join(int a, int b) {
        int rootA = find(a);
        int rootB = find(b);
        if (rootA < rootB) {
            parent[rootB] = rootA;
        } else {
            parent[rootA] = rootB;
        }
    }

    /** The smallest number of a group. */
    public int find(int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** The group of each number, groups numbered from 0 in the order of their smallest numbers. */
    public int[] numbers() {
        int[] number = new int[parent.length];
        int next = 0;
        for (int i = 0; i < parent.length; i++) {
            // A parent is never the larger number, so its group is known already.
            number[i] = parent[i] == i ? next++ : number[parent[i]];
        }
        return number;
    }
}
