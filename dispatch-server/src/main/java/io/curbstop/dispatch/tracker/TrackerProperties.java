package io.curbstop.dispatch.tracker;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a tracker may send.
 *
 * @param perSecond how many positions on the long run
 * @param atOnce how many in one go, as after hours without signal
 */
@ConfigurationProperties("curbstop.tracker")
public record TrackerProperties(
        @DefaultValue("5") double perSecond,
        @DefaultValue("600") int atOnce) {}
