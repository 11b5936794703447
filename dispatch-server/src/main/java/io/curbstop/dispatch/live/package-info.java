/**
 * What the screens hear: streams of changes, each numbered without a gap. A change is written in the transaction of what
 * it tells of; after the commit one publisher numbers it and every server sends it to its own screens. Used by the console,
 * the technician's page and the page of simulated radios.
 *
 * <p>Events in and out: none; modules call {@link io.curbstop.dispatch.live.LiveStreams#announce} and implement {@link
 * io.curbstop.dispatch.live.LiveSource}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Live streams")
package io.curbstop.dispatch.live;
