package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestUsers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What users of other systems complain of at the screen; the page {@code docs/complaints.md} has all of it. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class ComplaintsBrowserTest {

    private static final String NARRATIVE = "call-form #narrative textarea";

    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private TestUsers people;

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    static void start() {
        browser = Browser.launch();
    }

    @AfterEach
    void clear() {
        new JobDesk(people.client(port, Role.DISPATCHER)).clear();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void draftSurvivesAReload() {
        Person dana = Person.atDesk(browser, server(), "dana");
        dana.press("n");
        dana.awaitFocus("What is happening, and where");
        dana.type("Water coming up in the road");
        dana.page().reload();
        dana.see("call-form", "New call");
        assertThat(dana.page().locator(NARRATIVE).inputValue()).isEqualTo("Water coming up in the road");
        dana.page().locator(NARRATIVE).fill("");
    }

    @Test
    void addressThatIsNotFoundIsSaidInWordsAndTheCallIsTakenByKeyboardAllTheSame() {
        Person dana = Person.atDesk(browser, server(), "dana");
        dana.press("n");
        dana.awaitFocus("What is happening, and where");
        dana.type("Main break");
        dana.tabTo("Address, intersection or asset");
        dana.type("99999 Nowhere Parkway");
        dana.page().waitForTimeout(1_500);
        dana.press("Enter");

        dana.see("incident-detail", "99999 Nowhere Parkway");
        assertThat(jdbc.sql("select count(*) from call where address_text = '99999 Nowhere Parkway'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void afterTheCallIsTakenTheIncidentIsThereWithItsUnitInViewAndTheKeysGoOn() {
        String address = jdbc.sql(
                        "select civic || ' ' || street from customer where civic is not null order by id limit 1")
                .query(String.class)
                .single();
        Person dana = Person.atDesk(browser, server(), "dana");
        dana.page().setViewportSize(1366, 768);
        dana.press("n");
        dana.awaitFocus("What is happening, and where");
        dana.type("Water coming up in the road at " + address);
        dana.see("call-form .found", "Main");
        dana.see("call-form cs-button", "send");
        dana.press("Enter");

        Locator unit =
                dana.page().locator("incident-detail crew-panel cs-unit-chip").first();
        unit.waitFor();
        BoundingBox box = unit.boundingBox();
        assertThat(box.y + box.height).as("above the fold").isLessThan(768);
        assertThat(dana.page().locator("call-form").count()).as("no dead form").isZero();
        dana.press("n");
        dana.awaitFocus("What is happening, and where");
        assertThat(dana.page().locator(NARRATIVE).inputValue()).isEmpty();
    }

    @Test
    void mapOpensOnTheCity() {
        Person dana = Person.atDesk(browser, server(), "dana");
        dana.see("incident-queue", "Open incidents");

        dana.page().waitForFunction("""
                async () => {
                  const [west, south, east, north] = (await (await fetch('/api/city')).json()).bounds;
                  const map = document.querySelector('console-page').renderRoot.querySelector('cs-map');
                  const [lon, lat] = map?.map ? map.middle() : [0, 0];
                  return lon > west && lon < east && lat > south && lat < north;
                }""");
    }

    private String server() {
        return "http://localhost:" + port;
    }
}
