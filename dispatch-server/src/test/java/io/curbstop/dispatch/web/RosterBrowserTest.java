package io.curbstop.dispatch.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The roster's page: a week changed by keyboard alone, read by others, not for technicians. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class RosterBrowserTest {

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
    void supervisorChangesAWeekByKeyboardAndARefusedFormKeepsItsTimes() {
        Person sam = Person.atDesk(browser, server(), "sam");
        sam.page().navigate(server() + "/roster");
        sam.see("week-grid .row", "S1");
        sam.tabTo("Next week");
        sam.press("Enter");
        sam.awaitGone("week-grid .today");

        sam.tabTo(sam.page().locator("week-grid .days button").last().getAttribute("aria-label"));
        sam.press("Tab");
        sam.press("ArrowDown");
        sam.press("ArrowRight");
        sam.press("Enter");
        sam.see("roster-aside h2", "L1 Leak detection");
        sam.tabTo("Not worked this time");
        sam.press("Enter");
        sam.see("week-grid .off", "not worked");

        sam.backTo("Add a shift");
        sam.press("Enter");
        sam.awaitFocus("Unit");
        sam.type("L1");
        sam.tabTo("To");
        sam.press("Enter");
        sam.see("time-form .error", "is on already from");
        assertThat(sam.page().locator("time-form select").inputValue()).isEqualTo("L1");
        sam.press("Escape");
        sam.awaitGone("time-form");

        for (ColorScheme theme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            sam.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            Accessibility.check(sam.page());
        }
        sam.backTo("People");
        sam.press("Enter");
        sam.see("people-list td", "555-01001");
        Accessibility.check(sam.page());
        sam.backTo("On call");
        sam.press("Enter");
        sam.see("on-call-lists cs-badge", "Next");
        Accessibility.check(sam.page());
        sam.backTo("Import");
        sam.press("Enter");
        sam.page()
                .locator("roster-import input")
                .setInputFiles(new FilePayload(
                        "people.csv", "text/csv", "staff_number,name,unit\n9,K. Lee,Z9\n".getBytes(UTF_8)));
        sam.tabTo("Import");
        sam.press("Enter");
        sam.see("roster-import td", "There is no unit Z9.");
        Accessibility.check(sam.page());
        assertThat(sam.errors()).isEmpty();
    }

    @Test
    void managerReadsWithoutPhoneNumbersAndTechnicianIsRefused() {
        Person mira = Person.atDesk(browser, server(), "mira");
        mira.page().navigate(server() + "/roster");
        mira.see("week-grid .row", "S1");
        assertThat(mira.page().getByText("Add a shift").count()).isZero();
        mira.page().navigate(server() + "/roster#people");
        mira.page().reload();
        mira.see("people-list th", "Tess Okafor");
        assertThat(mira.page().locator("people-list").innerText()).doesNotContain("555-");

        Person tess = Person.onPhone(browser, server(), "tess");
        assertThat(tess.page().navigate(server() + "/roster").status()).isEqualTo(403);
    }

    private String server() {
        return "http://localhost:" + port;
    }
}
