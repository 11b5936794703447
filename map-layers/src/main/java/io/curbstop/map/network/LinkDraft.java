package io.curbstop.map.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** A link while its network is being assembled. */
final class LinkDraft {
    final String ref;
    final LinkRecord source;
    List<Part> parts = List.of();
    /** The valve this link is, or -1. */
    int valve;

    double length_m;
    double drawnLength;

    /** True when the drawing runs against from_node and to_node, and so against the flow of a one-way link. */
    boolean drawnBackwards;

    LinkDraft(LinkRecord source, int valve) {
        this.source = source;
        this.valve = valve;
        ref = source.ref();
    }

    LinkKind kind() {
        return source.kind();
    }

    boolean isInService() {
        return source.status() != LinkStatus.ABANDONED;
    }

    /** True when what it meets can be told by its drawing. */
    boolean isJoinedByDrawing() {
        return isInService() && !source.rules().drawnAlongStreet();
    }

    boolean isOneWay() {
        return source.rules().checkValve() || kind() == LinkKind.PUMP;
    }

    boolean isDrawn() {
        return parts.get(0).isDrawn();
    }

    int startNode() {
        return parts.get(0).startNode;
    }

    int endNode() {
        return parts.get(parts.size() - 1).endNode;
    }

    /** A connected piece of a link's drawing; most links have one. */
    static final class Part {
        private static final Comparator<Event> ORDER = Comparator.comparingDouble(Event::measure)
                .thenComparingInt(Event::node)
                .thenComparingInt(Event::valve);

        final LinkDraft link;
        /** Coordinates of its vertices, x and y in turn; null when the link has no drawing. */
        final double[] line;

        final double from;
        final double to;
        int startNode = -1;
        int endNode = -1;
        /** Most parts have no valve at either end and nothing in the middle: lists are made when first needed. */
        List<Integer> startValves = List.of();

        List<Integer> endValves = List.of();
        List<Event> events = List.of();

        Part(LinkDraft link, double[] line, double from, double to) {
            this.link = link;
            this.line = line;
            this.from = from;
            this.to = to;
        }

        boolean isDrawn() {
            return line != null;
        }

        /** The first coordinate of its first (0) or last (1) vertex; it must be drawn. */
        double x(int end) {
            return line[end == 0 ? 0 : line.length - 2];
        }

        double y(int end) {
            return line[end == 0 ? 1 : line.length - 1];
        }

        void setNode(int end, int node) {
            if (end == 0) {
                startNode = node;
            } else {
                endNode = node;
            }
        }

        void addValveAtStart(int valve) {
            startValves = with(startValves, valve);
        }

        void addValveAtEnd(int valve) {
            endValves = with(endValves, valve);
        }

        void addValve(int valve, double measure) {
            events = with(events, new Event(measure, valve, -1));
        }

        void addNode(int node, double measure) {
            events = with(events, new Event(measure, -1, node));
        }

        private static <T> List<T> with(List<T> list, T item) {
            List<T> grown = list.isEmpty() ? new ArrayList<>(2) : list;
            grown.add(item);
            return grown;
        }

        /** Gives what it meets new numbers; -1 stays. */
        void renumber(IntUnaryOperator node, IntUnaryOperator valve) {
            startNode = moved(node, startNode);
            endNode = moved(node, endNode);
            move(startValves, valve::applyAsInt);
            move(endValves, valve::applyAsInt);
            move(events, old -> new Event(old.measure(), moved(valve, old.valve()), moved(node, old.node())));
        }

        private static int moved(IntUnaryOperator numbers, int old) {
            return old < 0 ? old : numbers.applyAsInt(old);
        }

        private static <T> void move(List<T> list, UnaryOperator<T> renumber) {
            if (!list.isEmpty()) {
                list.replaceAll(renumber);
            }
        }

        List<Event> orderedEvents() {
            if (events.size() > 1) {
                events.sort(ORDER);
            }
            return events;
        }
    }

    /** A valve or a node in the middle of a part; the other of the two is -1. */
    record Event(double measure, int valve, int node) {}
}
