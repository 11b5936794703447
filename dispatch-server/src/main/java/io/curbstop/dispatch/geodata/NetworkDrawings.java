package io.curbstop.dispatch.geodata;

import io.curbstop.map.network.LinkDrawings;
import io.curbstop.map.network.PipeNetwork;
import java.util.OptionalInt;

/**
 * Where the mains, valves and hydrants of a loaded network are, as GeoJSON in WGS 84 with six decimals, and what mains
 * are made of: in memory, because a trace may name a thousand of them. Eight bytes for each vertex and valve, 16
 * for each valve in the middle of a main. Immutable.
 */
public final class NetworkDrawings {

    private final PipeNetwork network;
    private final LinkDrawings lines;
    private final Microdegrees vertices;
    private final MainCuts cuts;
    private final DeviceDrawings valves;
    private final DeviceDrawings hydrants;

    NetworkDrawings(
            PipeNetwork network,
            LinkDrawings lines,
            Microdegrees vertices,
            MainCuts cuts,
            DeviceDrawings valves,
            DeviceDrawings hydrants) {
        this.network = network;
        this.lines = lines;
        this.vertices = vertices;
        this.cuts = cuts;
        this.valves = valves;
        this.hydrants = hydrants;
    }

    /** The stated diameter of a main in millimetres; null when not known. */
    public Integer diameter_mm(String mainRef) {
        int main = network.links().findMain(mainRef);
        OptionalInt diameter_mm =
                main < 0 ? OptionalInt.empty() : network.links().findDiameter_mm(main);
        return diameter_mm.isPresent() ? diameter_mm.getAsInt() : null;
    }

    /** The material of a main, as recorded; null when not known. */
    public String material(String mainRef) {
        int main = network.links().findMain(mainRef);
        return main < 0 ? null : network.links().material(main);
    }

    /** The geometry of a valve; null when it has none. */
    public String valve(String ref) {
        int valve = network.valves().find(ref);
        int link = valve < 0 ? -1 : network.valves().link(valve);
        boolean isLink = link >= 0 && !network.links().isMain(link);
        return isLink && lines.isDrawn(link) ? new Cutter(link).cut(0, 1) : valves.geoJson(valve);
    }

    /** The geometry of a hydrant; null when it has none. */
    public String hydrant(String ref) {
        return hydrants.geoJson(network.hydrants().find(ref));
    }

    /**
     * A stretch of a main between two of its valves, ends or joints, as {@code ST_LineSubstring} cuts it: vertices that
     * repeat the one before are left out.
     *
     * @param mainRef the main
     * @param from where it starts, as a share of the drawing, 0 to 1
     * @param to where it ends, not less
     * @return a line, or a point when it has no length; null when the main is not drawn
     */
    public String stretch(String mainRef, double from, double to) {
        int main = network.links().findMain(mainRef);
        return main < 0 || !lines.isDrawn(main) ? null : new Cutter(main).cut(from, to);
    }

    /** Walks along one main, or the line that a valve is. */
    private final class Cutter {

        private final int main;
        private final int first;
        private final int end;
        private final double length;
        private final StringBuilder text = new StringBuilder(128);
        private int positions;
        private double lastX;
        private double lastY;

        Cutter(int main) {
            this.main = main;
            first = lines.firstVertex(main);
            end = lines.firstVertex(main + 1);
            double sum = 0;
            for (int v = first; v + 1 < end; v++) {
                sum += lines.distanceToNext(v);
            }
            length = sum;
        }

        /** The same comparisons in the same order as PostGIS makes, so that a valve on a vertex is cut as it does. */
        String cut(double fromShare, double toShare) {
            double from = length * fromShare;
            double to = length * toShare;
            boolean inside = false;
            double walked = 0;
            for (int v = first; v + 1 < end; v++) {
                double segment = lines.distanceToNext(v);
                double next = walked + segment;
                if (!inside) {
                    if (from > next) {
                        walked = next;
                        continue;
                    }
                    inside = true;
                    if (from == next) {
                        vertex(v + 1);
                        walked = next;
                        continue;
                    }
                    if (from == walked) {
                        vertex(v);
                    } else {
                        between(v, from, (from - walked) / segment);
                    }
                }
                if (to <= next) {
                    if (to == next) {
                        vertex(v + 1);
                    } else if (to == walked) {
                        vertex(v);
                    } else {
                        between(v, to, (to - walked) / segment);
                    }
                    break;
                }
                vertex(v + 1);
                walked = next;
            }
            boolean point = positions == 1;
            text.insert(
                    0, point ? "{\"type\":\"Point\",\"coordinates\":" : "{\"type\":\"LineString\",\"coordinates\":[");
            return text.append(point ? "}" : "]}").toString();
        }

        private void vertex(int v) {
            add(lines.x(v), lines.y(v), vertices.lon(v), vertices.lat(v));
        }

        private void between(int v, double measure, double share) {
            double x = lines.x(v) + (lines.x(v + 1) - lines.x(v)) * share;
            double y = lines.y(v) + (lines.y(v + 1) - lines.y(v)) * share;
            int cut = cuts.find(main, measure);
            if (cut >= 0) {
                add(x, y, cuts.lon(cut), cuts.lat(cut));
            } else {
                // No valve, end or joint: as near as a straight line in degrees is, centimetres.
                double lon = vertices.lon(v) + (double) (vertices.lon(v + 1) - vertices.lon(v)) * share;
                double lat = vertices.lat(v) + (double) (vertices.lat(v + 1) - vertices.lat(v)) * share;
                add(x, y, (int) Math.round(lon), (int) Math.round(lat));
            }
        }

        private void add(double x, double y, int lon, int lat) {
            if (positions > 0 && x == lastX && y == lastY) {
                return;
            }
            if (positions > 0) {
                text.append(',');
            }
            Microdegrees.write(text, lon, lat);
            positions++;
            lastX = x;
            lastY = y;
        }
    }
}
