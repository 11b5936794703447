package io.curbstop.dispatch.push;

import java.util.UUID;

/** An alarm stands no more. */
public record AlarmGone(UUID alarmId) {}
