package io.curbstop.map.trace;

import io.curbstop.map.network.Assembly;
import io.curbstop.map.network.AssemblyOptions;
import io.curbstop.map.network.NetworkAssembler;
import io.curbstop.map.network.Operability;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValvePosition;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A network drawn as text. Each line is a chain of nodes and links with spaces between:
 *
 * <pre>
 *   R! -a- A -[v]b- B -c[w]- C =x= D      R is a source; v at the start of b, w at the end of c; x is a valve link
 *   A -d(v1@30)(v2@70)- E[n]              valves at 30 and 70 m of d; node E is valve n
 *   B -e>- F =P:pump= G =q:prv= H         e has a non-return valve; P is a pump, q a pressure-reducing valve
 *   A -f/closed- B -g/abandoned- C        status of pipes
 *   A -t/inlet- T!                        t fills the tank T and never empties it
 *   A -h#Z1- B                            h is in pressure zone Z1
 *   A -i%300- B                           i is 300 mm wide
 * </pre>
 *
 * Every pipe is 100 m long and, where nothing else is said, 100 mm wide.
 */
final class Sketch {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final Pattern LINK = Pattern.compile(
            "-(?:\\[(?<start>\\w+)])?(?<id>\\w+)(?<check>>)?(?:%(?<size>\\d+))?(?:/(?<status>\\w+))?(?:#(?<zone>\\w+))?(?<mid>(?:\\(\\w+@\\d+\\))*)(?:\\[(?<end>\\w+)])?-");
    private static final Pattern MIDDLE = Pattern.compile("\\((\\w+)@(\\d+)\\)");
    private static final Pattern NODE = Pattern.compile("(\\w+)(!?)(?:\\[(\\w+)])?");

    private final String drawing;
    private final Map<String, FeatureRecord> nodes = new TreeMap<>();
    final List<FeatureRecord> mains = new ArrayList<>();
    final List<FeatureRecord> valves = new ArrayList<>();
    final List<FeatureRecord> hydrants = new ArrayList<>();

    final PipeNetwork network;
    final Assembly assembly;
    final IsolationTracer tracer;
    private ValveStates states;

    private Sketch(String drawing, List<FeatureRecord> drawnHydrants) {
        this.drawing = drawing;
        hydrants.addAll(drawnHydrants);
        drawing.lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(this::chain);
        assembly = NetworkAssembler.assemble(nodes.values(), mains, valves, hydrants, AssemblyOptions.defaults());
        network = assembly.network();
        tracer = new IsolationTracer(network);
        states = ValveStates.recorded(network);
    }

    static Sketch of(String drawing) {
        return new Sketch(drawing, List.of());
    }

    /** The same drawing with hydrants. */
    Sketch withHydrants(List<FeatureRecord> records) {
        return new Sketch(drawing, records);
    }

    private void chain(String line) {
        String[] tokens = line.split("\\s+");
        String before = node(tokens[0]);
        for (int k = 1; k < tokens.length; k += 2) {
            String after = node(tokens[k + 1]);
            link(tokens[k], before, after);
            before = after;
        }
    }

    private String node(String token) {
        Matcher m = NODE.matcher(token);
        if (!m.matches()) {
            throw new IllegalArgumentException("not a node: " + token);
        }
        if (!m.group(2).isEmpty() || !nodes.containsKey(m.group(1))) {
            String kind = m.group(2).isEmpty() ? "junction" : "reservoir";
            nodes.put(m.group(1), new FeatureRecord(LayerType.NODE, m.group(1), null, Map.of("node_kind", kind), 0));
        }
        if (m.group(3) != null) {
            valve(m.group(3), null, Map.of("node_ref", m.group(1)));
        }
        return m.group(1);
    }

    private void link(String token, String from, String to) {
        if (token.startsWith("=")) {
            String[] parts = token.substring(1, token.length() - 1).split(":");
            String kind = parts.length > 1 ? parts[1] : "isolation";
            if (kind.equals("pump")) {
                mains.add(main(parts[0], from, to, Map.of("link_kind", "pump")));
            } else {
                valve(parts[0], null, Map.of("from_node", from, "to_node", to, "valve_kind", kind));
            }
            return;
        }
        Matcher m = LINK.matcher(token);
        if (!m.matches()) {
            throw new IllegalArgumentException("not a link: " + token);
        }
        String id = m.group("id");
        Map<String, Object> attributes = new HashMap<>();
        if (m.group("check") != null) {
            attributes.put("check_valve", true);
        }
        if (m.group("size") != null) {
            attributes.put("diameter_mm", Integer.valueOf(m.group("size")));
        }
        if ("inlet".equals(m.group("status"))) {
            attributes.put("inlet_only", true);
        } else if (m.group("status") != null) {
            attributes.put("link_status", m.group("status"));
        }
        if (m.group("zone") != null) {
            attributes.put("pressure_zone", m.group("zone"));
        }
        mains.add(main(id, from, to, attributes));
        int row = mains.size() * 1000;
        if (m.group("start") != null) {
            valve(m.group("start"), new Coordinate(0, row), Map.of("main_ref", id, "node_ref", from));
        }
        Matcher middle = MIDDLE.matcher(m.group("mid"));
        while (middle.find()) {
            valve(middle.group(1), new Coordinate(Integer.parseInt(middle.group(2)), row), Map.of("main_ref", id));
        }
        if (m.group("end") != null) {
            valve(m.group("end"), new Coordinate(100, row), Map.of("main_ref", id, "node_ref", to));
        }
    }

    private FeatureRecord main(String id, String from, String to, Map<String, Object> more) {
        Map<String, Object> attributes = new HashMap<>(more);
        attributes.put("from_node", from);
        attributes.put("to_node", to);
        attributes.putIfAbsent("diameter_mm", 100);
        int row = (mains.size() + 1) * 1000;
        return new FeatureRecord(
                LayerType.MAIN,
                id,
                GEOMETRIES.createLineString(new Coordinate[] {new Coordinate(0, row), new Coordinate(100, row)}),
                attributes,
                mains.size() + 1);
    }

    private void valve(String id, Coordinate at, Map<String, Object> attributes) {
        valves.add(new FeatureRecord(
                LayerType.VALVE, id, at == null ? null : GEOMETRIES.createPoint(at), attributes, valves.size() + 1));
    }

    Sketch closed(String... refs) {
        return state(ValvePosition.CLOSED, Operability.OPERABLE, refs);
    }

    Sketch stuckOpen(String... refs) {
        return state(ValvePosition.OPEN, Operability.STUCK_OPEN, refs);
    }

    Sketch state(ValvePosition position, Operability operability, String... refs) {
        for (String ref : refs) {
            states = states.with(network.valves().find(ref), position, operability);
        }
        return this;
    }

    ValveStates states() {
        return states;
    }

    TraceRequest request(Break... breaks) {
        return TraceRequest.of(states, breaks);
    }

    IsolationAnswer trace(Break... breaks) {
        return tracer.trace(request(breaks));
    }

    /** Traces a break somewhere on a main. */
    IsolationAnswer trace(String mainRef) {
        return trace(Break.onMain(mainRef));
    }

    static List<String> refs(List<ValveEntry> valves) {
        return valves.stream().map(ValveEntry::ref).toList();
    }

    static List<String> mains(IsolatedArea area) {
        return area.mains().stream()
                .map(IsolatedArea.MainPart::mainRef)
                .distinct()
                .toList();
    }
}
