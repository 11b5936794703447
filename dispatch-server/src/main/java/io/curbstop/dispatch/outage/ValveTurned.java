package io.curbstop.dispatch.outage;

import java.time.Instant;
import java.util.UUID;

/** Something was done or found at a valve at that moment, so that other customers may be without water since. */
public record ValveTurned(UUID incidentId, String valveRef, Instant at) {}
