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

    private final PipeNetwork network;
    private final ValveStates states;
    private final TraceOptions options;
    private final Map<Integer, JobValve> thisJob = new HashMap<>();
    private final Set<Integer> broken;
    private final Set<Integer> canShut = new HashSet<>();
    private Set<Integer> onlyThese;

    ValveRules(PipeNetwork network, TraceRequest request, Set<Integer> broken) {
        this.network = network;
        this.states = request.states();
        this.options = request.options();
        this.broken = broken;
        request.thisJob().forEach((ref, said) -> {
            int valve = network.valves().find(ref);
            if (valve >= 0) {
                thisJob.put(valve, said);
            }
        });
        for (String ref : options.canShut()) {
            canShut.add(network.valves().find(ref));
        }
    }

    /** From now on, of the open valves only these count as usable. */
    void useOnly(Set<Integer> valves) {
        onlyThese = valves;
    }

    Map<Integer, JobValve> thisJob() {
        return thisJob;
    }

    /** True when the valve is shut by record or field report, whatever this job says. */
    static boolean isShut(ValveStates states, int valve) {
        Operability operability = states.operability(valve);
        return operability == Operability.STUCK_CLOSED
                || (states.position(valve) == ValvePosition.CLOSED && operability != Operability.STUCK_OPEN);
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
        if (!broken.isEmpty() && broken.contains(valve)) {
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
        if (kind.isRegulator() && !canShut.contains(valve)) {
            return kind + " regulates and does not count as shut-off";
        }
        boolean squeezed = kind == ValveKind.SQUEEZE_OFF && options.useSqueezeOffs();
        if (!kind.isShutOff() && !kind.isRegulator() && !squeezed) {
            return kind == ValveKind.CHECK ? "non-return valve, lets water towards the break" : "not made to be shut";
        }
        if (!thisJob.isEmpty() && thisJob.get(valve) == JobValve.UNUSABLE) {
            return "not usable in this job";
        }
        return switch (states.operability(valve)) {
            case STUCK_OPEN -> "stuck open";
            case INACCESSIBLE -> "inaccessible";
            case UNKNOWN -> options.strict() ? "operability unknown" : null;
            default -> options.strict() && states.position(valve) == ValvePosition.UNKNOWN ? "position unknown" : null;
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
