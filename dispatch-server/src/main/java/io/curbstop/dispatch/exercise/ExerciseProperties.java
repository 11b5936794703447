package io.curbstop.dispatch.exercise;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Exercises, {@code curbstop.exercise.*}.
 *
 * @param living whether a demo city that is generated begins to live: an ordinary day is played on it
 * @param poll how often those who are played look what is to be done
 */
@ConfigurationProperties("curbstop.exercise")
record ExerciseProperties(
        @DefaultValue("true") boolean living,
        @DefaultValue("250ms") Duration poll) {}
