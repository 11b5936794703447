package io.curbstop.map.trace;

import io.curbstop.map.network.Operability;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValveKind;
import io.curbstop.map.network.ValvePosition;
import io.curbstop.map.network.ValveStates;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What each valve counts as in one trace. */
final class ValveRules {
    /** What a valve does to a flood. */
    enum Effect {
        /** Water passes and nobody can stop it here. */
        CROSSED,
        /** Open, and can be shut: the flood ends here. */
        USABLE,
        /** Shut: the flood ends here. */
        CLOSED
    }

    private static final ValveKind[] KINDS = ValveKind.values();
    /** By strict and squeeze-offs, then kind, then code: what a valve counts as that nothing is said of. */
    private static final Effect[][] PLAIN_EFFECTS = plainEffects();

    private static final boolean[] SHUT = new boolean[ValveStates.CODES];

    static {
        for (int code = 0; code < ValveStates.CODES; code++) {
            SHUT[code] = isKnown(code) && isShut(ValveStates.positionOf(code), ValveStates.operabilityOf(code));
        }
    }

    private final PipeNetwork network;
    private final ValveStates states;
    private final TraceOptions options;
    private final Effect[] plainEffects;
    private final Map<Integer, JobValve> thisJob = new HashMap<>();
    private final Set<Integer> broken;
    private final Set<Integer> canShut = new HashSet<>();
    private Set<Integer> onlyThese;
    /** True when valves count as their kind and state say: this job says nothing of any. */
    private boolean nothingSaid;

    ValveRules(PipeNetwork network, TraceRequest request, Set<Integer> broken) {
        this.network = network;
        this.states = request.states();
        this.options = request.options();
        this.broken = broken;
        plainEffects = PLAIN_EFFECTS[(options.strict() ? 1 : 0) | (options.useSqueezeOffs() ? 2 : 0)];
        request.thisJob().forEach((ref, said) -> {
            int valve = network.valves().find(ref);
            if (valve >= 0) {
                thisJob.put(valve, said);
            }
        });
        for (String ref : options.canShut()) {
            canShut.add(network.valves().find(ref));
        }
        nothingSaid = broken.isEmpty() && thisJob.isEmpty() && canShut.isEmpty();
    }

    /** From now on, of the open valves only these count as usable. */
    void useOnly(Set<Integer> valves) {
        onlyThese = valves;
        nothingSaid &= valves == null;
    }

    Map<Integer, JobValve> thisJob() {
        return thisJob;
    }

    private static boolean isKnown(int code) {
        return (code & 15) < Operability.values().length;
    }

    private static Effect[][] plainEffects() {
        Effect[][] effects = new Effect[4][KINDS.length * ValveStates.CODES];
        for (int rules = 0; rules < effects.length; rules++) {
            for (int at = 0; at < effects[rules].length; at++) {
                int code = at % ValveStates.CODES;
                if (isKnown(code)) {
                    ValvePosition position = ValveStates.positionOf(code);
                    Operability operability = ValveStates.operabilityOf(code);
                    ValveKind kind = KINDS[at / ValveStates.CODES];
                    boolean crossed = whyKindCrossed(kind, false, (rules & 2) != 0) != null
                            || whyStateCrossed(position, operability, (rules & 1) != 0) != null;
                    effects[rules][at] =
                            isShut(position, operability) ? Effect.CLOSED : crossed ? Effect.CROSSED : Effect.USABLE;
                }
            }
        }
        return effects;
    }

    /** True when the valve is shut by record or field report, whatever this job says. */
    static boolean isShut(ValveStates states, int valve) {
        return SHUT[states.code(valve)];
    }

    private static boolean isShut(ValvePosition position, Operability operability) {
        return operability == Operability.STUCK_CLOSED
                || (position == ValvePosition.CLOSED && operability != Operability.STUCK_OPEN);
    }

    /** True when the valve is shut in this job. */
    boolean isShut(int valve) {
        JobValve said = thisJob.isEmpty() ? null : thisJob.get(valve);
        if (said == JobValve.CLOSED || said == JobValve.OPEN) {
            return said == JobValve.CLOSED;
        }
        return isShut(states, valve);
    }

    Effect effect(int valve) {
        if (nothingSaid) {
            return plainEffects[network.valves().kind(valve).ordinal() * ValveStates.CODES + states.code(valve)];
        }
        if (broken.contains(valve)) {
            return Effect.CROSSED;
        }
        if (isShut(valve)) {
            return Effect.CLOSED;
        }
        boolean usable = whyCrossed(valve) == null && (onlyThese == null || onlyThese.contains(valve));
        return usable ? Effect.USABLE : Effect.CROSSED;
    }

    /** True when an open valve could be shut, whatever plan is followed. */
    boolean isUsable(int valve) {
        return !broken.contains(valve) && !isShut(valve) && whyCrossed(valve) == null;
    }

    /** Why an open valve cannot be used; null when it can. */
    String whyCrossed(int valve) {
        ValveKind kind = network.valves().kind(valve);
        if (!broken.isEmpty() && broken.contains(valve)) {
            return "broken itself";
        }
        String why = whyKindCrossed(kind, canShut.contains(valve), options.useSqueezeOffs());
        if (why != null) {
            return why;
        }
        if (!thisJob.isEmpty() && thisJob.get(valve) == JobValve.UNUSABLE) {
            return "not usable in this job";
        }
        return whyStateCrossed(states.position(valve), states.operability(valve), options.strict());
    }

    private static String whyKindCrossed(ValveKind kind, boolean canShut, boolean useSqueezeOffs) {
        if (kind.isShutOff() || (kind.isRegulator() && canShut) || (kind == ValveKind.SQUEEZE_OFF && useSqueezeOffs)) {
            return null;
        }
        if (kind.isRegulator()) {
            return kind + " regulates and does not count as shut-off";
        }
        return kind == ValveKind.CHECK ? "non-return valve, lets water towards the break" : "not made to be shut";
    }

    private static String whyStateCrossed(ValvePosition position, Operability operability, boolean strict) {
        return switch (operability) {
            case STUCK_OPEN -> "stuck open";
            case INACCESSIBLE -> "inaccessible";
            case UNKNOWN -> strict ? "operability unknown" : null;
            default -> strict && position == ValvePosition.UNKNOWN ? "position unknown" : null;
        };
    }

    /** True when position or operability of the valve is not known and this job does not say. */
    boolean isUncertain(int valve) {
        return !thisJob.containsKey(valve)
                && (states.position(valve) == ValvePosition.UNKNOWN
                        || states.operability(valve) == Operability.UNKNOWN);
    }

    /** True when a closed valve can be opened. */
    boolean canBeOpened(int valve) {
        return !broken.contains(valve)
                && isShut(valve)
                && network.valves().kind(valve).isShutOff()
                && thisJob.get(valve) == null
                && states.operability(valve) == Operability.OPERABLE;
    }

    Operability operability(int valve) {
        return states.operability(valve);
    }

    ValvePosition position(int valve) {
        return states.position(valve);
    }
}
