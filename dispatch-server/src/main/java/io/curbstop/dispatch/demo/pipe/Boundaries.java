package io.curbstop.dispatch.demo.pipe;

import io.curbstop.dispatch.demo.street.StreetEdge;
import io.curbstop.dispatch.demo.street.StreetNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands where two pressure zones meet. Each higher zone is filled by a pump, on the large main where there is one;
 * the next widest crossings have a valve that lets water down at reduced pressure; all others are shut.
 */
final class Boundaries {
    /** What parts a street's main from the lower zone at one of its ends. */
    enum Device {
        NONE,
        CLOSED_VALVE,
        PRV,
        PUMP
    }

    private static final int PRVS_A_ZONE = 2;

    private final Map<StreetEdge, Map<StreetNode, Device>> devices = new HashMap<>();

    private record Crossing(StreetEdge edge, StreetNode end, int width_mm) {}

    Boundaries(Supply supply, Zoning zoning) {
        Map<Zone, List<Crossing>> byZone = new LinkedHashMap<>();
        for (StreetEdge edge : supply.streets()) {
            for (StreetNode end : List.of(edge.from(), edge.to())) {
                if (zoning.boundary(edge, end)) {
                    int width = supply.trunk_mm(edge) * 10
                            + (int) (10 * edge.streetClass().halfWidth_m());
                    byZone.computeIfAbsent(zoning.of(edge), key -> new ArrayList<>())
                            .add(new Crossing(edge, end, width));
                }
            }
        }
        for (List<Crossing> crossings : byZone.values()) {
            crossings.sort(Comparator.comparingInt(Crossing::width_mm).reversed());
            for (int i = 0; i < crossings.size(); i++) {
                boolean room = crossings.get(i).edge.length_m() > 45;
                Device device = i == 0 ? Device.PUMP : i <= PRVS_A_ZONE && room ? Device.PRV : Device.CLOSED_VALVE;
                devices.computeIfAbsent(crossings.get(i).edge, key -> new HashMap<>())
                        .put(crossings.get(i).end, device);
            }
        }
    }

    Device at(StreetEdge edge, StreetNode end) {
        return devices.getOrDefault(edge, Map.of()).getOrDefault(end, Device.NONE);
    }
}
