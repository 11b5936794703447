package io.curbstop.dispatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.crew.CrewUnit;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.NetworkRegistry;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.map.source.LayerType;
import java.time.Duration;
import java.time.Instant;
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
    Crews crews;

    @Autowired
    DemoCityLoader loader;

    @Test
    void hasCrewsOnAtEveryHourOfTheWeek() {
        assertThat(crews.listUnits())
                .extracting(CrewUnit::code)
                .containsExactlyInAnyOrder("V1", "V2", "V3", "R1", "R2", "R3", "S1", "S2", "L1", "M1", "T1", "G1");
        Instant monday = Instant.parse("2026-07-06T04:30:00Z");
        for (int hour = 0; hour < 7 * 24; hour++) {
            Instant moment = monday.plus(Duration.ofHours(hour));
            assertThat(crews.listUnits().stream()
                            .filter(unit -> crews.findShift(unit.code(), moment).isPresent()))
                    .as(moment.toString())
                    .hasSizeGreaterThanOrEqualTo(6);
        }
    }

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
