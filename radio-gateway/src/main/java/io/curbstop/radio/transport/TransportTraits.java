package io.curbstop.radio.transport;

/**
 * What a transport can and cannot do.
 *
 * @param textLimit_characters the longest text of one frame
 * @param sequenceCount how many sequence numbers there are, beginning with 0
 * @param radioAck whether the radio, as a machine, acknowledges; without it a frame on the air is all one learns
 * @param presence whether radios register; without it each is taken to be there
 * @param airtime how long frames keep the channel
 */
public record TransportTraits(
        int textLimit_characters, int sequenceCount, boolean radioAck, boolean presence, Airtime airtime) {}
