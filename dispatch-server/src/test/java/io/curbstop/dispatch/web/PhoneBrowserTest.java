package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A call rings while another one is being written: it is answered by one key, and nothing typed is lost. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class PhoneBrowserTest {

    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private TestUsers people;

    @Autowired
    private JdbcClient jdbc;

    private String secret;
    private final String system = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        browser = Browser.launch();
    }

    @AfterEach
    void clear() {
        new JobDesk(people.client(port, Role.DISPATCHER)).clear();
        people.client(port, Role.ADMINISTRATOR).change("DELETE", "/api/phone-systems/" + system, null);
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void ringingCallIsAnsweredByOneKeyAndWhatWasTypedStays() {
        secret = people.client(port, Role.ADMINISTRATOR)
                .post("/api/phone-systems", Map.of("id", system, "name", "Front desk"))
                .json()
                .path("secret")
                .asString();
        jdbc.sql(
                        "update customer set phone = '609-555-0177', name = 'Ida Waters' where id = (select min(id) from customer)")
                .update();
        Person dana = Person.atDesk(browser, "http://localhost:" + port, "dana");
        dana.press("n");
        dana.see("call-form", "New call");
        dana.awaitFocus("What is happening, and where");
        dana.type("Street light is out, says a man");

        tell("event=ringing&call=1&number=%2B16095550177");
        Locator strip = dana.see("phone-strip li", "Ida Waters");
        assertThat(strip.innerText()).contains("+16095550177");
        dana.shoot("phone-rings");
        dana.press("F2");

        dana.see("call-form", "Street light is out");
        dana.see("call-form caller-card", "Ida Waters");
        assertThat(dana.page().locator("call-form #callerPhone input").inputValue())
                .isEqualTo("+16095550177");
        assertThat(dana.page().locator("call-form #callerName input").inputValue())
                .isEqualTo("Ida Waters");
        assertThat(dana.page().locator("call-form #narrative textarea").inputValue())
                .isEmpty();
        dana.see("phone-strip li", "Answered by you");
        dana.awaitFocus("What is happening, and where");
        dana.type("My bill is wrong");
        tell("event=hung-up&call=1");
        dana.see("phone-strip li", "Hung up");
        assertThat(dana.page().locator("call-form #narrative textarea").inputValue())
                .isEqualTo("My bill is wrong");
        dana.page().locator("call-form #outcome select").selectOption("REFERRED");
        dana.page().locator("call-form footer cs-button").click();
        dana.see("call-form", "Say to whom the caller was referred.");
        dana.awaitFocus("Referred to whom");
        dana.type("Billing, 609-555-0100");
        dana.shoot("phone-referred");
        dana.press("Enter");

        dana.see("cs-toasts", "The call is kept: referred.");
        dana.awaitGone("phone-strip li");
        dana.press("n");
        dana.see("call-form .aside cs-button", "Go on with it").click();
        assertThat(dana.page().locator("call-form #narrative textarea").inputValue())
                .isEqualTo("Street light is out, says a man");
        assertThat(dana.errors()).isEmpty();
    }

    private void tell(String form) {
        TestClient machine = TestClient.anonymous(port);
        TestClient.Answer answer = machine.send(machine.request("/api/phone-events")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Bearer " + secret)
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
