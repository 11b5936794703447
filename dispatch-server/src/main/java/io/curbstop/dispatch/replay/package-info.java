/**
 * Plays recorded incidents through the whole chain, as dispatcher, phones and radios would: over HTTP, WebSocket and
 * the simulated radio of a server of its own, on a copy of the city. Shows how well the main job does on real input.
 *
 * <p>Stands beside the seven steps and uses them only from outside. No events in, none out.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Replay")
package io.curbstop.dispatch.replay;
