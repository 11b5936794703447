package io.curbstop.map.trace;

/** What is said of a valve for one job only, over what the records and field reports say of it. */
public enum JobValve {
    /** It will not turn, or may not be used: an open one is crossed; a closed one stays a barrier. */
    UNUSABLE,
    /** It is shut, by another job for example. */
    CLOSED,
    /** It is open, by another job for example. */
    OPEN
}
