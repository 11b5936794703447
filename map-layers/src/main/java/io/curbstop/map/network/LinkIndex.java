package io.curbstop.map.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** Finds the part of a main nearest to a point. Built when first asked. */
final class LinkIndex {
    private final GraphDraft draft;
    private STRtree tree;

    LinkIndex(GraphDraft draft) {
        this.draft = draft;
    }

    /** A place on a link: the part, the distance to it and the measure on the link. */
    record Place(int linkIndex, LinkDraft.Part part, double distance, double measure) {}

    private record Entry(int linkIndex, LinkDraft.Part part) {}

    /** The nearest place on a surveyed main in service within a distance; of equals, that of the first main. */
    Optional<Place> findNearest(double x, double y, double within, Predicate<LinkDraft> which) {
        build();
        Envelope around = new Envelope(x - within, x + within, y - within, y + within);
        List<Place> places = new ArrayList<>();
        for (Object found : tree.query(around)) {
            Entry entry = (Entry) found;
            if (which.test(entry.part().link)) {
                Place place = place(entry.linkIndex(), entry.part(), x, y);
                if (place.distance() <= within) {
                    places.add(place);
                }
            }
        }
        return places.stream().min(Comparator.comparingDouble(Place::distance).thenComparingInt(Place::linkIndex));
    }

    /** The place on one link nearest to a point; empty when the link has no drawing. */
    Optional<Place> findOn(int linkIndex, double x, double y) {
        Place nearest = null;
        for (LinkDraft.Part part : draft.links.get(linkIndex).parts) {
            Place place = part.isDrawn() ? place(linkIndex, part, x, y) : null;
            nearest = nearest == null || place != null && place.distance() < nearest.distance() ? place : nearest;
        }
        return Optional.ofNullable(nearest);
    }

    private static Place place(int linkIndex, LinkDraft.Part part, double x, double y) {
        Polyline.Foot foot = Polyline.project(part.line, x, y);
        return new Place(linkIndex, part, foot.distance(), part.from + foot.measure());
    }

    private void build() {
        if (tree != null) {
            return;
        }
        tree = new STRtree();
        for (int l = 0; l < draft.links.size(); l++) {
            LinkDraft link = draft.links.get(l);
            if (link.isJoinedByDrawing() && link.valve < 0) {
                for (LinkDraft.Part part : link.parts) {
                    if (part.isDrawn()) {
                        tree.insert(envelope(part.line), new Entry(l, part));
                    }
                }
            }
        }
        tree.build();
    }

    private static Envelope envelope(double[] line) {
        Envelope around = new Envelope();
        for (int i = 0; i < line.length; i += 2) {
            around.expandToInclude(line[i], line[i + 1]);
        }
        return around;
    }
}
