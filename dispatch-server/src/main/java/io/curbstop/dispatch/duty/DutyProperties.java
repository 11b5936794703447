package io.curbstop.dispatch.duty;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How what is due is looked for. What is due, and when, stands in the table {@code duty}.
 *
 * @param poll how often to look
 */
@ConfigurationProperties("curbstop.duty")
public record DutyProperties(@DefaultValue("5s") Duration poll) {}
