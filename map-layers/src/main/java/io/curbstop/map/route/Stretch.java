package io.curbstop.map.route;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;

/**
 * A stretch of one street between the two nearest places where one can turn off it, or where it ends.
 *
 * @param name the street's name, or empty
 * @param parts the parts of the street, from one end to the other
 */
public record Stretch(String name, List<StreetPart> parts) {

    /** Keeps its own copy. */
    public Stretch {
        parts = List.copyOf(parts);
    }

    /** The streets' ids in the layer. */
    public Set<String> streetRefs() {
        Set<String> refs = new TreeSet<>();
        parts.forEach(part -> refs.add(part.streetRef()));
        return refs;
    }

    /** Its lines, in the operating CRS. */
    public MultiLineString lines() {
        return parts.get(0)
                .line()
                .getFactory()
                .createMultiLineString(parts.stream().map(StreetPart::line).toArray(LineString[]::new));
    }
}
