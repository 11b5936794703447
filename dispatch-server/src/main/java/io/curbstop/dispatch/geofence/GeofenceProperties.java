package io.curbstop.dispatch.geofence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a crew seems to be on its way or on site.
 *
 * @param leaves_m how far from where it stood a unit must be to seem on its way
 * @param moves_kmh how fast it must move for that; slower is standing
 * @param radius_m how near the incident is on site, besides the position's own radius
 * @param stands how long it must stay there
 * @param worstAccuracy_m a less exact position proposes nothing
 * @param freshness an older last position proposes nothing
 * @param gap what was before a longer silence says nothing of now
 */
@ConfigurationProperties("curbstop.geofence")
public record GeofenceProperties(
        @DefaultValue("150") double leaves_m,
        @DefaultValue("10") double moves_kmh,
        @DefaultValue("75") double radius_m,
        @DefaultValue("30s") Duration stands,
        @DefaultValue("60") double worstAccuracy_m,
        @DefaultValue("10m") Duration freshness,
        @DefaultValue("10m") Duration gap) {}
