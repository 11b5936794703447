package io.curbstop.dispatch.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.curbstop.dispatch.testing.Browser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody of the demo city at a screen of their own, signed in by the button on the sign-in page. */
final class Person {

    private static final int MOST_TABS = 300;

    /** Whether what has the focus is called so: by its label, the name of its field, or its words. */
    private static final String HAS_FOCUS = "label => { let at = document.activeElement;"
            + " while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;"
            + " const host = at?.getRootNode().host;"
            + " return [at?.ariaLabel, at?.name, host?.label, host?.textContent.trim()].includes(label) }";

    private final Page page;
    private final List<String> errors = new ArrayList<>();

    private Person(Page page) {
        this.page = page;
        page.onPageError(errors::add);
    }

    /** Signs in at a desk; leads to the page of their role. */
    static Person atDesk(Browser browser, String server, String username) {
        return new Person(browser.openDesk()).signIn(server, username);
    }

    /** Signs in on a phone. */
    static Person onPhone(Browser browser, String server, String username) {
        return new Person(browser.open(390, 844, ColorScheme.DARK).newPage()).signIn(server, username);
    }

    private Person signIn(String server, String username) {
        page.navigate(server + "/sign-in");
        page.locator("button[data-user=" + username + "]").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        if (!page.url().endsWith("/history") && !page.url().endsWith("/administration")) {
            see("cs-connection", "Live");
        }
        return this;
    }

    Page page() {
        return page;
    }

    /** Errors of scripts on the page; there should be none. */
    List<String> errors() {
        return errors;
    }

    /** Waits until an element with that text is there. */
    Locator see(String selector, String text) {
        Locator found = page.locator(selector, new Page.LocatorOptions().setHasText(text))
                .first();
        found.waitFor();
        return found;
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    void type(String words) {
        page.keyboard().type(words);
    }

    /** Goes on by keyboard to what has this label or these words. */
    void tabTo(String label) {
        goTo("Tab", label);
    }

    /** Goes back to it. */
    void backTo(String label) {
        goTo("Shift+Tab", label);
    }

    private void goTo(String key, String label) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            press(key);
            if (Boolean.TRUE.equals(page.evaluate(HAS_FOCUS, label))) {
                return;
            }
        }
        throw new AssertionError("no tab leads to " + label);
    }

    /** Keys go where the focus is: on a busy machine it comes after the eye. */
    void awaitFocus(String on) {
        page.waitForFunction(HAS_FOCUS, on);
    }

    /** Waits until there is no such element any more. */
    void awaitGone(String selector) {
        page.locator(selector).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** Keeps a picture of the screen where a person can look at it. */
    void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens", name + ".png")));
    }

    /** Takes a call about 118 Mill Road and sends this unit, whichever others are proposed. */
    void callAndSend(String unit, String words) {
        page.locator("header cs-button", new Page.LocatorOptions().setHasText("New call"))
                .click();
        page.locator("call-form #narrative textarea").fill(words);
        see("call-form .found", "118 Mill");
        see("call-form label.unit", unit);
        Locator offered = page.locator("call-form label.unit");
        for (int i = 0; i < offered.count(); i++) {
            Locator one = offered.nth(i);
            one.locator("input").setChecked(one.locator("b").textContent().equals(unit));
        }
        see("call-form footer cs-button", "send " + unit).click();
        see("crew-panel", unit);
    }
}
