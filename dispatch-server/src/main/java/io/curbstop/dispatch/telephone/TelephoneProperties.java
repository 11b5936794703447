package io.curbstop.dispatch.telephone;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the telephone is listened to.
 *
 * @param country the country, by its two letters, whose numbers are written without a country code
 * @param ringsAtMost how long a call is believed to ring when nothing more is heard of it
 * @param perSecond how many events one telephone system may send on the long run
 * @param atOnce how many in one go, as after a network loss
 */
@ConfigurationProperties("curbstop.telephone")
public record TelephoneProperties(
        @DefaultValue("US") String country,
        @DefaultValue("10m") Duration ringsAtMost,
        @DefaultValue("20") double perSecond,
        @DefaultValue("2000") int atOnce) {}
