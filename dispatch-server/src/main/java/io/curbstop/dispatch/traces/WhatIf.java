package io.curbstop.dispatch.traces;

import io.curbstop.dispatch.geodata.CustomersOnMains;
import io.curbstop.dispatch.geodata.LoadedNetwork;
import io.curbstop.dispatch.geodata.NetworkRegistry;
import io.curbstop.dispatch.geodata.TracedUtility;
import io.curbstop.dispatch.geodata.Tracers;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.trace.Break;
import io.curbstop.map.trace.ConfidenceNote;
import io.curbstop.map.trace.GasWork;
import io.curbstop.map.trace.IsolationAnswer;
import io.curbstop.map.trace.IsolationTracer;
import io.curbstop.map.trace.JobValve;
import io.curbstop.map.trace.TraceRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Answers what-if questions on the loaded network. */
@Component
class WhatIf {

    private final NetworkRegistry networks;
    private final TracePlaces places;
    private final Tracers tracers;

    WhatIf(NetworkRegistry networks, TracePlaces places, Tracers tracers) {
        this.networks = networks;
        this.tracers = tracers;
        this.places = places;
    }

    TraceCollection trace(TraceQuestion question) {
        LoadedNetwork loaded = networks.current(question.utility());
        PipeNetwork network = loaded.network();
        List<Break> breaks = new ArrayList<>();
        List<TraceCollection.Feature> features = new ArrayList<>();
        for (TraceQuestion.Where where : question.breaks()) {
            breaks.add(resolve(loaded, where, features));
        }
        Map<String, JobValve> thisJob = new HashMap<>();
        say(network, question.stuck(), JobValve.UNUSABLE, thisJob);
        say(network, question.closed(), JobValve.CLOSED, thisJob);
        say(network, question.opened(), JobValve.OPEN, thisJob);
        TraceRequest request = new TraceRequest(
                breaks,
                loaded.valveStates(),
                thisJob,
                loaded.utility()
                        .rules()
                        .withStrict(question.strict())
                        .withTrustCheckValves(question.trustCheckValves()));
        IsolationTracer tracer = tracers.on(loaded);
        IsolationAnswer answer = question.plan() == TraceQuestion.Plan.NEAREST
                ? tracer.trace(request)
                : tracer.findFewestValves(request).orElseGet(() -> tracer.trace(request));
        features.addAll(TracePlaces.features(loaded, answer));
        List<CustomersOnMains.OnMain> customers =
                TracePlaces.customersOn(loaded.customers(), tracers.supply(loaded, loaded.valveStates()), answer);
        return new TraceCollection(
                "FeatureCollection",
                answer.isolated(),
                answer.outcome().name(),
                answer.reason(),
                answer.plan().name(),
                answer.close().size(),
                TracePlaces.count(customers),
                answer.segment().length_m(),
                answer.secondary().length_m(),
                answer.confidence().stream()
                        .map(ConfidenceNote::text)
                        .distinct()
                        .toList(),
                loaded.utility() == TracedUtility.GAS ? findGasWork(answer, customers) : null,
                loaded.version(),
                loaded.valveStates().version(),
                features);
    }

    /** The utilities whose network there is. */
    List<TracedUtility> listUtilities() {
        return Arrays.stream(TracedUtility.values())
                .filter(utility -> networks.current(utility).network().links().mainCount() > 0)
                .toList();
    }

    /** In what order; null when the break is not isolated. Who is reduced only has a service here as well. */
    private static GasWork findGasWork(IsolationAnswer answer, List<CustomersOnMains.OnMain> customers) {
        return answer.isolated()
                ? GasWork.of(
                        answer,
                        customers.stream().map(CustomersOnMains.OnMain::ref).toList())
                : null;
    }

    private Break resolve(LoadedNetwork loaded, TraceQuestion.Where where, List<TraceCollection.Feature> features) {
        PipeNetwork network = loaded.network();
        boolean place = where.lon() != null && where.lat() != null;
        long given = List.of(place, where.main() != null, where.node() != null, where.valve() != null).stream()
                .filter(yes -> yes)
                .count();
        if (given != 1) {
            throw ProblemException.invalid(
                    "A break is either a place (lon and lat), or a main, or a node, or a valve; this one is "
                            + (given == 0 ? "none of them." : "several of them."));
        }
        if (place) {
            TracePlaces.OnMain on = places.findMainNear(loaded.utility(), where.lon(), where.lat());
            features.add(on.feature());
            return onMain(network, on.main(), on.fraction());
        }
        if (where.main() != null) {
            require(network.links().findMain(where.main()) >= 0, "unknown-main", "main", where.main());
            return onMain(network, where.main(), where.fraction());
        }
        if (where.node() != null) {
            require(network.findNode(where.node()) >= 0, "unknown-node", "node", where.node());
            return Break.atNode(where.node());
        }
        require(network.valves().find(where.valve()) >= 0, "unknown-valve", "valve", where.valve());
        return Break.atValve(where.valve());
    }

    private static Break onMain(PipeNetwork network, String main, Double fraction) {
        int link = network.links().findMain(main);
        if (fraction == null || link < 0) {
            return Break.onMain(main);
        }
        if (!(fraction >= 0 && fraction <= 1)) {
            throw ProblemException.invalid("The fraction of a break must be between 0 and 1.");
        }
        return Break.onMain(main, fraction * network.links().drawnLength(link));
    }

    private static void say(PipeNetwork network, List<String> valves, JobValve what, Map<String, JobValve> thisJob) {
        for (String valve : valves) {
            require(network.valves().find(valve) >= 0, "unknown-valve", "valve", valve);
            if (thisJob.put(valve, what) != null) {
                throw ProblemException.invalid("Valve " + valve + " is said to be two things at once.");
            }
        }
    }

    private static void require(boolean known, String code, String kind, String ref) {
        if (!known) {
            throw ProblemException.refused(code, "There is no %s %s in the network.".formatted(kind, ref));
        }
    }
}
