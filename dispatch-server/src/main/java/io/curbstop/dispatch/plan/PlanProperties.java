package io.curbstop.dispatch.plan;

import io.curbstop.dispatch.plan.route.Limits;
import io.curbstop.dispatch.plan.route.RouteProblem.Unrest;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a day is planned.
 *
 * @param longest how long a better plan is looked for
 * @param idle how long is waited for something better
 * @param otherUnit driving time that a stop's change to another unit must save
 * @param otherOrder driving time that a change of order must save
 * @param minute driving time that each minute earlier or later must save
 * @param look how often is looked whether today's plan has been overtaken; {@code curbstop.plan.by-itself=false} never
 *     looks
 * @param quiet how long what has overtaken it must stand unchanged before today is planned again
 */
@ConfigurationProperties("curbstop.plan")
public record PlanProperties(
        @DefaultValue("10s") Duration longest,
        @DefaultValue("3s") Duration idle,
        @DefaultValue("30m") Duration otherUnit,
        @DefaultValue("10m") Duration otherOrder,
        @DefaultValue("5s") Duration minute,
        @DefaultValue("15s") Duration look,
        @DefaultValue("60s") Duration quiet) {

    Limits limits() {
        return Limits.time(longest, idle);
    }

    Unrest unrest() {
        return new Unrest(otherUnit.toSeconds(), otherOrder.toSeconds(), minute.toSeconds());
    }
}
