package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.radio.gateway.GatewaySettings;
import io.curbstop.radio.sim.RadioButton;
import io.curbstop.radio.sim.SimulatedRadios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The radio operator's page, by keyboard: channels, a test message, the record, muting, admitting a gateway. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class RadioBrowserTest {

    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SimulatedRadios radios;

    @BeforeAll
    static void start() {
        browser = Browser.launch();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void aDispatcherSendsATestByKeyboardAndFindsItInTheRecord() {
        String radioId = radioOf("V1");
        Person dana = atRadio("dana");
        dana.see("gateway-list tbody[data-gateway=here]", "This server");
        dana.see("gateway-list tr[data-channel=simulated]", "Working");
        dana.see("gateway-list tr[data-channel=simulated]", "of 360 s");
        dana.see("radio-list a", "Simulated radios");

        dana.tabTo("Test message to radio " + radioId);
        dana.press("Enter");
        dana.see("cs-toasts", "A test is on its way to radio " + radioId);
        dana.see("air-record td.text", "TEST FROM DISPATCH, NO ANSWER NEEDED");

        dana.tabTo("Record of radio " + radioId);
        dana.press("Enter");
        dana.awaitFocus("Radio or unit");
        dana.press("Tab");
        dana.type("test from");
        dana.see("air-record .foot", "line");
        dana.page()
                .waitForFunction(
                        "id => [...document.querySelector('radio-page').shadowRoot.querySelector('air-record')"
                                + ".shadowRoot.querySelectorAll('tbody tr')].every(row => row.cells[2].innerText.includes(id)"
                                + " && row.cells[4].innerText.startsWith('TEST FROM'))",
                        radioId);
        dana.type(" nowhere");
        dana.see("air-record cs-empty", "Nothing found");
        assertThat(dana.page().locator("air-record a").getAttribute("href")).contains("q=test+from+nowhere");
        assertThat(dana.errors()).isEmpty();
    }

    @Test
    void aSupervisorMutesAChannelWithAReasonAndADispatcherIsToldWhyTheyMayNot() {
        Person dana = atRadio("dana");
        Locator refused = dana.page().locator("gateway-list tr[data-channel=simulated] cs-button");
        dana.tabTo("Mute simulated of this server");
        assertThat(refused.locator("button").getAttribute("aria-disabled")).isEqualTo("true");
        assertThat(refused.locator("[role=note]").innerText()).contains("A supervisor mutes channels");
        dana.press("Enter");
        assertThat(dana.page().locator("gateway-list cs-dialog[open]").count()).isZero();

        Person sam = atRadio("sam");
        sam.tabTo("Mute simulated of this server");
        sam.press("Enter");
        sam.awaitFocus("Reason");
        sam.press("Enter");
        sam.see("gateway-list cs-field[name=reason] .error", "Say why");
        sam.type("Trunk down");
        sam.press("Escape");
        sam.awaitGone("gateway-list cs-dialog[open]");
        sam.awaitFocus("Mute simulated of this server");
        sam.press("Enter");
        sam.awaitFocus("Reason");
        sam.press("End");
        sam.type(" for works");
        sam.press("Enter");
        try {
            sam.see("gateway-list tr[data-channel=simulated]", "Muted");
            dana.see("gateway-list tr[data-channel=simulated]", "Muted");
            assertThat(jdbc.sql("select detail from audit_entry where action = 'radio-channel-muted'"
                                    + " order by id desc limit 1")
                            .query(String.class)
                            .single())
                    .as("what was typed before the question was left is kept")
                    .isEqualTo("Trunk down for works");
        } finally {
            sam.awaitGone("gateway-list cs-dialog[open]");
            sam.awaitFocus("Unmute simulated of this server");
            sam.press("Enter");
            sam.awaitFocus("Reason");
            sam.type("Works over");
            sam.press("Enter");
            sam.see("gateway-list tr[data-channel=simulated]", "Working");
        }
        assertThat(sam.errors()).isEmpty();
    }

    @Test
    void anAdministratorAdmitsAGatewayWhoseSettingsAGatewayCanRead(@TempDir Path folder) throws IOException {
        Person ada = atRadio("ada");
        ada.tabTo("Admit a gateway");
        ada.press("Enter");
        ada.awaitFocus("Name");
        ada.type("North Hill");
        ada.press("Enter");
        ada.see("gateway-admission cs-field[name=name] .error", "Small letters");
        ada.press("Control+A");
        ada.type("north-hill");
        ada.press("Enter");
        ada.see("gateway-admission cs-dialog h2", "north-hill is let in");
        Locator token = ada.page().locator("gateway-admission #token");
        assertThat(token.inputValue()).hasSizeGreaterThan(40);
        String written = ada.page().locator("gateway-admission #settings").inputValue();
        ada.shoot("radio-admitted");

        Path file = Files.writeString(folder.resolve("gateway.yml"), written);
        assertThatThrownBy(() -> GatewaySettings.read(file))
                .as("nobody goes on the air under a callsign that is not theirs")
                .hasMessageContaining("callsign");
        Files.writeString(file, written.replace("YOUR-CALLSIGN", "WQX123-1"));
        GatewaySettings settings = GatewaySettings.read(file);
        assertThat(settings.name()).isEqualTo("north-hill");
        assertThat(settings.dispatch()).hasToString("ws://localhost:" + port + "/gateway-link");

        ada.press("Escape");
        ada.tabTo("Token of north-hill");
        ada.press("Enter");
        assertThat(token.inputValue())
                .as("a closed dialog does not lose the token")
                .isNotEmpty();
        ada.tabTo("I have kept the token");
        ada.press("Enter");
        ada.see("tbody[data-gateway=north-hill]", "has not come yet");
        ada.see("tbody[data-gateway=north-hill]", "Its channels are known once its program has dialled in");

        ada.tabTo("Close gateway north-hill");
        ada.press("Enter");
        ada.awaitFocus("Leave");
        ada.press("Tab");
        ada.awaitFocus("Close it");
        ada.press("Enter");
        ada.awaitGone("tbody[data-gateway=north-hill]");
        assertThat(ada.errors()).isEmpty();
    }

    @Test
    void newLinesWaitBehindAButtonWhileOneReadsFurtherDown() {
        TestClient desk = TestClient.signedIn(port, "dana", "curbstop-demo");
        Person dana = atRadio("dana");
        for (int k = 0; k < 10; k++) {
            sendTest(desk, radioOf("V2"));
        }
        Locator tests = dana.page().locator("air-record tr", new Page.LocatorOptions().setHasText("TEST FROM"));
        tests.filter(new Locator.FilterOptions().setHasText(radioOf("V2")))
                .nth(9)
                .waitFor();
        Locator list = dana.page().locator("air-record .wide");
        list.evaluate("at => at.scrollTop = 200");
        dana.page().waitForTimeout(2_500);
        String shown = list.innerText();

        sendTest(desk, radioOf("V3"));
        dana.see("air-record .new cs-button", "new");
        assertThat(list.innerText().lines().limit(20).toList())
                .isEqualTo(shown.lines().limit(20).toList());
        assertThat(list.evaluate("at => at.scrollTop")).isEqualTo(200);

        dana.page().locator("air-record .new cs-button").focus();
        dana.press("Enter");
        tests.filter(new Locator.FilterOptions().setHasText(radioOf("V3")))
                .first()
                .waitFor();
        dana.awaitFocus("Record of the air");
        assertThat(list.evaluate("at => at.scrollTop")).isEqualTo(0);
        assertThat(dana.errors()).isEmpty();
    }

    @Test
    void wordsToAGroupSayThatNobodyAcknowledgesThemAndAreKeptWhenRefused() {
        Person dana = atRadio("dana");
        dana.tabTo("Words to a group");
        dana.press("Enter");
        dana.see("group-words .dialog", "Nobody acknowledges words to a group");
        dana.awaitFocus("Talk group");
        dana.press("Tab");
        dana.awaitFocus("Words");
        dana.type("X".repeat(141));
        dana.press("Control+Enter");
        dana.see("group-words cs-field[name=groupId] .error", "Which group?");
        dana.see("group-words cs-field[name=text] .error", "1 character too many");
        assertThat(dana.page()
                        .locator("group-words cs-field[name=text] textarea")
                        .inputValue())
                .hasSize(141);
        dana.press("Control+A");
        dana.type("MEET AT GATE 4");
        dana.press("Shift+Tab");
        dana.type("900");
        dana.press("Enter");
        dana.see("cs-toasts", "Words to group 900 are handed over");
        dana.see("air-record td.text", "MEET AT GATE 4");
        assertThat(dana.errors()).isEmpty();
    }

    @Test
    void aRadioInEmergencyStandsFirstAndThePageIsAccessibleInBothThemes() {
        String radioId = radioOf("R2");
        radios.press(radioId, RadioButton.EMERGENCY);
        for (ColorScheme theme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            Person sam = atRadio("sam");
            sam.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            Locator first = sam.see("radio-list tr.emergency", "EMERGENCY");
            assertThat(first.getAttribute("data-radio")).isEqualTo(radioId);
            assertThat(sam.page().locator("radio-list tbody tr").first().getAttribute("data-radio"))
                    .isEqualTo(radioId);
            sam.see("air-record tr.emergency", "EMERGENCY");
            Accessibility.check(sam.page());
            String name = "radio-" + theme.name().toLowerCase(Locale.ROOT);
            sam.shoot(name + "-1366");
            sam.page().setViewportSize(1920, 1080);
            sam.shoot(name + "-1920");
            assertThat(sam.errors()).isEmpty();
        }
        UUID alarm = jdbc.sql("select id from alarm where kind = 'EMERGENCY' and gone_at is null")
                .query(UUID.class)
                .single();
        Person dana = atRadio("dana");
        dana.see("radio-list .problem", "Emergency: radio " + radioId + " of R2");
        TestClient.signedIn(port, "sam", "curbstop-demo").post("/api/alarms/" + alarm + "/taken", null);
        dana.awaitGone("radio-list tr.emergency");
        assertThat(dana.page().locator("radio-list .problem").count()).isZero();
    }

    private static void sendTest(TestClient desk, String radioId) {
        Map<String, Object> body = Map.of("id", UUID.randomUUID(), "radioId", radioId);
        assertThat(desk.post("/api/radio/test", body).status()).isEqualTo(204);
    }

    private Person atRadio(String username) {
        Person person = Person.atDesk(browser, "http://localhost:" + port, username);
        person.page().navigate("http://localhost:" + port + "/radio");
        person.see("cs-connection", "Live");
        person.page().locator("radio-list tr[data-radio]").first().waitFor();
        return person;
    }

    private String radioOf(String unitCode) {
        return jdbc.sql("select radio_id from unit where code = :code")
                .param("code", unitCode)
                .query(String.class)
                .single();
    }
}
