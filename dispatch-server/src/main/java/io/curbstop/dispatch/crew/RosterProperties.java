package io.curbstop.dispatch.crew;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people may be on, and how early the roster warns.
 *
 * @param restBetweenShifts rest that a person has between two shifts; less is said when it is planned
 * @param mostOnIn24Hours how long a person may be on in any 24 h; beyond it they do not count as present
 * @param expiryWarning how long before its last day a qualification is marked
 * @param longestShift a single shift is no longer
 */
@ConfigurationProperties("curbstop.roster")
public record RosterProperties(
        @DefaultValue("8h") Duration restBetweenShifts,
        @DefaultValue("16h") Duration mostOnIn24Hours,
        @DefaultValue("30d") Duration expiryWarning,
        @DefaultValue("24h") Duration longestShift) {}
