package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import java.nio.file.Path;
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

    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

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
        Person dana = Person.atDesk(browser, "http://localhost:" + port, "dana");
        long outages = outages();
        dana.press("Control+k");
        dana.type("118 Mill Road");
        dana.see("cs-command-bar [role=option]", "118 Mill Road");
        dana.press("Enter");
        dana.page().waitForTimeout(1500);

        dana.press("w");
        dana.see("what-if-panel", "Click the map where it breaks");
        dana.press("Enter");
        dana.see("what-if-panel outage-panel", "customers out");
        String first =
                dana.page().locator("what-if-panel outage-valves .ref").first().textContent();
        shot(dana, "what-if");

        dana.page().locator("what-if-panel outage-valves cs-button").first().click();
        dana.see("what-if-panel", "Taken as stuck");
        dana.see("what-if-panel cs-button", first + " ✕");
        dana.see("what-if-panel outage-valves li", "Worked around");
        shot(dana, "what-if-stuck");

        dana.page().locator("cs-map #map").click(new Locator.ClickOptions().setPosition(500, 330));
        dana.page().waitForTimeout(800);
        assertThat(dana.page().locator("what-if-panel").textContent()).doesNotContain("Taken as stuck");

        dana.press("Escape");
        dana.page()
                .locator("what-if-panel")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        assertThat(outages()).as("nothing was written").isEqualTo(outages);
        assertThat(dana.errors()).isEmpty();
    }

    private long outages() {
        return jdbc.sql("select count(*) from outage").query(Long.class).single();
    }

    /** Kept where a person can look at it. */
    private static void shot(Person dana, String name) {
        dana.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens", name + ".png")));
    }
}
