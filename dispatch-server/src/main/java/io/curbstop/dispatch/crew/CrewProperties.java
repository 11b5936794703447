package io.curbstop.dispatch.crew;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How crews are ranked.
 *
 * @param streetFactor road length over straight line
 * @param speed_kmh usual speed through town
 * @param stalePosition how old a position may be before it says so
 * @param endOfShiftMargin a unit whose shift ends sooner is marked
 */
@ConfigurationProperties("curbstop.crew")
public record CrewProperties(
        @DefaultValue("1.35") double streetFactor,
        @DefaultValue("35") double speed_kmh,
        @DefaultValue("30m") Duration stalePosition,
        @DefaultValue("60m") Duration endOfShiftMargin) {}
