/**
 * Motorola MOTOTRBO radios, reached over UDP through a control station or a network interface: ARS says who is there, TMS
 * carries texts, LRRP carries positions and the emergency button. Serves steps 5 (push) and 6 (field).
 *
 * <p>In: {@link io.curbstop.radio.transport.OutboundFrame} through {@link io.curbstop.radio.mototrbo.MototrboTransport}, and
 * datagrams of the radios. Out: {@link io.curbstop.radio.transport.TransportListener}, and datagrams to the radios. The
 * codecs are pure; their decoders answer empty for whatever they cannot read, never fail, and hold no more than the datagram
 * they were given. UDP has no authentication: whoever can send from a radio's address is that radio, so let a firewall admit
 * the radio network only.
 */
package io.curbstop.radio.mototrbo;
