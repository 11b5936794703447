package io.curbstop.dispatch.telephone;

import java.util.UUID;

/** A call rang, was answered or hung up, or something came of it. */
public record PhoneCallChanged(UUID phoneCallId) {}
