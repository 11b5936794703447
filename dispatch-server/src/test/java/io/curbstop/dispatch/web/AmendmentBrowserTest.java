package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A dispatcher changes an incident while its crew is on the way; the technician's page shows what was and what is now. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class AmendmentBrowserTest {

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
    void changeIsShownWithTheNewestWordsAndAcknowledgedByOneTap() {
        Person dana = Person.atDesk(browser, "http://localhost:" + port, "dana");
        Person tess = Person.onPhone(browser, "http://localhost:" + port, "tess");
        dana.callAndSend("V1", "Water coming up in the road at 118 Mill Road");
        tess.see("job-card cs-button.big", "Acknowledge").click();
        tess.see("job-card cs-button.big", "En route");

        dana.see("incident-detail header", "Responding");

        dana.page().locator("incident-queue button[aria-current=true]").focus();
        dana.press("e");
        dana.see("incident-edit .form", "V1 will be told");
        dana.page().locator("incident-edit #narrative textarea").fill("Car in the hole");
        dana.see("incident-edit cs-button", "Save").click();
        tess.see("job-change ins", "Car in the hole");
        dana.see("incident-detail header", "Car in the hole");
        dana.press("e");
        dana.page().locator("incident-edit cs-field[label='New place'] input").fill("120 Mill Road");
        dana.see("incident-edit .found", "120 Mill");
        dana.page().locator("incident-edit #narrative textarea").fill("Bus in the hole");
        dana.see("incident-edit cs-button", "Save").click();

        tess.see("job-change ins", "Bus in the hole");
        assertThat(tess.page().locator("job-change section").innerText())
                .contains("118 Mill", "120 Mill", "Water coming up")
                .doesNotContain("Car");
        dana.see("crew-panel .change.open", "Change not acknowledged");
        tess.see("job-change cs-button", "Understood").click();

        dana.see("crew-panel .change", "Change known since");
        dana.see("cs-timeline", "V1 acknowledged the change");
        assertThat(tess.page().locator("job-change").count()).isZero();
        tess.see("job-card .address", "120 Mill");
        assertThat(dana.errors()).isEmpty();
        assertThat(tess.errors()).isEmpty();
    }
}
