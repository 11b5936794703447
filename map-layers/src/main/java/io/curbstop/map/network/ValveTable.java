package io.curbstop.map.network;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The valves of a network, by valve index, neighbours near each other. Their state today is in {@link ValveStates}. */
public final class ValveTable {
    private static final ValveKind[] KINDS = ValveKind.values();

    final RefTable refs;
    final byte[] kind;
    final byte[] position;
    final byte[] operability;
    final int[] diameter_mm;
    final float[] turns;
    final WordColumn closes;
    final Map<Integer, String> accessNotes = new TreeMap<>();
    final int[] link;
    final double[] measure;
    final int[] bodyNode;
    final int[] jointStart;
    final int[] joints;

    ValveTable(GraphDraft draft) {
        int n = draft.valves.size();
        refs = RefTable.of(n, v -> draft.valves.get(v).ref);
        kind = new byte[n];
        position = new byte[n];
        operability = new byte[n];
        diameter_mm = new int[n];
        turns = new float[n];
        link = new int[n];
        measure = new double[n];
        bodyNode = new int[n];
        closes = WordColumn.of(n, v -> draft.valves.get(v).source.handling().closes());
        for (int v = 0; v < n; v++) {
            ValveDraft valve = draft.valves.get(v);
            ValveRecord.Handling handling = valve.source.handling();
            kind[v] = (byte) valve.kind().ordinal();
            position[v] = (byte) valve.source.position().ordinal();
            operability[v] = (byte) valve.source.operability().ordinal();
            diameter_mm[v] = valve.diameter_mm;
            turns[v] = handling.turns();
            link[v] = valve.link;
            measure[v] = valve.measure;
            bodyNode[v] = valve.bodyNode;
            if (handling.accessNote() != null) {
                accessNotes.put(v, handling.accessNote());
            }
        }
        jointStart = new int[n + 1];
        for (int j = 0; j < draft.jointCount(); j++) {
            if (draft.jointValve(j) >= 0) {
                jointStart[draft.jointValve(j) + 1]++;
            }
        }
        for (int v = 0; v < n; v++) {
            jointStart[v + 1] += jointStart[v];
        }
        joints = new int[jointStart[n]];
        int[] next = jointStart.clone();
        for (int j = 0; j < draft.jointCount(); j++) {
            if (draft.jointValve(j) >= 0) {
                joints[next[draft.jointValve(j)]++] = j;
            }
        }
    }

    /** Number of valves, those that cut nothing included. */
    public int count() {
        return kind.length;
    }

    /** The reference of a valve, as in the input. */
    public String ref(int valve) {
        return refs.get(valve);
    }

    /** The index of the valve with that reference, or -1. */
    public int find(String ref) {
        return refs.find(ref);
    }

    /** What the valve is for. */
    public ValveKind kind(int valve) {
        return KINDS[kind[valve]];
    }

    /** Diameter in millimetres: its own, or its main's; empty when neither is known. */
    public OptionalInt findDiameter_mm(int valve) {
        return diameter_mm[valve] > 0 ? OptionalInt.of(diameter_mm[valve]) : OptionalInt.empty();
    }

    /** Turns from open to closed; empty when not known. */
    public OptionalDouble findTurns(int valve) {
        return turns[valve] > 0 ? OptionalDouble.of(turns[valve]) : OptionalDouble.empty();
    }

    /** The direction it closes in, as in the input. */
    public Optional<String> findCloses(int valve) {
        return Optional.ofNullable(closes.get(valve));
    }

    /** How to get at it, as in the input. */
    public Optional<String> findAccessNote(int valve) {
        return Optional.ofNullable(accessNotes.get(valve));
    }

    /** The link the valve sits on, or is; -1 for a valve of a node or on nothing. */
    public int link(int valve) {
        return link[valve];
    }

    /** Where on its link the valve sits, as a measure of {@link LinkTable}. */
    public double measure(int valve) {
        return measure[valve];
    }

    /** The node that the valve is, or -1. */
    public int bodyNode(int valve) {
        return bodyNode[valve];
    }

    /** Number of joints it cuts: 0 when it lies on nothing. */
    public int jointCount(int valve) {
        return jointStart[valve + 1] - jointStart[valve];
    }

    /** One of the joints it cuts. */
    public int joint(int valve, int k) {
        return joints[jointStart[valve] + k];
    }
}
