package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestUsers;
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

/** A dispatcher calls in a ticket by keyboard and notes the answers; the crew on the spot is told each time whether to dig. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class LocateBrowserTest {

    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private TestUsers people;

    private JobDesk desk;

    @BeforeAll
    static void start() {
        browser = Browser.launch();
    }

    @BeforeEach
    @AfterEach
    void clear() {
        desk = new JobDesk(people.client(port, Role.DISPATCHER));
        desk.clear();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void ticketIsKeptAndAnsweredByKeyboardAndTheCrewIsToldWhetherToDig() {
        Map<String, Object> call = JobDesk.call();
        call.put("addressText", "118 Mill Road");
        JsonNode taken = desk.take(call, "V1");
        String number = taken.at("/incident/number").asString();
        JobDesk.step(
                people.client(port, Role.DISPATCHER),
                taken.at("/assignments/0/id").asString(),
                UUID.randomUUID(),
                "ON_SITE");
        String server = "http://localhost:" + port;
        Person tess = Person.onPhone(browser, server, "tess");
        tess.see("job-card .dig.alarm", "Do not dig: no locate ticket.").scrollIntoViewIfNeeded();
        Locator dig = tess.page().locator("job-card cs-button.wide:has-text('We dig now')");
        assertThat(dig.locator("button").getAttribute("aria-disabled")).isEqualTo("true");
        Accessibility.check(tess.page());

        Person dana = Person.atDesk(browser, server, "dana");
        dana.see("incident-queue button", number).click();
        dana.see("locate-panel .words", "Do not dig: no locate ticket.");
        dana.press("g");
        dana.awaitFocus("number");
        dana.press("Enter");
        dana.see("locate-panel .error", "Is missing");
        dana.type("2026-77");
        dana.tabTo("members");
        dana.press("Control+a");
        dana.type("Gas, Bell");
        dana.press("Enter");
        dana.see("locate-panel .words", "Dig by hand: emergency ticket 2026-77, locators due by");
        dana.see("cs-timeline", "Emergency locate ticket 2026-77: 118 Mill Road");
        Accessibility.check(dana.page());

        tess.see("job-card .dig.warn", "Dig by hand: emergency ticket 2026-77");
        dig.click();
        tess.see("job-card .said", "Digging since");
        dana.see("cs-timeline", "V1: digging. Dig by hand");

        answer(dana, "Gas: answer to 2026-77", "j");
        answer(dana, "Bell: answer to 2026-77", "k");
        dana.see("locate-panel .words", "May dig: ticket 2026-77 is cleared until");
        dana.see("locate-panel li", "marked");
        tess.see("job-card .dig.good", "marked on the ground: Gas, Bell");

        dana.tabTo("Correct ticket 2026-77");
        dana.press("Enter");
        dana.awaitFocus("number");
        dana.tabTo("withdrawn");
        dana.type("Another street");
        dana.press("Enter");
        dana.see("locate-panel .ticket.over", "Withdrawn: Another street");
        dana.tabTo("Allow digging");
        dana.press("Enter");
        dana.awaitFocus("note");
        dana.type("Fire service asks for it");
        dana.press("Enter");
        tess.see("job-card .dig.warn", "dana lets you dig by hand: Fire service asks for it.");
        dana.see("locate-panel cs-button", "Allow no more");
        Accessibility.check(dana.page());
        assertThat(dana.errors()).isEmpty();
        assertThat(tess.errors()).isEmpty();
    }

    private static void answer(Person dana, String button, String saidBy) {
        dana.page()
                .locator("locate-panel cs-button[label='" + button + "'] button")
                .focus();
        dana.press("Enter");
        dana.awaitFocus("answer");
        dana.press("Tab");
        dana.type(saidBy);
        dana.press("Enter");
        dana.awaitGone("locate-panel cs-dialog");
    }
}
