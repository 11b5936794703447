package io.curbstop.dispatch.live;

import java.time.Instant;

/**
 * Time has gone on by a leap, because an exercise is played as fast as the machine can. Whoever works by the clock does now
 * what its timer would have made it do, before the time goes on.
 */
public record TimePassed(Instant now) {}
