/**
 * A channel and radios that exist in memory only, for the demo, for training and for tests. They behave as real ones do,
 * faults included: slow, deaf, doubling, with wrong sequence numbers, without a
 * fix, off.
 *
 * <p>{@link io.curbstop.radio.sim.SimulatedChannel} is the transport that the session sends by;
 * {@link io.curbstop.radio.sim.SimulatedRadios} is what a page with their displays and buttons needs. In: frames, and what a
 * person presses. Out: frames, and changes of displays. Serves steps 5 (push) and 6 (field).
 */
package io.curbstop.radio.sim;
