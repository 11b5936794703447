package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.radio.session.RadioSession;
import io.curbstop.radio.sim.RadioBehaviour;
import io.curbstop.radio.sim.SimulatedRadios;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A trainer at the page of simulated radios, by keyboard: finds one, makes it misbehave, drives it off, sets it back. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class SimulatedRadiosBrowserTest {

    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SimulatedRadios radios;

    @Autowired
    private RadioSession session;

    @BeforeAll
    static void start() {
        browser = Browser.launch();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    /** What other tests have sent stays on the displays, and what they have queued would come during this one. */
    @BeforeEach
    void emptyTheDisplays() {
        jdbc.sql("update delivery set due_at = null where due_at is not null").update();
        jdbc.sql("select id from delivery where channel = 'RADIO' and not final")
                .query(UUID.class)
                .list()
                .forEach(id -> session.withdraw(id, "test over"));
        radios.list().forEach(before -> {
            radios.add(before.radioId(), before.label(), RadioBehaviour.manual());
            before.place().ifPresent(place -> radios.setPosition(before.radioId(), place.lon(), place.lat()));
        });
    }

    @AfterEach
    void mendTheRadios() {
        radios.list().forEach(radio -> radios.setBehaviour(radio.radioId(), RadioBehaviour.manual()));
    }

    @Test
    void aTrainerMakesOneRadioMisbehaveByKeyboardAndSetsItBackByOneButton() {
        String radioId = radioOf("V2");
        Person sam = atRadios("sam");
        sam.press("/");
        sam.type("v2");
        sam.page()
                .waitForFunction("() => document.querySelector('simulated-radios-page').shadowRoot"
                        + ".querySelectorAll('radio-handset').length === 1");
        sam.tabTo("Set up V2");
        sam.press("Enter");
        sam.awaitFocus("ackDelay_s");
        sam.type("301");
        sam.press("Enter");
        sam.see("handset-setup cs-field[name=ackDelay_s] .error", "0 to 300 seconds");
        sam.press("Control+A");
        sam.type("8");
        sam.press("Tab");
        sam.press("Tab");
        sam.awaitFocus("deaf");
        sam.press("Space");
        sam.tabTo("place");
        sam.type("Nowhere Whatever 99999");
        sam.press("Enter");
        sam.see("handset-setup cs-field[name=place] .error", "");
        assertThat(behaviour(radioId)).as("nothing is set before all is right").isEqualTo(RadioBehaviour.manual());

        sam.press("Control+A");
        sam.type(anAddress());
        sam.press("Enter");
        sam.awaitGone("handset-setup cs-dialog[open]");
        sam.see("cs-toasts", "Radio " + radioId + " is at ");
        sam.see("radio-handset .marks cs-badge", "Slow 8 s");
        sam.see("radio-handset .marks cs-badge", "Deaf");
        sam.see(".bar cs-button", "Misbehaving 1");
        assertThat(behaviour(radioId))
                .isEqualTo(RadioBehaviour.manual()
                        .withAckDelay(Duration.ofSeconds(8))
                        .withDeaf(true));
        assertThat(isNearAddress(radioId)).isTrue();

        sam.awaitFocus("Set up V2");
        sam.backTo("Reset V2 to normal");
        sam.press("Enter");
        sam.see(".bar cs-button", "Misbehaving 0");
        assertThat(sam.page().locator("radio-handset .marks cs-badge").count()).isZero();
        sam.awaitFocus("Set up V2");
        assertThat(behaviour(radioId)).isEqualTo(RadioBehaviour.manual());
        assertThat(sam.errors()).isEmpty();
    }

    @Test
    void allRadiosMisbehaveAndAreSetBackAtOnceAndTheFilterLeavesWhatItLeft() {
        Person dana = atRadios("dana");
        dana.tabTo("Set up all");
        dana.press("Enter");
        dana.awaitFocus("ackDelay_s");
        dana.tabTo("duplicates");
        dana.press("Space");
        dana.press("Enter");
        dana.awaitGone("handset-setup cs-dialog[open]");
        int all = radios.list().size();
        dana.see(".bar cs-button", "Misbehaving " + all);
        assertThat(radios.list()).allMatch(radio -> radio.behaviour().duplicates());

        dana.backTo("Misbehaving " + all);
        dana.press("Enter");
        dana.tabTo("All back to normal");
        dana.press("Enter");
        dana.see(".bar cs-button", "Misbehaving 0");
        assertThat(dana.page().locator("radio-handset").count())
                .as("none vanishes under the pointer")
                .isEqualTo(all);
        dana.backTo("Misbehaving 0");
        dana.press("Enter");
        dana.press("Enter");
        dana.see("cs-empty", "No radio is misbehaving");
        assertThat(dana.errors()).isEmpty();
    }

    @Test
    void theHandsetIsMarkedUntilItsCrewAnswersWithFreeText() {
        String radioId = radioOf("V3");
        Person dana = atRadios("dana");
        Locator handset = dana.page().locator("radio-handset[data-radio='" + radioId + "']");
        dana.page()
                .evaluate(
                        "async radioId => { const { newId, post } = await import('/lib/api.js');"
                                + " await post('/api/radio/test', { id: newId(), radioId }) }",
                        radioId);
        handset.locator(".marks cs-badge", new Locator.LocatorOptions().setHasText("1 unanswered"))
                .waitFor();
        dana.see(".bar cs-button", "Unanswered 1");
        dana.tabTo("Send the text from V3");
        dana.press("Shift+Tab");
        dana.type("BRIDGE IS CLOSED");
        dana.press("Enter");
        handset.locator(".sent", new Locator.LocatorOptions().setHasText("BRIDGE IS CLOSED"))
                .waitFor();
        dana.see(".bar cs-button", "Unanswered 0");
        assertThat(radios.find(radioId).orElseThrow().lines())
                .anyMatch(line -> line.sent() && line.text().equals("BRIDGE IS CLOSED"));
        assertThat(dana.errors()).isEmpty();
    }

    @Test
    void thePageIsAccessibleInBothThemesWithAllThatCanBeWrong() {
        String radioId = radioOf("V2");
        radios.setBehaviour(
                radioId,
                new RadioBehaviour(
                        Duration.ofSeconds(300), true, true, true, true, true, Optional.of(Duration.ofSeconds(3600))));
        radios.switchPower(radioOf("M1"), false);
        for (ColorScheme theme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            Person sam = atRadios("sam");
            sam.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            Locator handset = sam.page().locator("radio-handset[data-radio='" + radioId + "']");
            handset.locator("cs-badge").nth(6).waitFor();
            assertThat(handset.locator("cs-badge b").allInnerTexts())
                    .isEqualTo(List.of(
                            "Slow 300 s",
                            "Deaf",
                            "Acks lost",
                            "Doubling",
                            "Wrong numbers",
                            "No GPS fix",
                            "ACK after 3600 s"));
            Accessibility.check(sam.page());
            sam.shoot("simulated-radios-" + theme.name().toLowerCase(Locale.ROOT));
            handset.locator(".setup").click();
            sam.awaitFocus("ackDelay_s");
            Accessibility.check(sam.page());
            assertThat(sam.errors()).isEmpty();
        }
        radios.switchPower(radioOf("M1"), true);
    }

    private Person atRadios(String username) {
        Person person = Person.atDesk(browser, "http://localhost:" + port, username);
        person.page().navigate("http://localhost:" + port + "/simulated-radios");
        person.see("cs-connection", "Live");
        person.page().locator("radio-handset").first().waitFor();
        return person;
    }

    private RadioBehaviour behaviour(String radioId) {
        return radios.find(radioId).orElseThrow().behaviour();
    }

    private String radioOf(String unitCode) {
        return jdbc.sql("select radio_id from unit where code = :code")
                .param("code", unitCode)
                .query(String.class)
                .single();
    }

    private static final String ONLY_ONE = " from address a where (select count(*) from address b"
            + " where b.civic = a.civic and b.street = a.street) = 1 order by a.id limit 1 offset 200";

    private String anAddress() {
        return jdbc.sql("select a.civic || ' ' || a.street" + ONLY_ONE)
                .query(String.class)
                .single();
    }

    private boolean isNearAddress(String radioId) {
        var place = radios.find(radioId).orElseThrow().place().orElseThrow();
        return jdbc.sql("select st_distance(st_transform(st_setsrid(st_makepoint(:lon, :lat), 4326),"
                        + " st_srid(geom)), geom) < 1 from (select a.geom" + ONLY_ONE + ") one")
                .param("lon", place.lon())
                .param("lat", place.lat())
                .query(Boolean.class)
                .single();
    }
}
