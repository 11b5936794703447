package io.curbstop.dispatch.demo.street;

import io.curbstop.dispatch.demo.land.Lines;
import io.curbstop.dispatch.demo.land.Streams;
import io.curbstop.dispatch.demo.land.Terrain;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * The finished plan of streets.
 *
 * @param graph the streets
 * @param tracts the land between the larger ones
 * @param sites land kept for parks, schools and works
 */
public record StreetPlan(StreetGraph graph, List<Tract> tracts, List<Site> sites) {

    /** Lays out the streets of a seed on its ground. */
    public static StreetPlan draw(Streams streams, Terrain terrain) {
        StreetGraph graph = new StreetGraph();
        int courses = new Skeleton(streams, terrain, graph).draw();
        TractSplitter splitter = new TractSplitter(streams, terrain, graph, courses);
        List<Tract> tracts = splitter.split();
        List<Site> sites = new Sites(streams, terrain, graph, tracts).choose();
        new Infill(streams, terrain, graph, sites, splitter.courses()).fill(tracts);
        new Tidy(streams, graph).run();
        StreetPlan plan = new StreetPlan(graph, tracts, sites);
        plan.assignTracts();
        return plan;
    }

    private void assignTracts() {
        STRtree index = new STRtree();
        for (Tract tract : tracts) {
            index.insert(tract.area().getEnvelopeInternal(), new Located(tract));
        }
        int id = 0;
        for (StreetEdge edge : graph.edges()) {
            edge.id = id++;
            Coordinate middle = Lines.along(edge.line(), edge.length_m() / 2);
            Coordinate side = Lines.left(Lines.directionAt(edge.line(), edge.length_m() / 2));
            edge.leftTract = tractAt(index, Lines.shifted(middle, side, 6));
            edge.rightTract = tractAt(index, Lines.shifted(middle, side, -6));
        }
    }

    private static Tract tractAt(STRtree index, Coordinate at) {
        for (Object candidate : index.query(new Envelope(at))) {
            Located located = (Located) candidate;
            if (located.locator.locate(at) != Location.EXTERIOR) {
                return located.tract;
            }
        }
        return null;
    }

    private record Located(Tract tract, IndexedPointInAreaLocator locator) {
        Located(Tract tract) {
            this(tract, new IndexedPointInAreaLocator(tract.area()));
        }
    }
}
