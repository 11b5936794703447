package io.curbstop.dispatch.radio;

import io.curbstop.radio.gateway.FileAirLog;
import io.curbstop.radio.gateway.GatewaySettings;
import io.curbstop.radio.session.FileMessageStore;
import io.curbstop.radio.session.RadioSession;
import io.curbstop.radio.session.SessionSettings;
import io.curbstop.radio.sim.ChannelSettings;
import io.curbstop.radio.sim.SimulatedRadios;
import io.curbstop.radio.time.ThreadScheduler;
import io.curbstop.radio.transport.RadioTransport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Builds the gateway inside this server: with simulated radios, or with the channels of a settings file. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnExpression("${curbstop.radio.simulated:true} or '${curbstop.radio.settings:}' != ''")
class RadioConfiguration {

    private static final int AIR_LOG_DAYS = 400;

    @Bean(destroyMethod = "close")
    ThreadScheduler radioScheduler(Clock clock) {
        return new ThreadScheduler("radio", clock);
    }

    @Bean(destroyMethod = "close")
    ThreadScheduler radioListenerScheduler(Clock clock) {
        return new ThreadScheduler("radio-listeners", clock);
    }

    @Bean
    @ConditionalOnProperty(name = "curbstop.radio.simulated", havingValue = "true", matchIfMissing = true)
    SimulatedRadios simulatedRadios(RadioProperties properties, ThreadScheduler radioScheduler) {
        ChannelSettings settings =
                properties.lifelike() ? ChannelSettings.lifelike("simulated") : ChannelSettings.instant("simulated");
        return new SimulatedRadios(settings, radioScheduler);
    }

    /** The folder of this database's journal and record: another database has other messages. */
    private static Path folder(RadioProperties properties, JdbcClient jdbc) {
        String database = jdbc.sql("select system_identifier || '-' || d.oid from pg_control_system(), pg_database d"
                        + " where d.datname = current_database()")
                .query(String.class)
                .single();
        return Path.of(properties.journal(), database);
    }

    @Bean(destroyMethod = "close")
    FileAirLog radioAirLog(RadioProperties properties, JdbcClient jdbc, Clock clock) {
        return new FileAirLog(folder(properties, jdbc).resolve("air"), AIR_LOG_DAYS, clock);
    }

    @Bean(destroyMethod = "close")
    RadioSession radioSession(
            ObjectProvider<SimulatedRadios> simulated,
            RadioProperties properties,
            JdbcClient jdbc,
            ThreadScheduler radioScheduler,
            ThreadScheduler radioListenerScheduler,
            FileAirLog radioAirLog)
            throws IOException {
        List<RadioTransport> transports = new ArrayList<>();
        simulated.ifAvailable(radios -> transports.add(radios.connect()));
        SessionSettings session = properties.hurried() ? SessionSettings.hurried() : SessionSettings.defaults();
        if (properties.settings() != null) {
            GatewaySettings settings = GatewaySettings.read(Path.of(properties.settings()));
            transports.addAll(settings.openChannels(radioScheduler));
            session = settings.session();
        }
        return new RadioSession(
                session,
                transports,
                FileMessageStore.open(folder(properties, jdbc)),
                radioScheduler,
                radioListenerScheduler,
                ThreadLocalRandom.current()::nextLong,
                radioAirLog);
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
