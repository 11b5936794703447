package io.curbstop.map.network;

/**
 * The drawings of a network's links, by link index, in the coordinate system of the input. They are no part of the
 * network: a trace needs to know only where on a link something is. Immutable.
 */
public final class LinkDrawings {
    private final int srid;
    private final int[] start;
    private final double[] xy;

    LinkDrawings(GraphDraft draft) {
        srid = draft.srid;
        start = new int[draft.links.size() + 1];
        for (int l = 0; l < draft.links.size(); l++) {
            start[l + 1] = start[l];
            for (LinkDraft.Part part : draft.links.get(l).parts) {
                start[l + 1] += part.isDrawn() ? part.line.length : 0;
            }
        }
        xy = new double[start[draft.links.size()]];
        int used = 0;
        for (LinkDraft link : draft.links) {
            for (LinkDraft.Part part : link.parts) {
                if (part.isDrawn()) {
                    System.arraycopy(part.line, 0, xy, used, part.line.length);
                    used += part.line.length;
                }
            }
        }
    }

    /** EPSG number of the coordinate system; 0 when the input said none. */
    public int srid() {
        return srid;
    }

    /** True when there is a line. */
    public boolean isDrawn(int link) {
        return start[link] < start[link + 1];
    }

    /** Number of vertices of all drawings. */
    public int vertexCount() {
        return xy.length / 2;
    }

    /** First vertex of a link's drawing; its vertices run to {@code firstVertex(link + 1)}, none without a drawing. */
    public int firstVertex(int link) {
        return start[link] / 2;
    }

    /** Easting of a vertex. */
    public double x(int vertex) {
        return xy[vertex * 2];
    }

    /** Northing of a vertex. */
    public double y(int vertex) {
        return xy[vertex * 2 + 1];
    }

    /** Distance from a vertex to the next, in the units of the coordinate system. */
    public double distanceToNext(int vertex) {
        return Polyline.distance(x(vertex), y(vertex), x(vertex + 1), y(vertex + 1));
    }
}
