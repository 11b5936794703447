package io.curbstop.map.search;

import io.curbstop.map.source.FeatureRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * Draws streets that a source gives only as two ends and a surveyed length with the bends they most likely have. Doing
 * so once at import gives the map its crescents, and saves the work when an {@link AddressIndex} is built.
 */
public final class StreetShapes {

    private StreetShapes() {}

    /**
     * The same streets, in the same order, with a likely course where only the ends were given.
     *
     * @param streets streets in the operating CRS; only those with two points and a longer {@code length_m} change
     * @param evidence mains and buildings with surveyed geometry, may be empty
     */
    public static List<FeatureRecord> redraw(Collection<FeatureRecord> streets, Collection<FeatureRecord> evidence) {
        List<FeatureRecord> usable = new ArrayList<>();
        List<Segment> segments = new ArrayList<>();
        for (FeatureRecord street : streets) {
            Optional<Segment> segment = Segment.of(street);
            segment.ifPresent(s -> {
                usable.add(street);
                segments.add(s);
            });
        }
        StreetGraph graph = new StreetGraph(segments);
        new CurveFitter(graph, Evidence.of(evidence)).fitAll();
        List<FeatureRecord> redrawn = new ArrayList<>(streets.size());
        int next = 0;
        for (FeatureRecord street : streets) {
            boolean hasSegment = next < usable.size() && usable.get(next) == street;
            boolean changed = hasSegment
                    && graph.segment(next).course().points().length
                            != segments.get(next).course().points().length;
            redrawn.add(changed ? with(street, graph.segment(next).course()) : street);
            next += hasSegment ? 1 : 0;
        }
        return redrawn;
    }

    private static FeatureRecord with(FeatureRecord street, Course course) {
        Geometry line = street.geometry().getFactory().createLineString(course.points());
        line.setSRID(street.geometry().getSRID());
        return new FeatureRecord(street.layer(), street.id(), line, street.attributes(), street.row());
    }
}
