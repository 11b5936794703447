package io.curbstop.map.network;

/** A hydrant while its network is being assembled. */
final class HydrantDraft {
    final String ref;
    final HydrantRecord source;
    int node = -1;
    int link = -1;
    double measure;
    double snapDistance;

    HydrantDraft(HydrantRecord source) {
        this.source = source;
        ref = source.ref();
    }

    boolean hasPlace() {
        return !Double.isNaN(source.x());
    }
}
