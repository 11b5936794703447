package io.curbstop.dispatch.live;

import java.time.Instant;

/**
 * One numbered change of a stream.
 *
 * @param stream the stream's name
 * @param sequence one more than the last on that stream
 * @param kind what kind of change
 * @param ref what changed: an id or a code
 * @param detail more in words, or null
 * @param at when it was announced
 */
public record LiveChange(String stream, long sequence, String kind, String ref, String detail, Instant at) {}
