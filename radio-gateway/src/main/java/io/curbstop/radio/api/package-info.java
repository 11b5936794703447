/**
 * All that others may import of the radio gateway, besides the simulator: what is sent to a crew, what became of it, and
 * what the crew sent back.
 *
 * <p>Step 5 of seven (push) calls {@link io.curbstop.radio.api.RadioLink}; step 6 (field) hears of inbound messages through
 * {@link io.curbstop.radio.api.RadioListener}. In: {@link io.curbstop.radio.api.RadioMessage}. Out:
 * {@link io.curbstop.radio.api.Receipt}, {@link io.curbstop.radio.api.InboundMessage},
 * {@link io.curbstop.radio.api.RadioPresence}, {@link io.curbstop.radio.api.RadioFault}. Nothing here knows of incidents.
 */
package io.curbstop.radio.api;
