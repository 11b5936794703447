/**
 * Hytera DMR radios, reached through a repeater or control station: the bytes of HDAP messages (registration RRS, texts TMP,
 * positions LP, control RCP) with their two wrappers, HSTRP over UDP and HRNP, and
 * {@link io.curbstop.radio.hytera.HyteraTransport}, which speaks the first three over HSTRP. The codecs are pure, answer
 * empty for whatever they cannot read, never fail, and hold a bounded number of bytes.
 *
 * <p>The repeater is the one that connects: it sends CONNECT to a UDP port of the gateway for each service and the gateway
 * confirms. In: {@link io.curbstop.radio.transport.OutboundFrame}, datagrams. Out:
 * {@link io.curbstop.radio.transport.TransportListener}, datagrams. Serves steps 5 (push) and 6 (field).
 */
package io.curbstop.radio.hytera;
