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
 * @param timeBand driving times in one band of this width count as equal, so that territory, workload and rest decide
 * @param standIn what a kind of crew that only stands in costs, as driving time, for each step down the list of kinds
 * @param unknownPlace driving time of a unit whose place is not known
 */
@ConfigurationProperties("curbstop.crew")
public record CrewProperties(
        @DefaultValue("1.35") double streetFactor,
        @DefaultValue("35") double speed_kmh,
        @DefaultValue("30m") Duration stalePosition,
        @DefaultValue("60m") Duration endOfShiftMargin,
        @DefaultValue("2m") Duration timeBand,
        @DefaultValue("15m") Duration standIn,
        @DefaultValue("45m") Duration unknownPlace) {}
