package io.curbstop.dispatch.demo.street;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** A place where streets meet or end. */
public final class StreetNode {
    private final int id;
    private final Coordinate at;
    final List<StreetEdge> edges = new ArrayList<>();

    StreetNode(int id, Coordinate at) {
        this.id = id;
        this.at = at;
    }

    /** Its number in the graph. */
    public int id() {
        return id;
    }

    /** Where it lies. */
    public Coordinate at() {
        return at;
    }

    /** The streets that meet here; a street that begins and ends here is listed twice. */
    public List<StreetEdge> edges() {
        return edges;
    }

    @Override
    public String toString() {
        return "node " + id + " at " + at;
    }
}
