package io.curbstop.map.route;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/**
 * A town drawn as text: letters are junctions, 100 m apart in both directions. Streets are named by their two ends, {@code
 * AB}; in tests everyone drives 36 km/h, ten metres a second, and nobody walks further than 60 m.
 */
final class Town {

    static final StreetOptions OPTIONS = new StreetOptions(0.5, 60, 3.6, 1, Map.of(), 36);
    static final GeometryFactory FACTORY = new GeometryFactory();

    final Map<Character, Coordinate> junctions = new HashMap<>();
    final List<FeatureRecord> streets = new ArrayList<>();

    static Town drawn(String picture) {
        Town town = new Town();
        String[] rows = picture.split("\n");
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                if (Character.isLetter(rows[y].charAt(x))) {
                    town.junctions.put(rows[y].charAt(x), new Coordinate(100.0 * x, 100.0 * y));
                }
            }
        }
        return town;
    }

    /** A street, as {@code A-B} or one-way as {@code A>B} or {@code A<B}, with attributes. */
    Town street(String ends, Object... attributes) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", ends.charAt(0) + "" + ends.charAt(2) + " St");
        values.put(
                "one_way",
                switch (ends.charAt(1)) {
                    case '>' -> "forward";
                    case '<' -> "backward";
                    default -> "both";
                });
        for (int i = 0; i < attributes.length; i += 2) {
            values.put((String) attributes[i], attributes[i + 1]);
        }
        streets.add(new FeatureRecord(
                LayerType.STREET,
                ends.charAt(0) + "" + ends.charAt(2),
                line(junctions.get(ends.charAt(0)), junctions.get(ends.charAt(2))),
                values,
                0));
        return this;
    }

    Town streets(String... ends) {
        for (String each : ends) {
            street(each);
        }
        return this;
    }

    StreetNetwork build() {
        return StreetNetwork.of(streets, OPTIONS);
    }

    /** A junction's place, or with two letters the middle between them. */
    Coordinate at(String name) {
        Coordinate one = junctions.get(name.charAt(0));
        Coordinate other = junctions.get(name.charAt(name.length() - 1));
        return new Coordinate((one.x + other.x) / 2, (one.y + other.y) / 2);
    }

    Trip trip(String from, String to) {
        return search(from, to, Vehicle.CAR).trip(0);
    }

    TravelSearch search(String from, String to, Vehicle vehicle, String... closedRefs) {
        StreetNetwork network = build();
        BitSet closed = new BitSet();
        network.parts().stream()
                .filter(part -> Set.of(closedRefs).contains(part.streetRef()))
                .forEach(part -> closed.set(part.number()));
        return network.search(List.of(at(from)), at(to), vehicle, closed);
    }

    static LineString line(Coordinate... points) {
        return FACTORY.createLineString(points);
    }
}
