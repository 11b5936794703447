/**
 * Spoken announcements, one way, for fleets of analogue radios: an alert that opens a crew's receiver, then the order in
 * words for people, twice. The program espeak-ng speaks; {@link io.curbstop.radio.audio.AudioTransport} plays it once the
 * channel is clear. Nobody answers by machine: the crew acknowledges to a dispatcher by voice. In: {@link
 * io.curbstop.radio.transport.OutboundFrame}. Out: sound. Serves step 5 (push).
 */
package io.curbstop.radio.voice;
