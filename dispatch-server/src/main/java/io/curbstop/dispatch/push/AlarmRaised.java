package io.curbstop.dispatch.push;

import java.util.UUID;

/** An alarm stands. */
public record AlarmRaised(UUID alarmId) {}
