/**
 * Kenwood FleetSync (analogue) and NEXEDGE (NXDN) through a radio's serial "PC interface". Serves steps 5 (push) and 6
 * (field). In: {@link io.curbstop.radio.transport.OutboundFrame}, and the bytes of a radio on a serial line. Out: {@link
 * io.curbstop.radio.transport.TransportListener}.
 *
 * <p>The bytes: {@link io.curbstop.radio.kenwood.KenwoodStream} cuts them, {@link
 * io.curbstop.radio.kenwood.KenwoodCommand} is what goes to the radio, {@link io.curbstop.radio.kenwood.KenwoodReport} and
 * {@link io.curbstop.radio.kenwood.PositionSentence} are what it says. These are pure, answer empty for whatever they cannot
 * read, never fail, and hold a bounded number of characters. Forms marked "built, not captured" were inferred from their
 * neighbours and have not been seen from a radio.
 *
 * <p>The radio acknowledges over the air by itself, before anything here has seen a message, and it tells by {@code 0} or
 * {@code 1} what became of the one frame it was given last. There are no numbers on this line; what follows from that is said
 * in {@code Exchanges}, {@code InboundNumbers} and {@code UnkeptFrames}.
 *
 * <p>In the radio, the serial port must be set to 8 data bits, version 1 of the interface ({@code STX} … {@code ETX}), and to
 * put out statuses, messages, caller ids and positions.
 */
package io.curbstop.radio.kenwood;
