package io.curbstop.dispatch.demo;

import io.curbstop.dispatch.crew.Need;
import io.curbstop.dispatch.crew.Needs;
import io.curbstop.dispatch.escalation.EscalationSetup;
import java.util.List;
import org.springframework.stereotype.Component;

/** Fits the policies to the demo city: its repair crews have excavators, and there is somebody to reach. */
@Component
class PolicyWriter {

    private final Needs needs;
    private final EscalationSetup escalation;

    PolicyWriter(Needs needs, EscalationSetup escalation) {
        this.needs = needs;
        this.escalation = escalation;
    }

    /** Writes it all, within the caller's transaction. */
    void write() {
        needExcavators("MAIN_BREAK");
        needExcavators("CAVE_IN");
        escalation.putPerson("duty-manager", "Ingrid Falk", "555-0301");
        escalation.putPerson("manager", "Mira Lindqvist", "555-0302");
        escalation.putPerson("deputy", "Paul Achterberg", "555-0303");
        escalation.putPerson("general-manager", "Ruth Okafor", "555-0304");
        escalation.putPerson("communications", "Press desk", "555-0305");
        escalation.putPerson("fire", "Fire dispatch", "555-0306");
        escalation.putPerson("claims", "Claims desk", "555-0307");
    }

    private void needExcavators(String type) {
        needs.put(
                type,
                needs.list(type).stream()
                        .map(need -> need.unitKinds().equals(List.of("repair"))
                                ? new Need("Repair crew with excavator", need.unitKinds(), "excavator", false)
                                : need)
                        .toList());
    }
}
