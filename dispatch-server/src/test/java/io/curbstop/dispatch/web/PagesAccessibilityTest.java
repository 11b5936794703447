package io.curbstop.dispatch.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Every page, as somebody sees it, against WCAG 2.2 AA in both themes. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class PagesAccessibilityTest {

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

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"DARK", "LIGHT"})
    void everyPageIsAccessible(ColorScheme theme) {
        Page signIn = browser.openDesk();
        signIn.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        signIn.navigate(server() + "/sign-in");
        signIn.locator("button[data-user=dana]").waitFor();
        Accessibility.check(signIn);

        Person dana = signedIn("dana", theme);
        dana.see("crew-strip", "V1");
        Accessibility.check(dana.page());
        dana.press("n");
        dana.type("Water main burst in the road, street is flooding");
        dana.see("call-form fieldset", "Send");
        Accessibility.check(dana.page());
        dana.press("Escape");
        dana.press("Control+k");
        dana.type("V1");
        dana.see("cs-command-bar li", "V1");
        Accessibility.check(dana.page());

        dana.page().navigate(server() + "/simulated-radios");
        dana.see("radio-handset", "V1");
        Accessibility.check(dana.page());

        dana.page().navigate(server() + "/history");
        dana.page().locator("history-page main").waitFor();
        Accessibility.check(dana.page());

        Person ada = signedIn("ada", theme);
        ada.see("user-list tr", "ada");
        ada.page()
                .locator("cs-button", new Page.LocatorOptions().setHasText("Add a user"))
                .click();
        ada.see("user-list form", "A new user");
        Accessibility.check(ada.page());

        Person tess = Person.onPhone(browser, server(), "tess");
        tess.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        Accessibility.check(tess.page());
    }

    private Person signedIn(String username, ColorScheme theme) {
        Person person = Person.atDesk(browser, server(), username);
        person.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        return person;
    }

    private String server() {
        return "http://localhost:" + port;
    }
}
