package io.curbstop.map.network;

import java.util.Arrays;

/**
 * The cells of a network gathered into sections: parts that nothing can ever divide, because no valve, no one-way
 * device and no closed link lies between their cells. Whatever a trace finds is made of whole sections, and there are a
 * third as many as cells, or fewer. Numbered in the order of their first cells. Immutable.
 */
public final class Sections {
    /** Flag of an adjacent joint besides those of the joint: it is seen from its A side. */
    public static final int A_SIDE = 8;

    private static final int ADJACENCY = 3;
    /** Flags are below a joint's valve in one number. */
    private static final int FLAG_BITS = 4;

    private final int[] sectionOf;
    private final int[] cellsStart;
    private final int[] cells;
    private final int[] adjacencyStart;
    /** For each dividing joint of each section three numbers that are read together: joint, section across, valve and flags. */
    private final int[] adjacency;

    private final int[] jointA;
    private final int[] jointB;

    Sections(int cellCount, int[] jointA, int[] jointB, int[] jointValve, byte[] jointFlags) {
        this.jointA = jointA;
        this.jointB = jointB;
        UnionFind union = new UnionFind(cellCount);
        for (int j = 0; j < jointA.length; j++) {
            if (!divides(jointValve[j], jointFlags[j])) {
                union.join(jointA[j], jointB[j]);
            }
        }
        sectionOf = union.numbers();
        int count = Arrays.stream(sectionOf).max().orElse(-1) + 1;
        cellsStart = new int[count + 1];
        for (int section : sectionOf) {
            cellsStart[section + 1]++;
        }
        Arrays.parallelPrefix(cellsStart, Integer::sum);
        cells = new int[cellCount];
        int[] next = cellsStart.clone();
        for (int cell = 0; cell < cellCount; cell++) {
            cells[next[sectionOf[cell]]++] = cell;
        }
        adjacencyStart = new int[count + 1];
        for (int j = 0; j < jointA.length; j++) {
            if (divides(jointValve[j], jointFlags[j])) {
                adjacencyStart[sectionOf[jointA[j]] + 1]++;
                adjacencyStart[sectionOf[jointB[j]] + 1]++;
            }
        }
        Arrays.parallelPrefix(adjacencyStart, Integer::sum);
        adjacency = new int[adjacencyStart[count] * ADJACENCY];
        next = adjacencyStart.clone();
        for (int j = 0; j < jointA.length; j++) {
            if (divides(jointValve[j], jointFlags[j])) {
                int a = sectionOf[jointA[j]];
                int b = sectionOf[jointB[j]];
                put(next[a]++, j, b, jointValve[j], jointFlags[j] | A_SIDE);
                put(next[b]++, j, a, jointValve[j], jointFlags[j]);
            }
        }
    }

    private static boolean divides(int valve, int flags) {
        return valve >= 0 || flags != 0;
    }

    private void put(int k, int joint, int across, int valve, int flags) {
        adjacency[k * ADJACENCY] = joint;
        adjacency[k * ADJACENCY + 1] = across;
        adjacency[k * ADJACENCY + 2] = valve << FLAG_BITS | flags;
    }

    /** Number of sections. */
    public int count() {
        return cellsStart.length - 1;
    }

    /** The section of a cell. */
    public int of(int cell) {
        return sectionOf[cell];
    }

    /** The section on the A side of a joint. */
    public int sideA(int joint) {
        return sectionOf[jointA[joint]];
    }

    /** The section on the B side of a joint. */
    public int sideB(int joint) {
        return sectionOf[jointB[joint]];
    }

    /** Start of a section's cells for {@link #cell}; they run to {@code cellsStart(section + 1)}, in ascending order. */
    public int cellsStart(int section) {
        return cellsStart[section];
    }

    /** A cell of a section. */
    public int cell(int k) {
        return cells[k];
    }

    /** Start of a section's joints for {@link #joint}; they run to {@code jointsStart(section + 1)}. */
    public int jointsStart(int section) {
        return adjacencyStart[section];
    }

    /** A joint that divides a section from another, or from itself. */
    public int joint(int k) {
        return adjacency[k * ADJACENCY];
    }

    /** The section across a section's joint. */
    public int across(int k) {
        return adjacency[k * ADJACENCY + 1];
    }

    /** The valve on a section's joint, or -1. */
    public int valve(int k) {
        return adjacency[k * ADJACENCY + 2] >> FLAG_BITS;
    }

    /** The flags of a section's joint: those of {@link PipeNetwork#jointFlags}, and {@link #A_SIDE}. */
    public int flags(int k) {
        return adjacency[k * ADJACENCY + 2] & (1 << FLAG_BITS) - 1;
    }
}
