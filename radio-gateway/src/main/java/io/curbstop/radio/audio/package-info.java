/**
 * Sound to a transmitter, one way, for whatever makes sound of messages: an {@link io.curbstop.radio.audio.AudioCoding}. A
 * sink plays it, a key switches the transmitter, and a sense hears whether the channel is clear, without which nothing
 * begins. In: {@link io.curbstop.radio.transport.OutboundFrame}. Out: sound, and {@link
 * io.curbstop.radio.transport.TransportListener}. Serves step 5 (push).
 */
package io.curbstop.radio.audio;
