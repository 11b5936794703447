package io.curbstop.dispatch.radio;

import io.curbstop.dispatch.crew.Crews;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which unit carries which radio, for people who read radio ids. */
@Component
class RadioUnits {

    private final Crews crews;

    RadioUnits(Crews crews) {
        this.crews = crews;
    }

    /** A radio that a unit has. */
    record Carried(String radioId, String unitCode, String name) {}

    List<Carried> list() {
        return crews.listUnits().stream()
                .filter(unit -> unit.radioId() != null)
                .map(unit -> new Carried(unit.radioId(), unit.code(), unit.name()))
                .toList();
    }

    Map<String, String> codesByRadio() {
        return list().stream().collect(Collectors.toMap(Carried::radioId, Carried::unitCode));
    }
}
