package io.curbstop.map.network;

import io.curbstop.map.source.FeatureRecord;

/** A hydrant while its network is being assembled. */
final class HydrantDraft {
    final String ref;
    final FeatureRecord source;
    int node = -1;
    int link = -1;
    double measure;
    double snapDistance;

    HydrantDraft(FeatureRecord source) {
        this.source = source;
        ref = source.id();
    }
}
