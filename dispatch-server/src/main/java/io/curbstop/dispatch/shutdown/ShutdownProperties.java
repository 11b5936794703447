package io.curbstop.dispatch.shutdown;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rules of shutdowns.
 *
 * @param sampleDays on how many days samples must pass before a boil-water advisory can be rescinded
 */
@ConfigurationProperties("curbstop.shutdown")
record ShutdownProperties(@DefaultValue("2") int sampleDays) {

    ShutdownProperties {
        if (sampleDays < 0 || sampleDays > 30) {
            throw new IllegalArgumentException("curbstop.shutdown.sample-days must be from 0 to 30");
        }
    }
}
