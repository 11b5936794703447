package io.curbstop.dispatch.demo.pipe;

import io.curbstop.dispatch.demo.street.StreetEdge;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * The finished water network.
 *
 * @param zones the pressure zones, with their areas
 * @param nodes its nodes
 * @param mains its mains
 * @param valves its valves
 * @param hydrants the laterals that end in a hydrant
 * @param byStreet the mains along each street, in the street's drawn direction
 */
public record WaterNetwork(
        Map<Zone, Geometry> zones,
        List<WaterNode> nodes,
        List<WaterMain> mains,
        List<WaterValve> valves,
        List<WaterMain> hydrants,
        Map<StreetEdge, List<WaterMain>> byStreet) {}
