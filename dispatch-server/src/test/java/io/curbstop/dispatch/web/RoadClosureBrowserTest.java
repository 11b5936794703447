package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A dispatcher closes the road at an incident by keyboard; another one sees it and opens it again. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class RoadClosureBrowserTest {

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
    void theRoadIsClosedByKeyboardAndOpenedFromTheOtherConsole() {
        Map<String, Object> call = JobDesk.call();
        call.put("addressText", "118 Mill Road");
        String number = desk.take(call).at("/incident/number").asString();
        Person dana = Person.atDesk(browser, "http://localhost:" + port, "dana");
        Person omar = Person.atDesk(browser, "http://localhost:" + port, "omar");
        dana.see("incident-queue button", number).click();
        omar.see("incident-queue button", number).click();
        dana.see("road-closures", "No street is closed for it.");

        dana.press("r");
        dana.see("road-closures .form", "from one turning to the next");
        dana.press("Enter");
        dana.see("road-closures .error", "Say why");
        dana.type("Road has sunk");
        dana.press("Enter");

        dana.see("road-closures .closure", "Mill Road closed");
        omar.see("road-closures .closure", "Road has sunk");
        omar.see("cs-timeline", "Mill Road closed: Road has sunk");
        omar.press("r");
        omar.see("road-closures .problem", "is closed here already");
        omar.see("road-closures .closure cs-button", "Open").click();

        dana.see("road-closures", "No street is closed for it.");
        dana.see("cs-timeline", "Mill Road open again");
        assertThat(dana.errors()).isEmpty();
        assertThat(omar.errors()).isEmpty();
    }
}
