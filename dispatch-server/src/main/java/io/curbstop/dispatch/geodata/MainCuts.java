package io.curbstop.dispatch.geodata;

import io.curbstop.map.network.LinkDrawings;
import io.curbstop.map.network.LinkTable;
import io.curbstop.map.network.PipeNetwork;
import java.util.Arrays;

/**
 * Where the mains of a network can be cut apart: every valve and joint in the middle of one. A trace answers stretches
 * between these and the ends of mains, so nothing else ever needs to be turned into degrees.
 */
final class MainCuts {

    /** Measures nearer to each other than this are one cut, in metres. */
    private static final double SAME_M = 1e-6;

    private final int[] firstOfMain;
    private final double[] measure;
    private Microdegrees places;

    private MainCuts(int[] firstOfMain, double[] measure) {
        this.firstOfMain = firstOfMain;
        this.measure = measure;
    }

    /** The cuts of a network, not placed yet. */
    static MainCuts of(PipeNetwork network, LinkDrawings lines) {
        LinkTable links = network.links();
        int[] first = new int[links.mainCount() + 1];
        double[] measures = new double[links.mainCount()];
        int used = 0;
        for (int main = 0; main < links.mainCount(); main++) {
            double last = 0;
            boolean drawn = lines.isDrawn(main);
            for (int span = links.firstSpan(main) + 1; drawn && span < links.firstSpan(main + 1); span++) {
                double at = network.spanFrom(span);
                if (at > last + SAME_M && at < links.drawnLength(main) - SAME_M) {
                    if (used == measures.length) {
                        measures = Arrays.copyOf(measures, used + (used >> 1) + 16);
                    }
                    measures[used++] = at;
                    last = at;
                }
            }
            first[main + 1] = used;
        }
        return new MainCuts(first, Arrays.copyOf(measures, used));
    }

    /** Eastings and northings of the cuts, in the coordinate system of the network, one after the other. */
    double[] metres(LinkDrawings lines) {
        double[] xy = new double[measure.length * 2];
        for (int main = 0; main + 1 < firstOfMain.length; main++) {
            int vertex = lines.firstVertex(main);
            double walked = 0;
            for (int cut = firstOfMain[main]; cut < firstOfMain[main + 1]; cut++) {
                double segment = lines.distanceToNext(vertex);
                while (walked + segment < measure[cut] && vertex + 2 < lines.firstVertex(main + 1)) {
                    walked += segment;
                    segment = lines.distanceToNext(++vertex);
                }
                double share = segment > 0 ? Math.min(1, (measure[cut] - walked) / segment) : 0;
                xy[cut * 2] = lines.x(vertex) + (lines.x(vertex + 1) - lines.x(vertex)) * share;
                xy[cut * 2 + 1] = lines.y(vertex) + (lines.y(vertex + 1) - lines.y(vertex)) * share;
            }
        }
        return xy;
    }

    /** Places them: as many places as there are cuts, in the order of {@link #metres}. */
    void place(Microdegrees at) {
        places = at;
    }

    /** The cut of a main at a measure, or -1. */
    int find(int main, double at) {
        for (int cut = firstOfMain[main]; cut < firstOfMain[main + 1]; cut++) {
            if (Math.abs(measure[cut] - at) <= SAME_M) {
                return cut;
            }
        }
        return -1;
    }

    int lon(int cut) {
        return places.lon(cut);
    }

    int lat(int cut) {
        return places.lat(cut);
    }
}
