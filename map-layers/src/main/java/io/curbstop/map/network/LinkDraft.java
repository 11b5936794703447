package io.curbstop.map.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;

/** A link while its network is being assembled. */
final class LinkDraft {
    final String ref;
    final LinkKind kind;
    final LinkStatus status;
    final List<Part> parts = new ArrayList<>();
    /** The valve this link is, or -1. */
    int valve = -1;

    String fromRef;
    String toRef;
    double length_m;
    double drawnLength;
    int diameter_mm;
    String zone;
    boolean checkValve;
    /** Fills the source at one of its ends and never empties it. */
    boolean inletOnly;
    /** Drawn along its street for want of a drawing of its own: where its ends lie says nothing of what they meet. */
    boolean drawnAlongStreet;

    /** True when the drawing runs against from_node and to_node, and so against the flow of a one-way link. */
    boolean drawnBackwards;

    LinkDraft(String ref, LinkKind kind, LinkStatus status) {
        this.ref = ref;
        this.kind = kind;
        this.status = status;
    }

    boolean isInService() {
        return status != LinkStatus.ABANDONED;
    }

    /** True when what it meets can be told by its drawing. */
    boolean isJoinedByDrawing() {
        return isInService() && !drawnAlongStreet;
    }

    boolean isOneWay() {
        return checkValve || kind == LinkKind.PUMP;
    }

    int startNode() {
        return parts.get(0).startNode;
    }

    int endNode() {
        return parts.get(parts.size() - 1).endNode;
    }

    List<LineString> lines() {
        return parts.stream().map(p -> p.line).filter(Objects::nonNull).toList();
    }

    /** A connected piece of a link's drawing; most links have one. */
    static final class Part {
        final LinkDraft link;
        /** Null when the link has no drawing. */
        final LineString line;

        final double from;
        final double to;
        int startNode = -1;
        int endNode = -1;
        final List<Integer> startValves = new ArrayList<>(1);
        final List<Integer> endValves = new ArrayList<>(1);
        final List<Event> events = new ArrayList<>(1);

        Part(LinkDraft link, LineString line, double from, double to) {
            this.link = link;
            this.line = line;
            this.from = from;
            this.to = to;
        }

        Coordinate coordinate(int end) {
            return line == null ? null : line.getCoordinateN(end == 0 ? 0 : line.getNumPoints() - 1);
        }

        void addValveAtStart(int valve) {
            startValves.add(valve);
        }

        void addValveAtEnd(int valve) {
            endValves.add(valve);
        }

        void addValve(int valve, double measure) {
            events.add(new Event(measure, valve, -1));
        }

        void addNode(int node, double measure) {
            events.add(new Event(measure, -1, node));
        }

        List<Event> orderedEvents() {
            events.sort(Comparator.comparingDouble(Event::measure)
                    .thenComparingInt(Event::node)
                    .thenComparingInt(Event::valve));
            return events;
        }
    }

    /** A valve or a node in the middle of a part; the other of the two is -1. */
    record Event(double measure, int valve, int node) {}
}
