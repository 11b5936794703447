package io.curbstop.dispatch.position;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which positions are believed, and how they are written.
 *
 * @param clockAhead how far ahead of the server's clock a position may be
 * @param oldest how old a position may be when it comes
 * @param beyondCity_km how far outside the loaded city a unit may be
 * @param worstAccuracy_m what is less exact is kept in the track and not used
 * @param fastest_kmh a faster way from the last position is a jump: kept in the track, not used until a second agrees
 * @param jumpFrom_m a shorter way is never a jump, as clocks and sources differ by a little
 * @param flush how long a position waits for others to be written with
 * @param batch how many are written at once
 * @param waiting how many may wait to be written; one more is refused and may be sent again
 * @param patience how long a sender waits for the write before it is told to send again
 * @param kept how long the track is kept
 */
@ConfigurationProperties("curbstop.position")
public record PositionProperties(
        @DefaultValue("2m") Duration clockAhead,
        @DefaultValue("7d") Duration oldest,
        @DefaultValue("25") double beyondCity_km,
        @DefaultValue("200") double worstAccuracy_m,
        @DefaultValue("200") double fastest_kmh,
        @DefaultValue("500") double jumpFrom_m,
        @DefaultValue("1s") Duration flush,
        @DefaultValue("500") int batch,
        @DefaultValue("10000") int waiting,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("400d") Duration kept) {}
