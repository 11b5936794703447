package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A shift handed over at the screen, by keyboard alone, and read and printed later. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class HandoverBrowserTest {

    /** Whether the note on closed valves ends so. */
    private static final String NOTE_ENDS = "words => document.querySelector('handover-page')?.renderRoot"
            + ".querySelector('handover-record')?.renderRoot"
            + ".querySelector('section[aria-label=\"Closed valves\"] handover-note')"
            + "?.renderRoot.querySelector('cs-field')?.value.endsWith(words)";

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
    void shiftIsHandedOverByKeyboardAndReadLaterByAManager() {
        Person dana = at("dana");
        dana.tabTo("Begin a handover");
        dana.press("Enter");
        dana.see("handover-record h2", "Open incidents");
        dana.tabTo("Note on Closed valves");
        dana.press("Enter");
        dana.awaitFocus("Note on Closed valves");
        dana.type("V-12 turns hard.");
        dana.page().reload();
        dana.page().waitForFunction(NOTE_ENDS, "hard.");
        Person omar = at("omar");
        omar.page().waitForFunction(NOTE_ENDS, "hard.");
        omar.tabTo("Note on Closed valves");
        omar.press("End");
        omar.type(" Ask Tess.");
        dana.page().waitForFunction(NOTE_ENDS, "Ask Tess.");
        for (ColorScheme theme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            dana.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            Accessibility.check(dana.page());
        }

        press(dana, "Sign as");
        omar.see("[role=status]", "Waits to be accepted");
        press(omar, "Ask a question");
        omar.awaitFocus("What is not clear");
        omar.type("Which way does it turn?");
        press(omar, "Give it back");
        dana.see(".question", "Which way does it turn?");
        press(dana, "Sign as");
        dana.awaitFocus("Answer to the question (may be in the notes instead)");
        dana.type("To the left.");
        dana.tabTo(name(dana, "cs-dialog cs-button[variant=primary]"));
        dana.press("Enter");
        press(omar, "Accept as");
        omar.see("[role=status]", "Accepted by");

        Person mira = at("mira");
        mira.page().locator("handover-aside a").first().focus();
        mira.press("Enter");
        mira.see("handover-note p", "V-12 turns hard. Ask Tess.");
        mira.see(".events li", "To the left.");
        assertThat(mira.page().getByText("Begin a handover").count()).isZero();
        mira.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(mira.page().locator("aside").isVisible()).isFalse();
        assertThat(mira.page().getByText("V-12 turns hard. Ask Tess.").first().isVisible())
                .isTrue();
        assertThat(dana.errors()).isEmpty();
        assertThat(omar.errors()).isEmpty();
        assertThat(mira.errors()).isEmpty();
    }

    private Person at(String username) {
        Person person = Person.atDesk(browser, server(), username);
        person.page().navigate(server() + "/handover");
        person.see("handover-aside h2", "Past handovers");
        person.see("[role=status]", ".");
        return person;
    }

    private static void press(Person person, String words) {
        person.see("cs-button", words);
        person.tabTo(name(person, "cs-button:has-text('" + words + "')"));
        person.press("Enter");
    }

    private static String name(Person person, String button) {
        return person.page().locator(button).first().textContent().trim();
    }

    private String server() {
        return "http://localhost:" + port;
    }
}
