package io.curbstop.map.network;

import java.util.List;

/**
 * What a network is assembled from, in any order. All of one network, all coordinates in one system.
 *
 * @param nodes its nodes
 * @param mains its mains
 * @param valves its valves
 * @param hydrants its hydrants
 * @param srid EPSG number of the coordinate system; 0 when it is not known
 */
public record NetworkRecords(
        List<NodeRecord> nodes,
        List<LinkRecord> mains,
        List<ValveRecord> valves,
        List<HydrantRecord> hydrants,
        int srid) {}
