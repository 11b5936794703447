package io.curbstop.dispatch.intake;

import java.util.List;

/**
 * The main that a trouble is likely on.
 *
 * @param ref the main
 * @param assetRef the owner's asset number where the main is only a part of an asset, or null
 * @param label diameter, material and year, for people
 * @param diameter_mm or null
 * @param material or null
 * @param installedYear or null
 * @param distance_m from the place to the main; null when it was named by a person
 * @param confidence HIGH, MEDIUM or LOW
 * @param reason why this one
 * @param alternatives the next likely ones
 */
public record MainLink(
        String ref,
        String assetRef,
        String label,
        Integer diameter_mm,
        String material,
        Integer installedYear,
        Double distance_m,
        String confidence,
        String reason,
        List<MainLink> alternatives) {

    /** The same main, linked for another reason. */
    MainLink linked(double far_m, String howSure, String why, List<MainLink> others) {
        double rounded_m = Math.round(far_m * 10) / 10.0;
        return new MainLink(
                ref, assetRef, label, diameter_mm, material, installedYear, rounded_m, howSure, why, others);
    }
}
