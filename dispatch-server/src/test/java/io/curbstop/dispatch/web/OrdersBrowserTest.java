package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The page of service orders: found, sent and cancelled by keyboard alone. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class OrdersBrowserTest {

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
    void dispatcherFindsSendsAndCancelsAnOrderByKeyboard() {
        Person dana = Person.atDesk(browser, "http://localhost:" + port, "dana");
        dana.page().navigate("http://localhost:" + port + "/orders");
        dana.see("order-list", "SO-1042");
        dana.press("/");
        dana.type("SO-1041");
        dana.see("orders-page .bar [role=status]", "1 order");
        dana.tabTo("SO-1041");
        dana.press("Enter");
        dana.see("order-detail h2", "Reconnect SO-1041");
        for (ColorScheme theme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            dana.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            Accessibility.check(dana.page());
        }

        dana.tabTo("Send a unit");
        dana.press("Enter");
        dana.tabTo("Send a unit");
        dana.press("Enter");
        dana.see("order-detail .error", "Say which unit.");
        dana.backTo("Unit (meter)");
        dana.type("v1");
        dana.press("Tab");
        dana.press("Tab");
        dana.press("Space");
        dana.tabTo("Why");
        dana.type("nearest");
        Accessibility.check(dana.page());
        dana.tabTo("Send a unit");
        dana.press("Enter");
        dana.see("order-detail cs-badge", "Dispatched");
        dana.see("order-list .unit", "V1");

        dana.tabTo("Cancel");
        dana.press("Enter");
        dana.awaitFocus("Why it is cancelled");
        dana.type("ordered twice");
        dana.tabTo("Cancel");
        dana.press("Enter");
        dana.see("order-detail cs-badge", "Cancel");
        assertThat(dana.errors()).isEmpty();
    }
}
