package io.curbstop.radio.mototrbo;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.TransportListener;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * What the parts of a transport have in common. They work on the scheduler's thread only, so that they need no locks. Once
 * the transport is closed, none of these does anything.
 */
interface MototrboGateway {

    /** Makes one attempt to send; a failure is told as a fault. */
    void transmit(MototrboService service, int radio, byte[] bytes);

    /** The same of something that the session has not asked for, so that it learns of the time it takes on the air. */
    void transmitUnasked(MototrboService service, int radio, byte[] bytes);

    /** Tells the session. */
    void report(Consumer<TransportListener> event);

    /**
     * Tells the session of a fault, unless there were too many of its kind.
     *
     * @param radioId empty when it is about none
     */
    void tell(MototrboFault fault, String radioId, String detail);

    /** Runs a task later on the scheduler. */
    RadioScheduler.Timer after(Duration delay, Runnable task);

    /** The time of day. */
    Instant now();
}
