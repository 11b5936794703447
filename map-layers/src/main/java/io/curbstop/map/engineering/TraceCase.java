package io.curbstop.map.engineering;

import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.trace.Break;
import io.curbstop.map.trace.JobValve;
import io.curbstop.map.trace.TraceOptions;
import io.curbstop.map.trace.TraceRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One case of a file.
 *
 * @param breaks the mains that are broken
 * @param thisJob valves that are stuck or already shut, by reference
 */
record TraceCase(List<Break> breaks, Map<String, JobValve> thisJob) {

    /** A case that cannot be traced; the message says why. */
    static final class UnusableCaseException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableCaseException(String message) {
            super(message);
        }
    }

    static TraceCase of(JsonNode given, PipeNetwork network) throws UnusableCaseException {
        List<Break> breaks = new ArrayList<>();
        for (String main : ids(given, "breaks")) {
            if (network.links().findMain(main) < 0 && network.valves().find(main) < 0) {
                throw new UnusableCaseException("break on '" + main + "', which is not in the network");
            }
            breaks.add(network.links().findMain(main) < 0 ? Break.atValve(main) : Break.onMain(main));
        }
        if (breaks.isEmpty()) {
            throw new UnusableCaseException("no breaks are given");
        }
        Map<String, JobValve> thisJob = new HashMap<>();
        say(given, "stuck", JobValve.UNUSABLE, network, thisJob);
        say(given, "closed_before", JobValve.CLOSED, network, thisJob);
        return new TraceCase(breaks, thisJob);
    }

    TraceRequest request(ValveStates states, TraceOptions options) {
        return new TraceRequest(breaks, states, thisJob, options);
    }

    private static void say(
            JsonNode given, String field, JobValve what, PipeNetwork network, Map<String, JobValve> thisJob)
            throws UnusableCaseException {
        for (String valve : ids(given, field)) {
            if (network.valves().find(valve) < 0) {
                throw new UnusableCaseException(field + " names valve '" + valve + "', which is not in the network");
            }
            thisJob.put(valve, what);
        }
    }

    private static List<String> ids(JsonNode given, String field) throws UnusableCaseException {
        JsonNode values = given.path(field);
        if (!values.isMissingNode() && !values.isArray()) {
            throw new UnusableCaseException(field + " must be an array of ids");
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isString() && !value.isIntegralNumber()) {
                throw new UnusableCaseException(field + " must hold ids, as text or whole numbers");
            }
            ids.add(value.asString());
        }
        return ids;
    }
}
