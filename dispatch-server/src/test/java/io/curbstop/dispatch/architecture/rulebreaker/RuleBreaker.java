package io.curbstop.dispatch.architecture.rulebreaker;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.radio.api.RadioMessage;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;

/** Breaks every rule of {@code ArchitectureTest} on purpose, so that a rule that cannot fail is noticed. */
class RuleBreaker {

    @Autowired
    Clock clock;

    FeatureRecord feature;
    RadioMessage message;
    Instant when = Instant.now();
}
