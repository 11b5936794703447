package io.curbstop.dispatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.NetworkRegistry;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.map.source.LayerType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.test.context.TestPropertySource;

/** A server that started on an empty database. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class DemoCityLoaderTest {

    @Autowired
    CityStore cities;

    @Autowired
    GeodataStore geodata;

    @Autowired
    NetworkRegistry networks;

    @Autowired
    DemoCityLoader loader;

    @Test
    void holdsTheDemoCityWholeAndDoesNotMakeItTwice() {
        assertThat(cities.getCity().demo()).isTrue();
        assertThat(cities.getCity().srid()).isEqualTo(DemoCity.SRID);
        assertThat(cities.getCity().bounds().getWidth()).isBetween(8_000.0, 9_000.0);
        for (LayerType layer : LayerType.values()) {
            assertThat(geodata.countLayer(layer)).as(layer.name()).isPositive();
        }
        assertThat(networks.refresh().report().pieces()).hasSize(1);

        long version = geodata.currentVersion();
        loader.run(new DefaultApplicationArguments());
        assertThat(geodata.currentVersion()).isEqualTo(version);
    }
}
