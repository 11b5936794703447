package io.curbstop.dispatch.incident;

import java.util.List;
import java.util.Optional;

/**
 * A kind of trouble a utility is called about; data, not code.
 *
 * @param code stable code
 * @param label for people
 * @param airLabel the capitals a radio shows
 * @param utility water, sewer, gas, electric or solid_waste
 * @param priority the priority it has when nothing else is known
 * @param unitKinds the kinds of unit that can deal with it, the fittest first
 * @param requiredQualification what a member of the unit must hold, or null
 * @param hazards what a crew is warned of
 * @param traced whether a new incident on a main is traced to its valves at once
 * @param questions what to ask the caller
 */
public record IncidentType(
        String code,
        String label,
        String airLabel,
        String utility,
        String priority,
        List<String> unitKinds,
        String requiredQualification,
        List<String> hazards,
        boolean traced,
        List<Question> questions) {

    /** What a member of the unit must hold, if anything. */
    public Optional<String> findRequiredQualification() {
        return Optional.ofNullable(requiredQualification);
    }

    /**
     * A question to the caller.
     *
     * @param id stable id
     * @param text as to be asked
     * @param kind how it is answered: yes_no
     * @param weight from 10 on a yes makes it the most urgent priority, from 5 on one step more urgent
     * @param flag what a yes says of the incident besides, or null
     */
    public record Question(String id, String text, String kind, int weight, IncidentFlag flag) {}
}
