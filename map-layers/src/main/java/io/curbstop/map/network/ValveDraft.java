package io.curbstop.map.network;

import io.curbstop.map.source.FeatureRecord;

/** A valve while its network is being assembled. */
final class ValveDraft {
    final String ref;
    final FeatureRecord source;
    final ValveKind kind;
    final ValvePosition position;
    final Operability operability;
    final float turns;
    final String closes;
    final String accessNote;
    int diameter_mm;
    int link = -1;
    double measure;
    int bodyNode = -1;
    double snapDistance;
    ValvePlacement placement = ValvePlacement.NOWHERE;

    ValveDraft(FeatureRecord source) {
        this.source = source;
        ref = source.id();
        kind = ValveKind.ofCode(source.findText("valve_kind").orElse(null));
        position = ValvePosition.ofCode(source.findText("position").orElse(null));
        operability = Operability.ofCode(source.findText("operability").orElse(null));
        turns = source.findNumber("turns").orElse(0.0).floatValue();
        closes = source.findText("closes").orElse(null);
        accessNote = source.findText("access_note").orElse(null);
        diameter_mm = source.findInteger("diameter_mm").orElse(0);
    }
}
