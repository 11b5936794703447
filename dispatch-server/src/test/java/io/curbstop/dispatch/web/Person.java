package io.curbstop.dispatch.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.curbstop.dispatch.testing.Browser;
import java.util.ArrayList;
import java.util.List;

/** Somebody of the demo city at a screen of their own, signed in by the button on the sign-in page. */
final class Person {

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
}
