package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.NetworkRegistry;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.traces.GasTown;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A dispatcher asks what if it broke here: by keyboard and by a click, with a valve said to be stuck. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class WhatIfBrowserTest {

    private static final String DOOR = "civic = '118' and street ilike 'Mill R%'";

    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private GeodataStore geodata;

    @Autowired
    private NetworkRegistry networks;

    @BeforeAll
    static void start() {
        browser = Browser.launch();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void aPlaceIsTracedByKeyboardAndByAClickAndAValveCanBeSaidToBeStuck() {
        Person dana = atMillRoad();
        long outages = outages();

        dana.press("w");
        dana.see("what-if-panel", "Click the map where it breaks");
        dana.press("Enter");
        dana.see("what-if-panel outage-panel", "customers out");
        String first =
                dana.page().locator("what-if-panel outage-valves .ref").first().textContent();
        dana.shoot("what-if");

        dana.page().locator("what-if-panel outage-valves cs-button").first().click();
        dana.see("what-if-panel", "Taken as stuck");
        dana.see("what-if-panel cs-button", first + " ✕");
        dana.see("what-if-panel outage-valves li", "Worked around");
        dana.shoot("what-if-stuck");

        dana.page().locator("cs-map #map").click(new Locator.ClickOptions().setPosition(500, 330));
        dana.page().waitForTimeout(800);
        assertThat(dana.page().locator("what-if-panel").textContent()).doesNotContain("Taken as stuck");

        dana.press("Escape");
        dana.awaitGone("what-if-panel");
        assertThat(outages()).as("nothing was written").isEqualTo(outages);
        assertThat(dana.errors()).isEmpty();
    }

    @Test
    void aShutdownIsPlannedByKeyboardAloneAndStandsAtItsAddress() {
        Person dana = atMillRoad();
        dana.press("w");
        dana.awaitFocus("Ask for the middle of the map");
        dana.press("Enter");
        dana.see("what-if-panel outage-panel", "customers out");
        dana.tabTo("Plan a shutdown here");
        dana.press("Enter");
        dana.awaitFocus("What is to be done");
        dana.type("Replace a valve");
        dana.tabTo("Plan it");
        dana.press("Enter");

        dana.see("incident-detail .where", "118 Mill Road");
        dana.see("incident-detail", "Replace a valve");
        dana.see("incident-queue", "118 Mill Road");
        assertThat(dana.errors()).isEmpty();
    }

    /** Dana, once the map has arrived at 118 Mill Road; without asking for it, as incidents may have that address too. */
    private Person atMillRoad() {
        Map<String, Object> door = jdbc.sql("select ST_X(p) as lon, ST_Y(p) as lat"
                        + " from (select ST_Transform(geom, 4326) as p from address where " + DOOR + ") a")
                .query()
                .singleRow();
        List<Object> place = List.of(door.get("lon"), door.get("lat"));
        String map = "document.querySelector('console-page').shadowRoot.querySelector('cs-map')";
        Person dana = Person.atDesk(browser, "http://localhost:" + port, "dana");
        dana.page().waitForFunction("() => " + map + "?.map");
        dana.page().evaluate("([lon, lat]) => " + map + ".flyTo(lon, lat, 17.5)", place);
        dana.page()
                .waitForFunction(
                        "([lon, lat]) => { const [x, y] = " + map
                                + ".middle(); return Math.hypot(x - lon, y - lat) < 1e-5 }",
                        place);
        return dana;
    }

    @Test
    void gasIsAskedForByKeyboardWhereThereIsANetworkOfItAndTheOrderOfWorkIsSaid() {
        Map<String, Object> door = jdbc.sql("select ST_X(geom) as x, ST_Y(geom) as y, ST_SRID(geom) as srid"
                        + " from address where " + DOOR)
                .query()
                .singleRow();
        GasTown gasTown = new GasTown(geodata, networks, (int) door.get("srid"));
        gasTown.build((double) door.get("x") - 150, (double) door.get("y") - 15);
        try {
            Person dana = atMillRoad();
            dana.press("w");
            dana.see("what-if-panel .utility", "Network");
            dana.awaitFocus("Ask for the middle of the map");
            dana.press("Shift+Tab");
            dana.awaitFocus("Network");
            dana.press("ArrowDown");
            dana.press("Tab");
            dana.awaitFocus("Ask for the middle of the map");
            dana.press("Enter");

            dana.see("what-if-panel outage-panel", "customers out");
            dana.see("what-if-panel [aria-label='Order of work'] li", "Shut at the meter all 3 customers");
            assertThat(dana.page()
                            .locator("what-if-panel [aria-label='Order of work'] li")
                            .allTextContents())
                    .containsExactly(
                            "Shut at the meter all 3 customers",
                            "Close GV1",
                            "Close GV2",
                            "Repair",
                            "Purge from GV1",
                            "Open GV1",
                            "Open GV2",
                            "Relight with all 3 customers");
            dana.see("what-if-panel section[aria-label='Planned job']", "Plan a shutdown here");
            dana.shoot("what-if-gas");

            dana.tabTo("Plan a shutdown here");
            dana.press("Enter");
            dana.awaitFocus("What is to be done");
            dana.type("Renew a tee");
            dana.tabTo("Plan it");
            dana.press("Enter");
            dana.see("incident-detail", "Planned gas shutdown");
            dana.see("incident-detail [aria-label='Order of work'] li", "Shut at the meter all 3 customers");
            assertThat(dana.page()
                            .locator("incident-detail outage-panel")
                            .innerText()
                            .toLowerCase(Locale.ROOT))
                    .as("a gas shutdown speaks of gas")
                    .doesNotContain("water");
            dana.shoot("gas-shutdown");
            assertThat(dana.errors()).isEmpty();
        } finally {
            gasTown.remove();
        }
    }

    private long outages() {
        return jdbc.sql("select count(*) from outage").query(Long.class).single();
    }
}
