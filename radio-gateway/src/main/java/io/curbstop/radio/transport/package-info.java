/**
 * The port between the reliability protocol and the means of reaching radios. Each means implements
 * {@link io.curbstop.radio.transport.RadioTransport}, passes its contract test, and repeats nothing by itself: exactly one
 * layer retries, and that is the session. In: {@link io.curbstop.radio.transport.OutboundFrame}. Out:
 * {@link io.curbstop.radio.transport.TransportListener}. Serves step 5 (push).
 */
package io.curbstop.radio.transport;
