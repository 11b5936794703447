package io.curbstop.dispatch.crew;

import java.util.List;
import org.locationtech.jts.geom.Point;

/**
 * For what a unit is sought.
 *
 * @param unitKinds kinds of unit that can deal with it, the fittest first
 * @param qualification what a member must hold, or null
 * @param urgency rank of the priority it has; 1 is the most urgent
 * @param where the place, in the operating CRS, or null while unknown
 */
public record Question(List<String> unitKinds, String qualification, int urgency, Point where) {

    /** Keeps its own copy. */
    public Question {
        unitKinds = List.copyOf(unitKinds);
    }

    /** The same for other kinds of unit. */
    Question forKinds(List<String> others) {
        return new Question(others, qualification, urgency, where);
    }

    /** How far down the list a kind is; behind all for one that is not on it. */
    int fit(String kind) {
        int fit = unitKinds.indexOf(kind);
        return fit < 0 ? unitKinds.size() : fit;
    }
}
