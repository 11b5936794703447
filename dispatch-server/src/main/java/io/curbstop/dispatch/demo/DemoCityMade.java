package io.curbstop.dispatch.demo;

import java.time.Instant;

/** The demo city was generated; told in the transaction that writes it. */
public record DemoCityMade(Instant at) {}
