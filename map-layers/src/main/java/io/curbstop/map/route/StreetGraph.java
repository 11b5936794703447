package io.curbstop.map.route;

import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.SimpleBooleanEncodedValue;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.storage.BaseGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The streets as a graph: junctions, and between them the parts of streets. GraphHopper's graph knows what hangs together;
 * what a search reads at every step lies beside it in arrays, by the number of the part.
 */
final class StreetGraph {

    /** Open in that direction. */
    final BooleanEncodedValue open = new SimpleBooleanEncodedValue("open", true);

    final BaseGraph base;

    private final double speedShare;
    private final int junctions;
    private final List<StreetPart> parts = new ArrayList<>();
    private final List<DrawnStreet> streets = new ArrayList<>();
    private int[] from;
    private int[] to;
    private double[] seconds;
    private double[] maxWeight_t;
    private double[] maxHeight_m;
    // The limits there are, from the least on.
    private double[] weights_t;
    private double[] heights_m;
    private boolean[] forward;
    private boolean[] backward;
    private boolean[] through;
    private boolean[] trucks;
    // The parts at each junction, one junction after the other, and where each begins.
    private int[] meeting;
    private int[] firstMeeting;

    /** An empty graph; {@code speedShare} as in {@link StreetOptions}. */
    StreetGraph(int junctions, double speedShare) {
        this.speedShare = speedShare;
        this.junctions = junctions;
        base = new BaseGraph.Builder(EncodingManager.start().add(open).build()).create();
        if (junctions > 0) {
            // Nothing is found by these: places are found on lines in the operating CRS.
            base.getNodeAccess().setNode(junctions - 1, 0, 0);
        }
    }

    void add(StreetPart part, DrawnStreet street) {
        base.edge(part.from(), part.to()).setDistance(part.length_m()).set(open, street.forward(), street.backward());
        parts.add(part);
        streets.add(street);
    }

    /** Ends the building. */
    void finish() {
        base.freeze();
        int count = parts.size();
        from = parts.stream().mapToInt(StreetPart::from).toArray();
        to = parts.stream().mapToInt(StreetPart::to).toArray();
        seconds = new double[count];
        forward = new boolean[count];
        backward = new boolean[count];
        through = new boolean[count];
        trucks = new boolean[count];
        for (int i = 0; i < count; i++) {
            DrawnStreet street = streets.get(i);
            seconds[i] = parts.get(i).length_m() * 3.6 / (street.limit_kmh() * speedShare);
            forward[i] = street.forward();
            backward[i] = street.backward();
            through[i] = street.through();
            trucks[i] = street.trucks();
        }
        maxWeight_t = streets.stream().mapToDouble(DrawnStreet::maxWeight_t).toArray();
        maxHeight_m = streets.stream().mapToDouble(DrawnStreet::maxHeight_m).toArray();
        weights_t = Arrays.stream(maxWeight_t).sorted().distinct().toArray();
        heights_m = Arrays.stream(maxHeight_m).sorted().distinct().toArray();
        streets.clear();
        meet();
    }

    private void meet() {
        firstMeeting = new int[junctions + 1];
        for (int part = 0; part < from.length; part++) {
            firstMeeting[from[part] + 1]++;
            firstMeeting[to[part] + 1]++;
        }
        for (int junction = 0; junction < junctions; junction++) {
            firstMeeting[junction + 1] += firstMeeting[junction];
        }
        meeting = new int[2 * from.length];
        int[] next = firstMeeting.clone();
        for (int part = 0; part < from.length; part++) {
            meeting[next[from[part]]++] = part;
            meeting[next[to[part]]++] = part;
        }
    }

    int junctions() {
        return junctions;
    }

    /** The number of the first of the parts that meet at a junction; those of the next junction come behind them. */
    int firstMeeting(int junction) {
        return firstMeeting[junction];
    }

    /** The part of that number among those that meet somewhere. */
    int meeting(int which) {
        return meeting[which];
    }

    /** The junction at a part's other end. */
    int other(int part, int junction) {
        return from[part] == junction ? to[part] : from[part];
    }

    /** Whether one drives against the direction in which a part is drawn to come to a junction at one of its ends. */
    boolean isBackwardsTo(int part, int junction) {
        return from[part] == junction;
    }

    /** Whether one-way rules let it be driven in that direction. */
    boolean isOpen(int part, boolean backwards) {
        return backwards ? backward[part] : forward[part];
    }

    /** Whether a vehicle should drive on a part only to reach a place there. */
    boolean isForPlacesOnly(int part, Vehicle vehicle) {
        return !through[part] || vehicle.truck() && !trucks[part];
    }

    /** Seconds through a whole part, whoever drives and whatever forbids it. */
    double seconds(int part) {
        return seconds[part];
    }

    double length_m(int part) {
        return parts.get(part).length_m();
    }

    /** Whether a part is strong and high enough for a vehicle. */
    boolean fits(int part, Vehicle vehicle) {
        return vehicle.weight_t() <= maxWeight_t[part] && vehicle.height_m() <= maxHeight_m[part];
    }

    /**
     * A vehicle that fits wherever this one does and nowhere else: with the least limits that it passes. So all vehicles
     * that these streets do not tell apart are one, however many weights and heights there are.
     */
    Vehicle alike(Vehicle vehicle) {
        return new Vehicle(vehicle.truck(), alike(vehicle.weight_t(), weights_t), alike(vehicle.height_m(), heights_m));
    }

    private static double alike(double size, double[] limits) {
        int found = Arrays.binarySearch(limits, size);
        int least = found < 0 ? -found - 1 : found;
        if (least == 0) {
            return 0;
        }
        return least == limits.length || Double.isInfinite(limits[least]) ? Double.MAX_VALUE : limits[least];
    }
}
