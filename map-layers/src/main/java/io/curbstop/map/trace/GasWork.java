package io.curbstop.map.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The order of work of a gas shutdown, which differs from water: no appliance may be open when the gas comes back, and no
 * air may be in the pipe. So every service is shut at its meter before any valve is closed; after the repair the pipe is
 * purged, the valves are opened, and each customer is visited again to relight.
 *
 * @param shut before the repair, in order
 * @param restore after it, in order
 */
public record GasWork(List<Step> shut, List<Step> restore) {

    /** What is done in a step. */
    public enum Action {
        /** Shut the service at its meter. */
        SHUT_SERVICE,
        /** Close the valve, or squeeze the pipe off. */
        CLOSE,
        /** Drive the air out of the pipe, from this valve. */
        PURGE,
        /** Open the valve, or take the squeeze off. */
        OPEN,
        /** Open the service at its meter and relight with the customer. */
        RELIGHT
    }

    /**
     * A step.
     *
     * @param order its number, from 1, counted through both lists
     * @param action what to do
     * @param ref the valve or the service
     * @param reason why here and now, for people
     */
    public record Step(int order, Action action, String ref, String reason) {}

    /**
     * The work that follows from an answer.
     *
     * @param answer of a trace by the rules for gas
     * @param services references of the services, or of whom they serve, on the segment and on what else loses its supply; sorted here, each once
     * @throws IllegalArgumentException when the answer does not isolate: there is no safe order of work then
     */
    public static GasWork of(IsolationAnswer answer, Collection<String> services) {
        if (!answer.isolated()) {
            throw new IllegalArgumentException("not isolated: " + answer.reason());
        }
        TreeSet<String> meters = new TreeSet<>(services);
        int order = 0;
        List<Step> shut = new ArrayList<>();
        for (String service : meters) {
            shut.add(new Step(++order, Action.SHUT_SERVICE, service, "before the pressure falls and flames go out"));
        }
        for (ValveEntry valve : answer.close()) {
            shut.add(new Step(++order, Action.CLOSE, valve.ref(), valve.reason()));
        }
        List<Step> restore = new ArrayList<>();
        List<String> valves = answer.close().stream().map(ValveEntry::ref).toList();
        if (!valves.isEmpty()) {
            String first = valves.get(0);
            restore.add(new Step(++order, Action.PURGE, first, "until what comes out is gas and no air"));
            for (String valve : valves) {
                restore.add(new Step(
                        ++order,
                        Action.OPEN,
                        valve,
                        valve.equals(first) ? "the pipe is purged from here" : "was open before"));
            }
        }
        for (String service : meters) {
            restore.add(new Step(++order, Action.RELIGHT, service, "every appliance off first, then lit one by one"));
        }
        return new GasWork(List.copyOf(shut), List.copyOf(restore));
    }
}
