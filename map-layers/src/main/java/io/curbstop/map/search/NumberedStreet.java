package io.curbstop.map.search;

import io.curbstop.map.search.Segment.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * All segments of one street, and where a civic number lies on them.
 *
 * <p>Numbers are spread over the frontage between the corner lots. Because both sides are numbered in step, a number's
 * position is taken within the span of both sides together, which mends a side that has few houses. Numbers too many
 * for their segment spill over onto the next one of the same street when that has none, as around the bulb of a
 * cul-de-sac. A segment without numbers takes those between its neighbours'.
 */
final class NumberedStreet {
    /** Half a road allowance and half a corner lot, from the middle of a crossing. */
    private static final double CORNER_SETBACK_M = 25;
    /** Half a road allowance where a street begins or ends, half a lot where it only changes segment. */
    private static final double END_SETBACK_M = 12;
    /** From the middle of the street to the kerb in front of the house. */
    private static final double KERB_M = 5;
    /** The least frontage of a house. */
    private static final double FRONTAGE_M = 5;

    private final StreetGraph graph;
    private final List<Integer> segments;
    private final List<Reach> reaches = new ArrayList<>();
    private final Coordinate middle;
    private final Range span;

    NumberedStreet(StreetGraph graph, List<Integer> segments) {
        this.graph = graph;
        this.segments = List.copyOf(segments);
        for (int i : segments) {
            Segment segment = graph.segment(i);
            if (segment.hasNumbers()) {
                reaches.add(reach(i, segment));
            }
        }
        InferredRanges.of(graph, segments)
                .forEach((i, range) -> reaches.add(new Reach(
                        i,
                        graph.segment(i).course(),
                        range,
                        range,
                        true,
                        graph.isCrossing(i, true),
                        graph.isCrossing(i, false))));
        middle = findMiddle();
        span = findSpan();
    }

    List<Integer> segments() {
        return segments;
    }

    boolean hasNumbers() {
        return !reaches.isEmpty();
    }

    /** The least and the greatest number, for a list to choose from; NONE when there are no numbers. */
    Range span() {
        return span;
    }

    private Range findSpan() {
        int low = Integer.MAX_VALUE;
        int high = 0;
        for (Reach reach : reaches) {
            for (Range range : List.of(reach.left, reach.right)) {
                if (!range.isEmpty()) {
                    low = Math.min(low, range.low());
                    high = Math.max(high, range.high());
                }
            }
        }
        return high == 0 ? Range.NONE : new Range(low, high);
    }

    /** The places the number may have, likeliest first, one a segment; none when no segment has numbers. */
    List<NumberPlace> locate(int number) {
        List<NumberPlace> places = new ArrayList<>();
        for (Reach reach : reaches) {
            NumberPlace left = locate(reach, reach.left, reach.right, KERB_M, number);
            NumberPlace right = locate(reach, reach.right, reach.left, -KERB_M, number);
            if (left != null && (right == null || left.compareTo(right) <= 0)) {
                places.add(left);
            } else if (right != null) {
                places.add(right);
            }
        }
        places.sort(Comparator.naturalOrder());
        return places;
    }

    /** The middle of the street by length, on the street itself. */
    Coordinate middle() {
        return middle;
    }

    private Coordinate findMiddle() {
        double x = 0;
        double y = 0;
        double total = 0;
        for (int i : segments) {
            Course course = graph.segment(i).course();
            Coordinate m = course.at(0.5, 0);
            double weight = Math.max(1, course.length_m());
            x += m.x * weight;
            y += m.y * weight;
            total += weight;
        }
        Coordinate centre = new Coordinate(x / total, y / total);
        return segments.stream()
                .map(i -> graph.segment(i).course())
                .min(Comparator.comparingDouble(c -> c.distance_m(centre)))
                .map(c -> c.at(c.project(centre), 0))
                .orElseThrow();
    }

    double length_m() {
        return segments.stream()
                .mapToDouble(i -> graph.segment(i).course().length_m())
                .sum();
    }

    private NumberPlace locate(Reach reach, Range own, Range other, double left_m, int number) {
        if (own.isEmpty()) {
            return null;
        }
        double fraction = reach.setBack(fraction(own, other, number));
        int gap = own.gap(number);
        double length = reach.course.length_m();
        double perNumber_m = length / Math.max(4, own.high() - own.low());
        double accuracy_m = 10
                + 0.06 * length
                + reach.course.uncertainty_m(fraction)
                + (gap == 0 ? 0 : Math.min(2000, 15 + gap * Math.min(15, perNumber_m)))
                + (reach.inferred ? 0.15 * length : 0);
        boolean centred = reach.inferred || gap > 0;
        return new NumberPlace(
                reach.segment,
                reach.course.at(fraction, centred ? 0 : left_m),
                gap,
                own.sameParity(number) || reach.inferred,
                reach.inferred,
                crowding(own, length),
                accuracy_m);
    }

    private static double crowding(Range range, double length_m) {
        double houses = (range.high() - range.low()) / 2.0;
        return Math.max(0, houses * FRONTAGE_M / Math.max(length_m, 1) - 1);
    }

    private static double fraction(Range own, Range other, int number) {
        int rise = own.to() - own.from() + (other.isEmpty() ? 0 : other.to() - other.from());
        if (rise == 0) {
            return own.from() == own.to() ? 0.5 : clamp((double) (number - own.from()) / (own.to() - own.from()));
        }
        int from = own.from();
        int to = own.to();
        if (!other.isEmpty()) {
            from = rise > 0 ? Math.min(from, other.from()) : Math.max(from, other.from());
            to = rise > 0 ? Math.max(to, other.to()) : Math.min(to, other.to());
        }
        return from == to ? 0.5 : clamp((double) (number - from) / (to - from));
    }

    private Reach reach(int i, Segment segment) {
        Course course = segment.course();
        boolean crossingAtEnd = graph.isCrossing(i, false);
        double crowding =
                Math.max(crowding(segment.left(), course.length_m()), crowding(segment.right(), course.length_m()));
        int next = crowding > 0 ? numberlessNeighbour(i, false) : -1;
        if (next >= 0) {
            course = joined(course, next, graph.node(i, false));
            crossingAtEnd = false;
        }
        int previous = crowding > 0 && next < 0 ? numberlessNeighbour(i, true) : -1;
        boolean crossingAtStart = graph.isCrossing(i, true);
        if (previous >= 0) {
            course = joined(course.reversed(), previous, graph.node(i, true)).reversed();
            crossingAtStart = false;
        }
        return new Reach(i, course, segment.left(), segment.right(), false, crossingAtStart, crossingAtEnd);
    }

    private Course joined(Course course, int next, int node) {
        Course more = graph.segment(next).course();
        boolean loop = graph.node(next, true) == graph.node(next, false);
        if (loop) {
            return course.followedBy(new Coordinate[] {more.at(0.5, 0)}, more.length_m() / 2);
        }
        Course onward = graph.node(next, true) == node ? more : more.reversed();
        return course.followedBy(onward.points(), onward.length_m());
    }

    private int numberlessNeighbour(int i, boolean atStart) {
        String name = graph.segment(i).name();
        List<Integer> found = graph.othersAt(i, atStart).stream()
                .map(StreetGraph.End::segment)
                .distinct()
                .filter(o -> graph.segment(o).name().equals(name)
                        && !graph.segment(o).hasNumbers())
                .toList();
        return found.size() == 1 ? found.get(0) : -1;
    }

    private static double clamp(double fraction) {
        return Math.max(0, Math.min(1, fraction));
    }

    /** A stretch of the street with its numbers. */
    private record Reach(
            int segment,
            Course course,
            Range left,
            Range right,
            boolean inferred,
            boolean crossingAtStart,
            boolean crossingAtEnd) {
        double setBack(double fraction) {
            double length = Math.max(1, course.length_m());
            double first = Math.min(0.25, (crossingAtStart ? CORNER_SETBACK_M : END_SETBACK_M) / length);
            double last = Math.min(0.25, (crossingAtEnd ? CORNER_SETBACK_M : END_SETBACK_M) / length);
            return first + fraction * (1 - first - last);
        }
    }

    /**
     * One place a number may have.
     *
     * @param segment index of the segment
     * @param point where it is
     * @param gap how far the number is outside the range; 0 inside
     * @param sameParity whether odd and even agree with the side
     * @param inferred whether the range was inferred from neighbouring segments
     * @param crowding how implausibly dense the range is; 0 when plausible
     * @param accuracy_m distance within which the true place lies about two times in three
     */
    record NumberPlace(
            int segment,
            Coordinate point,
            int gap,
            boolean sameParity,
            boolean inferred,
            double crowding,
            double accuracy_m)
            implements Comparable<NumberPlace> {
        @Override
        public int compareTo(NumberPlace o) {
            return Comparator.comparingDouble(NumberPlace::cost).compare(this, o);
        }

        /** What speaks against it: 0 nothing, below 10 the number is in the range. */
        double cost() {
            return (gap == 0 ? 0 : 10 + gap) + (inferred ? 9 : 0) + (sameParity ? 0 : 4) + Math.min(3, crowding);
        }
    }
}
