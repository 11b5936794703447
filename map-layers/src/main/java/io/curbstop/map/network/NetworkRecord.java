package io.curbstop.map.network;

/** One record of the input of an assembly. */
sealed interface NetworkRecord permits NodeRecord, LinkRecord, ValveRecord, HydrantRecord {
    /** Its reference, unique among its kind. */
    String ref();

    /** Where it stood in the source, 0 when that is not known; of two with one reference the first by row is kept. */
    long row();
}
