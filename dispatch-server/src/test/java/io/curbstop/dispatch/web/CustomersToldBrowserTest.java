package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A dispatcher works through the list of customers without water. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class CustomersToldBrowserTest {

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
    void customersAreMarkedAsToldAndTheListIsSaved() throws IOException {
        Person dana = Person.atDesk(browser, "http://localhost:" + port, "dana");
        dana.press("n");
        dana.type("Water coming up in the road at 118 Mill Road");
        dana.see("call-form .found", "118 Mill");
        dana.press("Enter");
        dana.see("outage-panel", "customers out");
        dana.see("customer-list cs-button", "Customers").click();
        dana.see("customer-list .list tr", "Dialysis")
                .locator("cs-button")
                .first()
                .click();
        dana.see("customer-list [role=status]", "1 of ");
        dana.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/customers.png")));

        Download saved = dana.page()
                .waitForDownload(
                        () -> dana.page().locator("customer-list a[download]").click());

        assertThat(Files.readString(saved.path())).contains("Dialysis", "PHONE", "dana");
        dana.see("customer-list .list tr", "Dialysis")
                .locator("cs-button")
                .first()
                .click();
        dana.see("customer-list [role=status]", "0 of ");
        assertThat(dana.errors()).isEmpty();
    }
}
