package io.curbstop.dispatch.plan.route;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The best known answer to an instance.
 *
 * @param vehicles the fewest vehicles
 * @param distance the shortest way, whatever vehicles it takes
 */
record BestKnown(int vehicles, double distance) {

    static BestKnown read(Path folder, String name) {
        JsonNode known =
                new ObjectMapper().readTree(folder.resolve("best_known.json")).get(name);
        return new BestKnown(
                known.get("vehicles").asInt(), known.get("distance_first").asDouble());
    }

    /** By what share a plan drives more. */
    double gap(RoutePlan plan) {
        return Solomon.distance(plan) / distance - 1;
    }
}
