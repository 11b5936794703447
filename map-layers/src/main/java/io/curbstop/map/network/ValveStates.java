package io.curbstop.map.network;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The state of every valve of a network as known at one moment: an overlay on the immutable {@link PipeNetwork}. An
 * instance never changes; {@link #with} gives a new one with the next version that shares all but a few kilobytes.
 */
public final class ValveStates {
    /** More than any {@link #code}. */
    public static final int CODES = ValvePosition.values().length << 4;

    private static final int CHUNK_BITS = 11;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final ValvePosition[] POSITIONS = ValvePosition.values();
    private static final Operability[] OPERABILITIES = Operability.values();

    private final byte[][] chunks;
    private final int count;
    private final long version;

    private ValveStates(byte[][] chunks, int count, long version) {
        this.chunks = chunks;
        this.count = count;
        this.version = version;
    }

    /** The states that came with the network's records, as version 0. */
    public static ValveStates recorded(PipeNetwork network) {
        return recorded(network, 0);
    }

    /** The states that came with the network's records, with the version the caller keeps count of. */
    public static ValveStates recorded(PipeNetwork network, long version) {
        ValveTable valves = network.valves();
        int n = valves.count();
        byte[][] chunks = new byte[(n + CHUNK - 1) / CHUNK][];
        for (int c = 0; c < chunks.length; c++) {
            chunks[c] = new byte[Math.min(CHUNK, n - c * CHUNK)];
        }
        for (int v = 0; v < n; v++) {
            chunks[v >> CHUNK_BITS][v & (CHUNK - 1)] = (byte) (valves.position[v] << 4 | valves.operability[v]);
        }
        return new ValveStates(chunks, n, version);
    }

    /** The version: it grows by one with each change. */
    public long version() {
        return version;
    }

    /** Where a valve of a {@link #code} stands. */
    public static ValvePosition positionOf(int code) {
        return POSITIONS[code >> 4];
    }

    /** Whether a valve of a {@link #code} can be turned. */
    public static Operability operabilityOf(int code) {
        return OPERABILITIES[code & 15];
    }

    /** Number of valves. */
    public int count() {
        return count;
    }

    /** Where a valve stands. */
    public ValvePosition position(int valve) {
        return positionOf(code(valve));
    }

    /** Whether a valve can be turned. */
    public Operability operability(int valve) {
        return operabilityOf(code(valve));
    }

    /** These states with one valve changed, and the next version. */
    public ValveStates with(int valve, ValvePosition position, Operability operability) {
        return with(valve, position, operability, version + 1);
    }

    /** These states with one valve changed, and the version the caller keeps count of. */
    public ValveStates with(int valve, ValvePosition position, Operability operability, long newVersion) {
        if (valve < 0 || valve >= count) {
            throw new IndexOutOfBoundsException("no valve " + valve + " among " + count);
        }
        byte[][] copy = chunks.clone();
        byte[] chunk = Arrays.copyOf(copy[valve >> CHUNK_BITS], copy[valve >> CHUNK_BITS].length);
        chunk[valve & (CHUNK - 1)] = (byte) (position.ordinal() << 4 | operability.ordinal());
        copy[valve >> CHUNK_BITS] = chunk;
        return new ValveStates(copy, count, newVersion);
    }

    /**
     * Visits the valves whose state differs between these and other states of the same network, in ascending order.
     *
     * @param visitor told each valve; gives false to stop
     * @return false when the visitor stopped it
     */
    public boolean forEachDifference(ValveStates other, IntPredicate visitor) {
        for (int c = 0; c < chunks.length; c++) {
            byte[] mine = chunks[c];
            byte[] theirs = other.chunks[c];
            if (mine == theirs) {
                continue;
            }
            for (int i = 0; i < mine.length; i++) {
                int at = Arrays.mismatch(mine, i, mine.length, theirs, i, mine.length);
                if (at < 0) {
                    break;
                }
                i += at;
                if (!visitor.test((c << CHUNK_BITS) + i)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Position and operability of a valve as one number below {@link #CODES}, equal for equal states. */
    public int code(int valve) {
        return chunks[valve >> CHUNK_BITS][valve & (CHUNK - 1)];
    }
}
