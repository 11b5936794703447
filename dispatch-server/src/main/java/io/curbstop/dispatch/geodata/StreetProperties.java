package io.curbstop.dispatch.geodata;

import io.curbstop.map.route.StreetOptions;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How streets are driven.
 *
 * @param reach_m a place that is further from every street is ranked by the straight line
 * @param speedShare the share of the speed limit that is reached over a whole street, with its crossings
 */
@ConfigurationProperties("curbstop.streets")
record StreetProperties(
        @DefaultValue("500") double reach_m,
        @DefaultValue("0.75") double speedShare) {

    StreetProperties {
        if (!(reach_m > 0 && reach_m <= 10_000)) {
            throw new IllegalArgumentException("curbstop.streets.reach-m must be above 0 and at most 10000");
        }
        if (!(speedShare > 0 && speedShare <= 1)) {
            throw new IllegalArgumentException("curbstop.streets.speed-share must be above 0 and at most 1");
        }
    }

    StreetOptions options() {
        return StreetOptions.defaults().withReach(reach_m).withSpeedShare(speedShare);
    }
}
