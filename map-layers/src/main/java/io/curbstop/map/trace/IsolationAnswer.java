package io.curbstop.map.trace;

import io.curbstop.map.network.PipeNetwork;
import java.util.List;

/**
 * The answer to a trace. All lists are sorted, so that the same request gives the same answer byte for byte.
 *
 * @param isolated true when shutting {@code close} and finding {@code verify} shut stops every source
 * @param outcome what came of it
 * @param reason the outcome in a sentence
 * @param plan which plan this is
 * @param close valves to close, in the order of closing
 * @param verify closed valves on the border: see that they are shut
 * @param borderDry open valves on the border with no supply behind them: closing them is optional for water
 * @param interior usable valves with both sides inside: leave them alone
 * @param crossed valves that were passed over, each with the reason
 * @param checkValves non-return valves relied upon: valves, or mains that are recorded as having one
 * @param assumedClosed links relied upon because they are recorded as closed
 * @param pumpsToLockOut pumps inside the segment
 * @param sourcesInside sources inside the segment; if there are any, valves alone cannot isolate the break
 * @param segment what is shut off with the break
 * @param secondary what else loses its supply
 * @param restorations the parts of {@code secondary}, each with how it could be restored
 * @param confidence what the answer rests on
 * @param ifCheckValvesLeak the answer without trust in non-return valves, when it differs; else null
 * @param networkFingerprint of the network it was made from
 * @param valveStateVersion of the valve states it was made from
 * @param jointsVisited work done, counted: grows with the area, not with the network
 */
public record IsolationAnswer(
        boolean isolated,
        Outcome outcome,
        String reason,
        Plan plan,
        List<ValveEntry> close,
        List<ValveEntry> verify,
        List<ValveEntry> borderDry,
        List<ValveEntry> interior,
        List<ValveEntry> crossed,
        List<String> checkValves,
        List<String> assumedClosed,
        List<String> pumpsToLockOut,
        List<String> sourcesInside,
        IsolatedArea segment,
        IsolatedArea secondary,
        List<Restoration> restorations,
        List<ConfidenceNote> confidence,
        IsolationAnswer ifCheckValvesLeak,
        long networkFingerprint,
        long valveStateVersion,
        long jointsVisited) {

    /** What came of a trace. */
    public enum Outcome {
        /** Valves isolate it. */
        ISOLATED,
        /** No source reaches it already; the border is closed or dry. */
        ALREADY_DRY,
        /** A source stands inside: shut that down. */
        SOURCE_INSIDE,
        /** No valve at all stands between the break and a source, or anything else. */
        NO_VALVES,
        /** No source reaches this piece of network, and it has no valves. */
        NO_SOURCE,
        /** The break is on an abandoned main. */
        ABANDONED,
        /** The break is on nothing that is in this network. */
        NOT_ON_NETWORK
    }

    /** Plans that are offered. */
    public enum Plan {
        /** The nearest ring of usable valves. */
        NEAREST,
        /** As few valves as possible, further out. */
        FEWEST_VALVES
    }

    /** The answer to a break that is on nothing that could be traced. */
    static IsolationAnswer failed(PipeNetwork network, TraceRequest request, BreakResolver breaks) {
        return new IsolationAnswer(
                false,
                breaks.failure,
                breaks.failureReason,
                Plan.NEAREST,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                IsolatedArea.EMPTY,
                IsolatedArea.EMPTY,
                List.of(),
                List.copyOf(breaks.notes),
                null,
                network.fingerprint(),
                request.states().version(),
                0);
    }

    /** This answer with the one that does not trust non-return valves beside it. */
    IsolationAnswer withLeaking(IsolationAnswer leaking) {
        return new IsolationAnswer(
                isolated,
                outcome,
                reason,
                plan,
                close,
                verify,
                borderDry,
                interior,
                crossed,
                checkValves,
                assumedClosed,
                pumpsToLockOut,
                sourcesInside,
                segment,
                secondary,
                restorations,
                confidence,
                leaking,
                networkFingerprint,
                valveStateVersion,
                jointsVisited);
    }
}
