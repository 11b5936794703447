package io.curbstop.map.trace;

import io.curbstop.map.network.Operability;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValvePosition;
import io.curbstop.map.trace.ConfidenceNote.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Says what an answer rests on. */
final class ConfidenceWriter {
    /** Less is how coordinates were rounded, not how a network was drawn. */
    private static final double WORTH_A_NOTE_M = 0.005;

    private final PipeNetwork network;
    private final TraceRequest request;
    private final BreakResolver breaks;
    private final ValveRules rules;
    private final SegmentFlood flood;
    private final List<String> checks;
    private final List<String> assumed;

    ConfidenceWriter(
            PipeNetwork network,
            TraceRequest request,
            BreakResolver breaks,
            ValveRules rules,
            SegmentFlood flood,
            List<String> checks,
            List<String> assumed) {
        this.network = network;
        this.request = request;
        this.breaks = breaks;
        this.rules = rules;
        this.flood = flood;
        this.checks = checks;
        this.assumed = assumed;
    }

    List<ConfidenceNote> write(Set<Integer> close) {
        List<ConfidenceNote> notes = new ArrayList<>(breaks.notes);
        checks.forEach(ref -> notes.add(new ConfidenceNote(
                Code.RELIES_ON_CHECK_VALVE, ref, "relies on the non-return valve " + ref + " to hold")));
        assumed.forEach(ref -> notes.add(
                new ConfidenceNote(Code.ASSUMED_CLOSED, ref, ref + " is recorded as closed; no valve says where")));
        for (int valve : close) {
            String ref = network.valves().ref(valve);
            if (rules.isUncertain(valve)) {
                notes.add(new ConfidenceNote(
                        Code.VALVE_STATE_UNKNOWN,
                        ref,
                        "the state of valve " + ref + " is not known; taken to be usable"));
            }
        }
        for (int valve : flood.closedBorder) {
            if (request.states().operability(valve) == Operability.INACCESSIBLE) {
                String ref = network.valves().ref(valve);
                notes.add(new ConfidenceNote(
                        Code.CANNOT_BE_VERIFIED, ref, "valve " + ref + " is relied upon as closed but inaccessible"));
            }
        }
        IntStream.concat(IntStream.of(flood.crossed), IntStream.of(flood.closedBorder))
                .forEach(valve -> {
                    ValvePosition position = request.states().position(valve);
                    Operability operability = request.states().operability(valve);
                    boolean contradiction = (position == ValvePosition.CLOSED && operability == Operability.STUCK_OPEN)
                            || (position == ValvePosition.OPEN && operability == Operability.STUCK_CLOSED);
                    if (contradiction) {
                        String ref = network.valves().ref(valve);
                        notes.add(new ConfidenceNote(
                                Code.CONTRADICTORY_STATE,
                                ref,
                                "valve " + ref + " is recorded as " + position.code() + " and "
                                        + operability.code().replace('_', ' ') + "; the latter is believed"));
                    }
                });
        if (network.sourcesInferred()) {
            notes.add(new ConfidenceNote(
                    Code.SOURCE_INFERRED, null, "the records name no source; sources were inferred"));
        } else if (network.sourceCount() == 0) {
            notes.add(new ConfidenceNote(Code.NO_SOURCE, null, "the network has no source"));
        }
        if (network.largestSnap_m() >= WORTH_A_NOTE_M) {
            notes.add(new ConfidenceNote(
                    Code.JOINED_BY_SNAPPING,
                    null,
                    String.format(
                            Locale.ROOT,
                            "parts of the network were joined by snapping, at up to %.2f m",
                            network.largestSnap_m())));
        }
        notes.sort(Comparator.comparing(ConfidenceNote::code)
                .thenComparing(n -> n.ref() == null ? "" : n.ref())
                .thenComparing(ConfidenceNote::text));
        return List.copyOf(notes);
    }
}
