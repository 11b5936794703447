package io.curbstop.map.search;

import io.curbstop.map.source.FeatureRecord;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/**
 * A street segment as the search sees it.
 *
 * @param ref id of the street record
 * @param name official street name, never null ("" when the source has none)
 * @param streetClass class as in the street layer, or ""
 * @param course where it runs, from its first to its last node
 * @param left address range on the left side, looking along the course
 * @param right address range on the right side
 * @param fromStreet name of the street at its start, or ""
 * @param toStreet name of the street at its end, or ""
 */
record Segment(
        String ref,
        String name,
        String streetClass,
        Course course,
        Range left,
        Range right,
        String fromStreet,
        String toStreet) {

    /** The segment of a street record; empty when the record has no usable line. */
    static Optional<Segment> of(FeatureRecord street) {
        Coordinate[] line = longestLine(street.geometry());
        if (line.length < 2) {
            return Optional.empty();
        }
        Course drawn = Course.along(line);
        double length_m = street.findNumber("length_m").orElse(drawn.length_m());
        return Optional.of(new Segment(
                street.id(),
                street.findText("name").orElse(""),
                street.findText("street_class").orElse(""),
                drawn.withSurveyedLength(length_m),
                Range.of(street, "left_from", "left_to"),
                Range.of(street, "right_from", "right_to"),
                street.findText("from_street").orElse(""),
                street.findText("to_street").orElse("")));
    }

    Segment with(Course better) {
        return new Segment(ref, name, streetClass, better, left, right, fromStreet, toStreet);
    }

    Segment with(Range newLeft, Range newRight) {
        return new Segment(ref, name, streetClass, course, newLeft, newRight, fromStreet, toStreet);
    }

    boolean hasNumbers() {
        return !left.isEmpty() || !right.isEmpty();
    }

    static Coordinate[] longestLine(Geometry geometry) {
        Coordinate[] best = {};
        double longest = -1;
        for (int i = 0; geometry != null && i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof LineString line && line.getLength() > longest) {
                longest = line.getLength();
                best = line.getCoordinates();
            }
        }
        return best;
    }

    /**
     * Civic numbers of one side, in the direction of the segment; 0 to 0 when there are none.
     *
     * @param from number at the start of the segment
     * @param to number at its end; smaller than {@code from} when numbers run against the segment
     */
    record Range(int from, int to) {
        static final Range NONE = new Range(0, 0);

        static Range of(FeatureRecord street, String from, String to) {
            int a = street.findInteger(from).orElse(0);
            int b = street.findInteger(to).orElse(0);
            if (a <= 0 && b <= 0) {
                return NONE;
            }
            return new Range(a <= 0 ? b : a, b <= 0 ? a : b);
        }

        boolean isEmpty() {
            return from == 0 && to == 0;
        }

        int low() {
            return Math.min(from, to);
        }

        int high() {
            return Math.max(from, to);
        }

        /** How far a number lies outside; 0 inside. */
        int gap(int number) {
            return Math.max(0, Math.max(low() - number, number - high()));
        }

        /** Whether the number is on the same side of the street; true when the ends disagree about odd and even. */
        boolean sameParity(int number) {
            return (from - to) % 2 != 0 || (from - number) % 2 == 0;
        }
    }
}
