package io.curbstop.dispatch.push;

import io.curbstop.radio.api.CrewStatus;
import io.curbstop.radio.session.AirtimeLimits;
import io.curbstop.radio.session.FileMessageStore;
import io.curbstop.radio.session.RadioSession;
import io.curbstop.radio.session.ReplyWords;
import io.curbstop.radio.session.SessionSettings;
import io.curbstop.radio.sim.ChannelSettings;
import io.curbstop.radio.sim.SimulatedRadios;
import io.curbstop.radio.time.ThreadScheduler;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                SessionSettings.defaults().withWords(words()),
                List.of(radios.connect()),
                FileMessageStore.open(Path.of(properties.journal(), database)),
                radioScheduler,
                radioListenerScheduler,
                ThreadLocalRandom.current()::nextLong);
    }

    /** The words of docs/wire.md, and those that crews use besides. */
    private static ReplyWords words() {
        return new ReplyWords(
                Set.of("ACK", "ROGER", "COPY", "10-4"),
                Set.of("NO", "DECLINE", "DECLINED", "DEC", "CANNOT GO"),
                Map.ofEntries(
                        Map.entry("ENR", CrewStatus.EN_ROUTE),
                        Map.entry("EN ROUTE", CrewStatus.EN_ROUTE),
                        Map.entry("ENROUTE", CrewStatus.EN_ROUTE),
                        Map.entry("10-76", CrewStatus.EN_ROUTE),
                        Map.entry("ONS", CrewStatus.ON_SITE),
                        Map.entry("ON SITE", CrewStatus.ON_SITE),
                        Map.entry("ONSITE", CrewStatus.ON_SITE),
                        Map.entry("10-97", CrewStatus.ON_SITE),
                        Map.entry("WORKING", CrewStatus.WORKING),
                        Map.entry("SUSPENDED", CrewStatus.SUSPENDED),
                        Map.entry("SAFE", CrewStatus.MADE_SAFE),
                        Map.entry("MADE SAFE", CrewStatus.MADE_SAFE),
                        Map.entry("REST", CrewStatus.RESTORED),
                        Map.entry("RESTORED", CrewStatus.RESTORED),
                        Map.entry("CLR", CrewStatus.CLEAR),
                        Map.entry("CLEAR", CrewStatus.CLEAR),
                        Map.entry("10-98", CrewStatus.CLEAR)));
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
