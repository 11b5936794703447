package io.curbstop.dispatch.crew;

import java.util.List;
import java.util.Optional;

/**
 * One unit that an incident needs.
 *
 * @param label what for, for people
 * @param unitKinds the kinds of unit that can meet it, the fittest first
 * @param equipment kind of equipment that the unit must have with it, or null
 * @param onlyArterial whether it is needed only on an arterial street or a highway
 */
public record Need(String label, List<String> unitKinds, String equipment, boolean onlyArterial) {

    /** Keeps its own copy. */
    public Need {
        unitKinds = List.copyOf(unitKinds);
    }

    /** The equipment the unit must have with it, if any. */
    public Optional<String> findEquipment() {
        return Optional.ofNullable(equipment);
    }
}
