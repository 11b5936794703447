package io.curbstop.dispatch.demo.pipe;

import java.util.List;

/**
 * The finished sewers.
 *
 * @param manholes the manholes
 * @param depths_m how deep each lies, in the order of the manholes
 * @param sewers the sewers between them
 * @param outlet the manhole at the works
 */
public record SewerNetwork(
        List<Sewer.Manhole> manholes, List<Double> depths_m, List<Sewer> sewers, Sewer.Manhole outlet) {}
