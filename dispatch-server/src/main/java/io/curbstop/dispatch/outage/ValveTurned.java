package io.curbstop.dispatch.outage;

import java.util.UUID;

/** Something was done or found at a valve, so that other customers may be without water now. */
public record ValveTurned(UUID incidentId, String valveRef) {}
