package io.curbstop.map.network;

import java.util.List;

/**
 * A network and how it came to be.
 *
 * @param network the network
 * @param report what was joined, and what could not be
 * @param mains the nodes each main in service was joined to, sorted by reference
 * @param valves where each valve was put, sorted by reference
 * @param hydrants what each hydrant was put on, sorted by reference
 */
public record Assembly(
        PipeNetwork network,
        ConnectivityReport report,
        List<ResolvedMain> mains,
        List<ResolvedValve> valves,
        List<ResolvedHydrant> hydrants) {

    /**
     * The nodes at a main's ends.
     *
     * @param ref the main
     * @param startNode the node at its first vertex; null when it is joined to none
     * @param endNode the node at its last vertex; null when it is joined to none
     */
    public record ResolvedMain(String ref, String startNode, String endNode) {}

    /**
     * A valve's place.
     *
     * @param ref the valve
     * @param placement how it is placed
     * @param linkRef the main or valve link it is on; null for a valve of a node or on nothing
     * @param nodeRef the node it is, or at which it stands; null when neither
     * @param measure where on the link, along its drawing
     * @param snapDistance_m how far it was moved to get there
     */
    public record ResolvedValve(
            String ref,
            ValvePlacement placement,
            String linkRef,
            String nodeRef,
            double measure,
            double snapDistance_m) {}

    /**
     * A hydrant's place; both references null when it is connected to nothing.
     *
     * @param ref the hydrant
     * @param mainRef the main it is on, or null
     * @param nodeRef the node it is at, or null
     * @param measure where on the main
     * @param snapDistance_m how far it was from there
     */
    public record ResolvedHydrant(String ref, String mainRef, String nodeRef, double measure, double snapDistance_m) {}
}
