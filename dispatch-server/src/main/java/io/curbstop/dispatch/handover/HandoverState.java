package io.curbstop.dispatch.handover;

/** How far a handover is. */
enum HandoverState {
    /** Being noted on. */
    DRAFT,
    /** Signed by who leaves; the next shift reads it. */
    SIGNED,
    /** Accepted by who comes; it never changes again. */
    ACCEPTED
}
