package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What a dispatcher sees beside the address of a new call that is not quite of this city. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class CallAddressBrowserTest {

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
    void anotherMunicipalityIsWarnedOfAndAnotherTypeIsAsked() {
        Person dana = Person.atDesk(browser, "http://localhost:" + port, "dana");
        dana.press("n");

        dana.type("Water coming up in the road at 118 Mill Road, Toronto");
        dana.see("call-form .note.warn", "“Toronto” is outside");
        assertThat(dana.page().locator("call-form .found").count()).isZero();

        dana.press("Control+a");
        dana.type("Water coming up in the road at 118 Mill Promenade");
        dana.see("call-form .note.warn", "No street is named “Mill Promenade”");
        assertThat(dana.page().locator("call-form .found").count()).isZero();
        dana.page().locator("call-form .choices button").first().click();
        dana.see("call-form .found", "118 Mill");
        assertThat(dana.errors()).isEmpty();
    }
}
