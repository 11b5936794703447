package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A shutdown between a console and a phone: from the plans side by side to every valve as before. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class ShutdownBrowserTest {

    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private TestUsers people;

    private TestClient desk;
    private String stuck;

    @BeforeAll
    static void start() {
        browser = Browser.launch();
    }

    @BeforeEach
    void clear() {
        desk = people.client(port, Role.DISPATCHER);
        new JobDesk(desk).clear();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void planIsApprovedByKeyboardWorkedOnThePhoneChangedByAStuckValveAndPutBack() {
        String server = "http://localhost:" + port;
        Person dana = Person.atDesk(browser, server, "dana");
        dana.press("n");
        dana.type("Water coming up in the road at 60 Argyle Street");
        dana.see("call-form .found", "60 Argyle");
        dana.press("Enter");
        dana.see("outage-plans label", "Fewest valves");
        String incident = openIncident();
        dana.page().locator("outage-plans input").first().focus();
        dana.press("ArrowRight");
        dana.press("Tab");
        dana.press("Enter");
        dana.see("outage-plans", "approved");
        assertThat(outage(incident).path("plan").asString()).isEqualTo("FEWEST_VALVES");
        new JobDesk(desk).dispatch(incident, "V1", true);
        Person tess = Person.onPhone(browser, server, "tess");

        tess.see("job-valves cs-button", "Closed").click();
        dana.see("outage-valves .said", "by tess");
        dana.see("outage-steps", "Closing");
        stuck = outage(incident)
                .path("valves")
                .valueStream()
                .filter(v -> v.path("role").asString().equals("CLOSE")
                        && !v.path("done").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("ref")
                .asString();
        tess.page()
                .locator("job-valves cs-button[label='Something is wrong with valve " + stuck + "']")
                .click();
        tess.see("job-valves cs-dialog cs-button", "It will not turn").click();

        dana.see("outage-plans .change", "The plan has to change");
        tess.see("job-valves", "not approved yet");
        shot(dana, "shutdown-change");
        dana.see("outage-plans cs-button", "Approve the change").click();
        dana.see("outage-plans", "approved");
        pressAll(tess, "Closed");
        dana.see("outage-steps", "Isolated");
        dana.see("outage-panel .figures dt", "out of water now");
        dana.page().waitForCondition(() -> !dana.page()
                .locator("outage-panel .figures dd")
                .first()
                .textContent()
                .equals("0"));
        tess.see("job-valves cs-button", "Nothing flows any more").click();
        dana.see("outage-steps", "proved");
        tess.see("job-valves cs-button", "The pipe is repaired").click();
        dana.see("outage-steps", "Putting it back");
        tess.see("job-valves", "Put it back");
        shot(dana, "shutdown-reopening");
        tess.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/shutdown-phone.png")));
        pressAll(tess, "Done");

        dana.see("outage-steps", "Restored");
        dana.page().waitForCondition(() -> dana.page()
                .locator("outage-panel .figures dd")
                .first()
                .textContent()
                .equals("0"));
        assertThat(outage(incident).path("differences")).isEmpty();
        shot(dana, "shutdown-restored");
        assertThat(dana.errors()).isEmpty();
        assertThat(tess.errors()).isEmpty();
    }

    @AfterEach
    void mendTheStuckValve() {
        if (stuck != null) {
            String incident = openIncident();
            report(incident, true);
            report(incident, false);
        }
        new JobDesk(desk).clear();
    }

    private void report(String incident, boolean closed) {
        TestClient.Answer answer = desk.post(
                "/api/incidents/" + incident + "/outage/valves/" + stuck + "/report",
                Map.of("id", UUID.randomUUID(), "result", "DONE", "closed", closed));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** Presses the phone's buttons with that word one after the other, until none is left. */
    private static void pressAll(Person tess, String word) {
        Locator buttons = tess.page().locator("job-valves cs-button", new Page.LocatorOptions().setHasText(word));
        buttons.first().waitFor();
        for (int left = buttons.count(); left > 0; left = buttons.count()) {
            int before = left;
            buttons.first().click();
            tess.page().waitForCondition(() -> buttons.count() < before);
        }
    }

    private String openIncident() {
        return desk.get("/api/console/snapshot").json().at("/incidents/0/id").asString();
    }

    private JsonNode outage(String incident) {
        return desk.get("/api/incidents/" + incident + "/outage").json();
    }

    private static void shot(Person person, String name) {
        person.page()
                .locator("outage-panel")
                .evaluate("panel => panel.getRootNode().querySelector('.scroll').scrollTop = panel.offsetTop - 160");
        person.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/" + name + ".png")));
    }
}
