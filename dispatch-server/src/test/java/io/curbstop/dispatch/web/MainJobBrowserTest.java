package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The main job in browsers: two consoles, a phone and a radio, from the caller's words to the manager's history. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class MainJobBrowserTest {

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
    void aCallIsTakenSentAcknowledgedDoneAndFoundInTheHistory() {
        String address = anAddress();
        Person dana = Person.atDesk(browser, server(), "dana");
        Person omar = Person.atDesk(browser, server(), "omar");
        Person tess = Person.onPhone(browser, server(), "tess");
        Person sam = Person.atDesk(browser, server(), "sam");
        sam.page().navigate(server() + "/simulated-radios");

        // Two keys besides the words: N, and Enter.
        dana.press("n");
        dana.type("Water coming up in the road at " + address);
        dana.see("call-form .found", "Main");
        Locator take = dana.see("call-form cs-button", "send");
        assertThat(take.innerText()).contains("Take the call");
        dana.press("Enter");
        String number = numberIn(dana);
        long taken_ns = System.nanoTime();

        omar.see("incident-queue button", number);
        System.out.printf(
                "The other console showed the incident after %d ms%n",
                Duration.ofNanos(System.nanoTime() - taken_ns).toMillis());

        if (dana.page().locator("crew-panel cs-unit-chip[code=V1]").count() == 0) {
            dana.page().locator("incident-queue button[aria-current=true]").focus();
            dana.press("s");
            dana.page().locator("cs-button[label='Send V1']").click();
        }
        tess.see("job-card", number);
        dana.see("crew-panel .delivery .done", "delivered");

        Locator radio = sam.page().locator("radio-handset", new Page.LocatorOptions().setHasText("V1"));
        radio.locator(".display", new Locator.LocatorOptions().setHasText(number))
                .waitFor();
        omar.see("incident-queue button", number).click();
        // With its token: a cancellation that another test left open on this radio would make a bare ACK ambiguous.
        String token =
                omar.see("crew-panel article", "radio ").innerText().replaceFirst("(?s).*radio ([A-Z][0-9]).*", "$1");
        radio.locator("cs-field input").fill("ACK " + token);
        radio.locator("cs-field input").press("Enter");
        omar.see("crew-panel .delivery .done", "acknowledged");

        for (String step : List.of("En route", "On site", "Made safe", "Restored", "Complete", "Clear")) {
            tess.see("job-card cs-button.big", step).click();
        }
        tess.see("cs-empty", "No job now");
        omar.see("incident-detail", "Restored");

        Person mira = Person.atDesk(browser, server(), "mira");
        mira.page().navigate(server() + "/history");
        mira.see("tbody button", number).click();
        mira.see("history-detail .by", "radio");
        List<String> who = mira.page().locator("history-detail .by").allInnerTexts();
        assertThat(who).anyMatch(by -> by.matches("(?i)dana.* · console"));
        assertThat(who).anyMatch(by -> by.matches(".*V1.* · radio") || by.matches("(?i).*tess.* · radio"));
        assertThat(who).anyMatch(by -> by.matches("(?i).*tess.* · app"));
        assertThat(mira.page().locator("history-detail table tr").allInnerTexts())
                .filteredOn(row -> !row.startsWith("Closed"))
                .noneMatch(row -> row.contains("–"));
        for (Person person : List.of(dana, omar, tess, sam, mira)) {
            assertThat(person.errors()).isEmpty();
        }
    }

    @Test
    void aCrewThatStandsAtItsJobConfirmsByKeyboardThatItIsThere() {
        Person dana = Person.atDesk(browser, server(), "dana");
        Person raul = Person.onPhone(browser, server(), "raul");
        @SuppressWarnings("unchecked")
        Map<String, String> job = (Map<String, String>) dana.page().evaluate(SEND_R1, anAddress());
        raul.see("job-card", job.get("number"));
        // Where the demo put R1 a moment ago is kilometres away: from there it would be a jump.
        jdbc.sql("update unit set position_at = null where code = 'R1'").update();
        raul.page().evaluate(STAND_THERE, job);

        raul.see("job-proposal", "You seem to be on site");
        dana.see("incident-queue button", job.get("number")).click();
        dana.see("crew-panel article", "seems on site since");
        raul.shoot("proposal");
        dana.shoot("console-proposal");
        raul.tabTo(raul.page().locator("job-proposal cs-button").first().getAttribute("label"));
        raul.press("Enter");

        raul.awaitGone("job-proposal");
        raul.see("job-card .said", "On site at");
        dana.see("cs-timeline", "geofence");
        raul.page().evaluate(LEAVE, job);
        raul.awaitGone("job-card");
        assertThat(raul.errors()).isEmpty();
        assertThat(dana.errors()).isEmpty();
    }

    /** A dispatcher sends R1 to that address. */
    private static final String SEND_R1 = "async (address) => {"
            + " const { get, newId, post } = await import('/lib/api.js');"
            + " const found = (await get('/api/geocode?q=' + encodeURIComponent(address))).candidates[0];"
            + " const { incident } = await post('/api/calls', { id: newId(), narrative: 'Water in the road',"
            + " addressText: address, type: 'MAIN_BREAK', priority: 'P2', unitCodes: [], location: found });"
            + " const sent = await post(`/api/incidents/${incident.id}/assignments`,"
            + " { id: newId(), unitCode: 'R1' });"
            + " return { number: incident.number, id: sent.id, lon: String(found.lon), lat: String(found.lat) } }";

    /** Its phone acknowledged some minutes ago, and has been there for forty seconds. */
    private static final String STAND_THERE = "async (job) => { const { newId, post } = await import('/lib/api.js');"
            + " const ago = (s) => new Date(Date.now() - s * 1000).toISOString();"
            + " await post(`/api/assignments/${job.id}/steps`,"
            + " { id: newId(), step: 'ACKNOWLEDGE', occurredAt: ago(300) });"
            + " for (const at of [60, 20, 10]) await post('/api/positions',"
            + " { lon: Number(job.lon), lat: Number(job.lat), accuracy_m: 8, at: ago(at) }) }";

    private static final String LEAVE = "async (job) => { const { newId, post } = await import('/lib/api.js');"
            + " await post(`/api/assignments/${job.id}/steps`, { id: newId(), step: 'CLEAR' }) }";

    private String server() {
        return "http://localhost:" + port;
    }

    /** The number of the incident that stands in the detail. */
    private static String numberIn(Person person) {
        String header = person.see("incident-detail header", "26-").innerText();
        return header.replaceAll("(?s).*?(\\d\\d-\\d{6}).*", "$1");
    }

    /** An address that only one place has, beside a main of the water network. */
    private String anAddress() {
        return jdbc.sql("select a.civic || ' ' || a.street from address a where (select count(*) from address b"
                        + " where b.civic = a.civic and b.street = a.street) = 1 and exists (select 1 from main m"
                        + " where coalesce(m.network, 'water') = 'water' and st_dwithin(m.geom, a.geom, 25))"
                        + " order by a.id limit 1 offset 400")
                .query(String.class)
                .single();
    }
}
