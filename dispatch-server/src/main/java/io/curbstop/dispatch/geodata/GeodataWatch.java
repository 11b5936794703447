package io.curbstop.dispatch.geodata;

import io.curbstop.map.source.Reprojector;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks twice a second whether geodata has changed, here or in another process, loads again what depends on it and tells
 * everyone ({@link GeodataChanged}). Only in a server; a command loads what it needs when it needs it.
 */
@Component
@ConditionalOnWebApplication
class GeodataWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GeodataWatch.class);
    private static final long PERIOD_MS = 500;

    private final GeodataStore geodata;
    private final NetworkRegistry networks;
    private final SearchRegistry searches;
    private final StreetRegistry streets;
    private final ApplicationEventPublisher events;

    private ScheduledExecutorService executor;
    private long seen = -1;
    private boolean failing;

    GeodataWatch(
            GeodataStore geodata,
            NetworkRegistry networks,
            SearchRegistry searches,
            StreetRegistry streets,
            ApplicationEventPublisher events) {
        this.geodata = geodata;
        this.networks = networks;
        this.searches = searches;
        this.streets = streets;
        this.events = events;
    }

    @Override
    public synchronized void start() {
        Reprojector.warmUp();
        executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "geodata-watch");
            thread.setDaemon(true);
            return thread;
        });
        executor.scheduleWithFixedDelay(this::look, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        executor.shutdownNow();
        executor = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }

    private void look() {
        try {
            long version = geodata.currentVersion();
            if (version != seen) {
                for (TracedUtility utility : TracedUtility.values()) {
                    networks.refresh(utility);
                }
                searches.refresh();
                streets.refresh();
                boolean first = seen < 0;
                seen = version;
                if (!first) {
                    events.publishEvent(new GeodataChanged(version));
                }
            }
            failing = false;
        } catch (RuntimeException e) {
            // Tried again at the next look; what was loaded before stays in use, and it is said once.
            if (!failing && isRunning()) {
                log.error("Cannot load the changed geodata; what was loaded before stays in use", e);
            }
            failing = true;
        }
    }
}
