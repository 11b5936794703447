package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestUsers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A dispatcher takes a call out of an incident by keyboard; another one's console follows. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class CallSplitBrowserTest {

    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private TestUsers people;

    @BeforeAll
    static void start() {
        browser = Browser.launch();
    }

    @BeforeEach
    @AfterEach
    void clear() {
        new JobDesk(people.client(port, Role.DISPATCHER)).clear();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void callIsTakenOutByKeyboardAndBothConsolesShowTwoIncidents() {
        Person dana = Person.atDesk(browser, "http://localhost:" + port, "dana");
        Person omar = Person.atDesk(browser, "http://localhost:" + port, "omar");
        take(dana, "Water coming up in the road at 118 Mill Road", false);
        String number = numberIn(dana);
        take(dana, "Sewer smell in the cellar at 118 Mill Road", true);
        assertThat(numberIn(dana)).isEqualTo(number);
        omar.see("incident-queue button", number).click();
        omar.see("call-list h3", "2 calls");
        dana.see("call-list h3", "2 calls");

        dana.page().locator("incident-queue button[aria-current=true]").focus();
        dana.press("x");
        Locator dialog = dana.see("call-split .happens", "opens an incident of its own");
        assertThat(dialog.innerText()).contains("leaves " + number, "118 Mill");
        dana.press("Enter");
        dana.see("call-split .error", "Say why");
        dana.type("smell, not water");
        dana.press("Enter");

        dana.see("call-list h3", "1 call");
        dana.see("cs-timeline .void", "Sewer smell");
        dana.see("cs-timeline", "smell, not water");
        omar.see("call-list h3", "1 call");
        omar.see("cs-timeline", "taken out, now in");
        String other = omar.see("cs-timeline .text", "taken out, now in")
                .innerText()
                .replaceAll("(?s).*now in (\\d\\d-\\d{6}).*", "$1");
        omar.see("incident-queue button", other).click();
        omar.see("incident-detail header", other);
        omar.see("cs-timeline", "taken out of " + number);
        omar.press("x");
        omar.see("cs-toasts", "It is the only call");
        assertThat(dana.errors()).isEmpty();
        assertThat(omar.errors()).isEmpty();
    }

    private static void take(Person person, String words, boolean join) {
        person.page()
                .locator("header cs-button", new Page.LocatorOptions().setHasText("New call"))
                .click();
        person.see("call-form", "New call");
        person.page().locator("call-form #narrative textarea").fill(words);
        person.see("call-form .found", "118 Mill");
        if (join) {
            person.see("call-form label.row", "Join ").locator("input").check();
        }
        person.page().locator("call-form footer cs-button").click();
        person.see("incident-detail header", "26-");
    }

    private static String numberIn(Person person) {
        return person.see("incident-detail header", "26-").innerText().replaceAll("(?s).*?(\\d\\d-\\d{6}).*", "$1");
    }
}
