/**
 * POCSAG paging, one way: the last means that still reaches a crew, marked as such. Pages become codewords, batches, bits
 * and baseband samples, which an {@link io.curbstop.radio.audio.AudioTransport} plays. Nobody answers, so that a page on the
 * air is all one learns. The codec is pure; its decoders answer empty for whatever they cannot read, never fail, and hold a
 * bounded number of words. Source: Recommendation ITU-R M.584. In: {@link io.curbstop.radio.transport.OutboundFrame}. Out:
 * sound. Serves step 5 (push) and step 6 (field).
 */
package io.curbstop.radio.pocsag;
