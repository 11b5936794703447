package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The administrator's page: who may sign in. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class AdministrationBrowserTest {

    private static Browser browser;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void start() {
        browser = Browser.launch();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void usersAreAddedChangedAndDeactivatedAndARefusedFormKeepsItsWords() {
        Person ada = Person.atDesk(browser, server(), "ada");
        assertThat(ada.page().url()).endsWith("/administration");

        button(ada, "Add a user").click();
        field(ada, "username").fill("dana");
        field(ada, "displayName").fill("Nora Field");
        field(ada, "password").fill("short");
        add(ada).click();
        ada.see("user-list form .error", "at least one role");
        ada.see("user-list cs-field[name=password]", "10 to 200 characters");
        assertThat(field(ada, "displayName").inputValue()).isEqualTo("Nora Field");

        field(ada, "password").fill("long enough 1");
        ada.page().locator("user-list input[value=DISPATCHER]").check();
        add(ada).click();
        ada.see("user-list cs-field[name=username]", "There is a user dana already.");
        assertThat(field(ada, "password").inputValue()).isEqualTo("long enough 1");
        field(ada, "username").fill("nora");
        add(ada).click();
        ada.see("user-list .done", "nora is added.");
        Locator nora = ada.page().locator("tr[data-user=nora]");
        assertThat(nora.innerText()).contains("Nora Field", "Dispatcher", "Active");

        nora.getByText("Change").click();
        ada.page().locator("user-list input[value=SUPERVISOR]").check();
        button(ada, "Save").click();
        ada.see("user-list .done", "nora is changed.");
        assertThat(nora.innerText()).contains("Supervisor");
        nora.getByText("New password").click();
        field(ada, "password").fill("another one 2");
        ada.press("Enter");
        ada.see("user-list .done", "nora has a new password.");
        nora.getByText("Deactivate").click();
        ada.see("tr[data-user=nora]", "Deactivated");
        assertThat(ada.errors()).isEmpty();
    }

    @Test
    void aTrackerIsAddedItsSecretIsShownOnceAndItIsSwitchedOffAndRemoved() {
        Person ada = Person.atDesk(browser, server(), "ada");
        button(ada, "Add a tracker").click();
        ada.page().locator("tracker-list input[value=TRACCAR]").check();
        tracker(ada, "name").fill("Truck 12");
        tracker(ada, "unitCode").fill("X9");
        tracker(ada, "deviceId").fill("352625333222111");
        tracker(ada, "deviceId").press("Enter");
        ada.see("tracker-list cs-field[name=unitCode]", "There is no unit X9.");
        assertThat(tracker(ada, "name").inputValue()).isEqualTo("Truck 12");

        tracker(ada, "unitCode").fill("v1");
        tracker(ada, "unitCode").press("Enter");
        String secret = ada.see("tracker-list .secret", "").innerText();
        assertThat(secret).hasSize(43);
        ada.see("tr[data-tracker='Truck 12']", "Not heard yet");
        ada.page().locator("tracker-list").scrollIntoViewIfNeeded();
        ada.shoot("trackers");
        button(ada, "I have it").click();
        ada.awaitGone("tracker-list .secret");

        ada.page().locator("cs-button[label='Switch off Truck 12']").click();
        ada.see("tr[data-tracker='Truck 12']", "Switched off");
        ada.page().locator("cs-button[label='Remove Truck 12']").click();
        ada.page().locator("tracker-list cs-dialog cs-button[variant=danger]").click();
        ada.awaitGone("tr[data-tracker='Truck 12']");
        assertThat(ada.errors()).isEmpty();
    }

    private static Locator tracker(Person person, String name) {
        return person.page().locator("tracker-list cs-field[name=" + name + "] input");
    }

    @Test
    void nobodyElseOpensThePage() {
        for (String username : new String[] {"dana", "sam", "mira", "tess"}) {
            Person other = Person.atDesk(browser, server(), username);
            assertThat(other.page().navigate(server() + "/administration").status())
                    .as(username)
                    .isEqualTo(403);
        }
    }

    private static Locator button(Person person, String text) {
        return person.page()
                .locator("cs-button", new Page.LocatorOptions().setHasText(text))
                .first();
    }

    private static Locator add(Person person) {
        return person.page().locator("user-list form cs-button[variant=primary]");
    }

    private static Locator field(Person person, String name) {
        return person.page().locator("user-list cs-field[name=" + name + "] input");
    }

    private String server() {
        return "http://localhost:" + port;
    }
}
