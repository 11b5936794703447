package io.curbstop.map.network;

/** A valve while its network is being assembled. */
final class ValveDraft {
    final String ref;
    final ValveRecord source;
    int diameter_mm;
    int link = -1;
    double measure;
    int bodyNode = -1;
    double snapDistance;
    ValvePlacement placement = ValvePlacement.NOWHERE;

    ValveDraft(ValveRecord source) {
        this.source = source;
        ref = source.ref();
        diameter_mm = source.diameter_mm();
    }

    ValveKind kind() {
        return source.kind();
    }

    boolean hasPlace() {
        return !Double.isNaN(source.x());
    }
}
