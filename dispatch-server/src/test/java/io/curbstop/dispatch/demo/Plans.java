package io.curbstop.dispatch.demo;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.linearref.LengthIndexedLine;

/** What the tests ask of a street plan. */
final class Plans {

    private Plans() {}

    /** Pairs of streets that touch anywhere but at a common end. */
    static List<String> crossings(DemoCity city) {
        STRtree index = new STRtree();
        List<FeatureRecord> streets = city.layer(LayerType.STREET);
        streets.forEach(street -> index.insert(street.geometry().getEnvelopeInternal(), street));
        List<String> found = new ArrayList<>();
        for (FeatureRecord street : streets) {
            for (Object near : index.query(street.geometry().getEnvelopeInternal())) {
                FeatureRecord other = (FeatureRecord) near;
                if (street.id().compareTo(other.id()) < 0) {
                    Geometry common = street.geometry().intersection(other.geometry());
                    for (Coordinate at : common.getCoordinates()) {
                        if (!isEnd(street, at) || !isEnd(other, at)) {
                            found.add(street.id() + " and " + other.id() + " at " + at);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static boolean isEnd(FeatureRecord street, Coordinate at) {
        Coordinate[] line = street.geometry().getCoordinates();
        return line[0].distance(at) < 0.002 || line[line.length - 1].distance(at) < 0.002;
    }

    /** How many pieces these segments make when joined at their ends. */
    static int pieces(List<FeatureRecord> segments) {
        Map<Coordinate, Coordinate> parents = new HashMap<>();
        for (FeatureRecord segment : segments) {
            Coordinate[] line = segment.geometry().getCoordinates();
            Coordinate a = root(parents, line[0]);
            Coordinate b = root(parents, line[line.length - 1]);
            if (!a.equals(b)) {
                parents.put(a, b);
            }
        }
        return (int) parents.entrySet().stream()
                .filter(entry -> entry.getKey().equals(entry.getValue()))
                .count();
    }

    private static Coordinate root(Map<Coordinate, Coordinate> parents, Coordinate at) {
        parents.putIfAbsent(at, at);
        Coordinate top = at;
        while (!parents.get(top).equals(top)) {
            top = parents.get(top);
        }
        return top;
    }

    /** Whether a number is in the range of its side of a segment. */
    static boolean holds(FeatureRecord segment, int civic) {
        String side = civic % 2 == 1 ? "left" : "right";
        return segment.findInteger(side + "_from").isPresent()
                && segment.findInteger(side + "_from").get() <= civic
                && civic <= segment.findInteger(side + "_to").get();
    }

    /** Whether a place lies on that side of a segment, or beyond its end. */
    static boolean onSide(FeatureRecord segment, Coordinate at, boolean left) {
        LengthIndexedLine line = new LengthIndexedLine(segment.geometry());
        double measure = line.project(at);
        double end = segment.geometry().getLength();
        if (measure <= 0.01 || measure >= end - 0.01) {
            return true;
        }
        Coordinate a = line.extractPoint(Math.max(0, measure - 1));
        Coordinate b = line.extractPoint(Math.min(end, measure + 1));
        return (b.x - a.x) * (at.y - a.y) - (b.y - a.y) * (at.x - a.x) > 0 == left;
    }
}
