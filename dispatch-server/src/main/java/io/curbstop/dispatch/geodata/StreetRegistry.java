package io.curbstop.dispatch.geodata;

import io.curbstop.map.route.StreetNetwork;
import io.curbstop.map.route.StreetReport;
import io.curbstop.map.source.LayerType;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The city's streets as last loaded, for driving, shared by all. */
@Component
public class StreetRegistry {

    private static final Logger log = LoggerFactory.getLogger(StreetRegistry.class);
    private static final List<String> TABLES = List.of("street");

    private final GeodataStore geodata;
    private final StreetProperties properties;

    private volatile Loaded loaded;

    private record Loaded(StreetNetwork network, long version) {}

    StreetRegistry(GeodataStore geodata, StreetProperties properties) {
        this.geodata = geodata;
        this.properties = properties;
    }

    /** The streets as last loaded; empty until they are, or while there are none. Never waits. */
    public Optional<StreetNetwork> findCurrent() {
        return Optional.ofNullable(loaded).map(Loaded::network).filter(network -> !network.parts()
                .isEmpty());
    }

    /** Loads the streets again when they have changed in the database. */
    public synchronized void refresh() {
        long version = geodata.currentVersion(TABLES);
        if (loaded != null && loaded.version() == version) {
            return;
        }
        StreetNetwork network = StreetNetwork.of(geodata.readLayer(LayerType.STREET), properties.options());
        loaded = new Loaded(network, version);
        StreetReport report = network.report();
        log.info(
                "Streets for travel times: {} streets, {} junctions, {} problems in the data",
                report.streets(),
                report.junctions(),
                report.problems().size());
    }
}
