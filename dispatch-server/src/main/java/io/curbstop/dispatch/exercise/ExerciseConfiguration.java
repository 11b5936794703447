package io.curbstop.dispatch.exercise;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock that every module may take. */
@Configuration(proxyBeanMethods = false)
class ExerciseConfiguration {

    @Bean
    WorldClock clock() {
        return new WorldClock(Clock.systemUTC());
    }
}
