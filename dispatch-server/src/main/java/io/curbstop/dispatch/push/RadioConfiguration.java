package io.curbstop.dispatch.push;

import io.curbstop.radio.session.AirLog;
import io.curbstop.radio.session.FileMessageStore;
import io.curbstop.radio.session.RadioSession;
import io.curbstop.radio.session.SessionSettings;
import io.curbstop.radio.sim.ChannelSettings;
import io.curbstop.radio.sim.SimulatedRadios;
import io.curbstop.radio.time.ThreadScheduler;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Builds the radio gateway on the simulated channel. Real transports are added here, and nowhere else. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "curbstop.radio.simulated", havingValue = "true", matchIfMissing = true)
class RadioConfiguration {

    @Bean(destroyMethod = "close")
    ThreadScheduler radioScheduler(Clock clock) {
        return new ThreadScheduler("radio", clock);
    }

    @Bean(destroyMethod = "close")
    ThreadScheduler radioListenerScheduler(Clock clock) {
        return new ThreadScheduler("radio-listeners", clock);
    }

    @Bean
    SimulatedRadios simulatedRadios(RadioProperties properties, ThreadScheduler radioScheduler) {
        ChannelSettings settings =
                properties.lifelike() ? ChannelSettings.lifelike("simulated") : ChannelSettings.instant("simulated");
        return new SimulatedRadios(settings, radioScheduler);
    }

    @Bean(destroyMethod = "close")
    RadioSession radioSession(
            SimulatedRadios radios,
            RadioProperties properties,
            JdbcClient jdbc,
            ThreadScheduler radioScheduler,
            ThreadScheduler radioListenerScheduler) {
        String database = jdbc.sql("select system_identifier || '-' || d.oid from pg_control_system(), pg_database d"
                        + " where d.datname = current_database()")
                .query(String.class)
                .single();
        return new RadioSession(
                properties.hurried() ? SessionSettings.hurried() : SessionSettings.defaults(),
                List.of(radios.connect()),
                FileMessageStore.open(Path.of(properties.journal(), database)),
                radioScheduler,
                radioListenerScheduler,
                ThreadLocalRandom.current()::nextLong,
                AirLog.NONE);
    }

    /** Starts the gateway once every listener has been added. */
    @Bean
    SmartLifecycle radioStart(RadioSession session) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                session.start();
                running = true;
            }

            @Override
            public void stop() {
                running = false;
            }

            @Override
            public boolean isRunning() {
                return running;
            }

            @Override
            public int getPhase() {
                return DEFAULT_PHASE - 1; // before the sender
            }
        };
    }
}
