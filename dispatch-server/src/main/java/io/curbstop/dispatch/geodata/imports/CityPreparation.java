package io.curbstop.dispatch.geodata.imports;

import io.curbstop.dispatch.geodata.City;
import io.curbstop.dispatch.geodata.CityReplaced;
import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.geodata.DemoCityListener;
import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.map.source.mapping.Mapping;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the database ready for a mapping's data: the demo city leaves, and the first mapping names the city. */
@Component
class CityPreparation {

    private final CityStore cities;
    private final GeodataStore geodata;
    private final ObjectProvider<DemoCityListener> listeners;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CityPreparation(
            CityStore cities,
            GeodataStore geodata,
            ObjectProvider<DemoCityListener> listeners,
            JdbcTemplate jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.cities = cities;
        this.geodata = geodata;
        this.listeners = listeners;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The city to import into, and what left to make room for it.
     *
     * @param removed in words; empty when the demo city was not there
     */
    record Prepared(City city, List<String> removed) {}

    @Transactional
    Prepared prepare(Mapping mapping) {
        List<String> removed = new ArrayList<>();
        City city = cities.findCity().orElse(null);
        if (city == null || city.demo()) {
            if (city != null) {
                listeners
                        .orderedStream()
                        .map(DemoCityListener::onDemoCityRemoved)
                        .filter(what -> !what.isEmpty())
                        .forEach(removed::add);
                removed.add(geodata.removeDataset(GeodataStore.DEMO_DATASET) + " generated features");
                jdbc.update("delete from dataset where name = ?", GeodataStore.DEMO_DATASET);
                jdbc.update("delete from valve_state_change");
            }
            cities.putCity(mapping.name(), mapping.srid(), mapping.timeZone(), false);
            cities.refreshBounds();
            events.publishEvent(new CityReplaced(mapping.name(), city != null));
        }
        jdbc.update(
                "insert into dataset (name, title, snap_tolerance_m, credits, imported_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (name) do update set title = excluded.title,"
                        + " snap_tolerance_m = excluded.snap_tolerance_m, credits = excluded.credits, imported_at = excluded.imported_at",
                mapping.dataset(),
                mapping.name(),
                mapping.snapTolerance_m(),
                mapping.credits(),
                Timestamp.from(clock.instant()));
        return new Prepared(cities.getCity(), removed);
    }
}
