package io.curbstop.dispatch.demo;

import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.NetworkRegistry;
import io.curbstop.dispatch.geodata.SearchRegistry;
import io.curbstop.map.source.LayerType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Generates the demo city into a database that holds none, before the server says it is ready. All or nothing: a server
 * that is stopped half-way leaves an empty database. {@code --curbstop.demo=false} starts empty.
 */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "curbstop.demo", matchIfMissing = true)
class DemoCityLoader implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCityLoader.class);
    /** Held while a city is written, so that of two servers that start together only one does. */
    private static final long LOCK = 0x43_49_54_59L;

    private final CityStore cities;
    private final GeodataStore geodata;
    private final NetworkRegistry networks;
    private final SearchRegistry searches;
    private final CrewWriter crews;
    private final RosterWriter roster;
    private final PolicyWriter policies;
    private final ServiceOrderWriter orders;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DemoCityLoader(
            CityStore cities,
            GeodataStore geodata,
            NetworkRegistry networks,
            SearchRegistry searches,
            CrewWriter crews,
            RosterWriter roster,
            PolicyWriter policies,
            ServiceOrderWriter orders,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cities = cities;
        this.geodata = geodata;
        this.networks = networks;
        this.searches = searches;
        this.crews = crews;
        this.roster = roster;
        this.policies = policies;
        this.orders = orders;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (isEmpty()) {
            Instant start = clock.instant();
            LOG.info("The database holds no city: generating {} (--curbstop.demo=false starts empty)", DemoCity.NAME);
            LocalDate today = LocalDate.ofInstant(start, DemoCity.TIME_ZONE);
            DemoCity city = DemoCity.generate(DemoCity.DEFAULT_SEED, today);
            LOG.info(
                    "Generated {} streets, {} buildings and {} customers in {}",
                    city.layer(LayerType.STREET).size(),
                    city.layer(LayerType.BUILDING).size(),
                    city.layer(LayerType.CUSTOMER).size(),
                    sinceText(start));
            transaction.executeWithoutResult(status -> write(city, start));
            // Now and not at the next look: a call taken in the moment between would be placed nowhere.
            networks.refresh();
            searches.refresh();
        }
    }

    private boolean isEmpty() {
        return cities.findCity().isEmpty() && geodata.listDatasets().isEmpty();
    }

    private void write(DemoCity city, Instant start) {
        jdbc.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
        if (!isEmpty()) {
            LOG.info("Another server has made the city meanwhile");
            return;
        }
        cities.putCity(DemoCity.NAME, DemoCity.SRID, DemoCity.TIME_ZONE, true);
        int done = 0;
        for (LayerType layer : LayerType.values()) {
            geodata.replaceLayer(GeodataStore.DEMO_DATASET, layer, city.layer(layer));
            LOG.debug("Wrote layer {} after {}", layer, sinceText(start));
            if (++done % 5 == 0) {
                LOG.info("Written {} of {} layers after {}", done, LayerType.values().length, sinceText(start));
            }
        }
        crews.write(city.crews(), start);
        roster.write(city.crews(), start, DemoCity.TIME_ZONE);
        policies.write();
        orders.write(start, DemoCity.TIME_ZONE);
        events.publishEvent(new DemoCityMade(start));
        LOG.info("{} is ready after {}", DemoCity.NAME, sinceText(start));
    }

    private String sinceText(Instant start) {
        return "%.1f s".formatted(Duration.between(start, clock.instant()).toMillis() / 1000.0);
    }
}
