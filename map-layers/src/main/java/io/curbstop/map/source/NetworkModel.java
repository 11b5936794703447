package io.curbstop.map.source;

import java.util.List;

/**
 * What a model of a network holds, as records. Lengths and elevations are metres, diameters millimetres,
 * whatever the model's units; coordinates are as in the file, which states no coordinate system.
 *
 * @param title first lines of the model
 * @param flowUnits an EPANET model's flow units, upper case, such as {@code LPS}; they decide its other units
 * @param nodes records of layer NODE: junctions, reservoirs, tanks
 * @param mains records of layer MAIN: pipes and pumps
 * @param valves records of layer VALVE, each a link with {@code from_node} and {@code to_node}
 * @param problems lines that could not be used as they stand
 */
public record NetworkModel(
        String title,
        String flowUnits,
        List<FeatureRecord> nodes,
        List<FeatureRecord> mains,
        List<FeatureRecord> valves,
        List<LineProblem> problems) {

    /**
     * A line that could not be used as it stands.
     *
     * @param line its number, the first being 1
     * @param section the section it stands in, upper case
     * @param text what is wrong, for people
     */
    public record LineProblem(int line, String section, String text) {}
}
