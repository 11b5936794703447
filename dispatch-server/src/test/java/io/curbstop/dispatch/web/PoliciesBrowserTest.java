package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A supervisor changes policies by keyboard and keeps the words typed when another was first; a dispatcher goes by them. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class PoliciesBrowserTest {

    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private TestUsers people;

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    static void start() {
        browser = Browser.launch();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @AfterEach
    void putBack() {
        jdbc.sql("delete from incident_type_question where type_code = 'CURB_STOP'")
                .update();
        jdbc.sql("update incident_type set priority = 'P3' where code = 'CURB_STOP'")
                .update();
    }

    @Test
    void supervisorAddsAQuestionSeesWhatItProposesAndKeepsTheWordsWhenAnotherWasFirst() {
        String server = "http://localhost:" + port;
        Person sam = Person.atDesk(browser, server, "sam");
        sam.page().navigate(server + "/policies");
        sam.page().locator("cs-field.pick select").selectOption("CURB_STOP");
        sam.tabTo("Add a question");
        sam.press("Enter");
        sam.awaitFocus("Question, answered by yes or no");
        sam.type("Is it leaking into the cellar?");
        sam.press("Tab");
        sam.press("Control+a");
        sam.type("11");
        sam.tabTo("Save");
        sam.press("Enter");
        sam.see(shown(".error"), "Must be from 0 to 10");
        sam.page().locator(shown("cs-field[name='questions[0].weight'] input")).fill("10");
        sam.tabTo("Save");
        sam.press("Enter");
        sam.see(shown(".done"), "Saved.");
        sam.page().locator("try-out select").selectOption("CURB_STOP");
        sam.see("try-out .proposed", "Usual for Curb stop.");
        sam.page().locator("try-out label.tick input").check();
        sam.see("try-out .proposed", "yes to “Is it leaking into the cellar?”");

        Locator text = sam.page().locator(shown("cs-field[name='questions[0].text'] input"));
        text.fill("Is it gushing into the cellar?");
        anotherIsFirst();
        sam.tabTo("Save");
        sam.press("Enter");
        sam.see(shown(".problem"), "has changed this meanwhile. It is now: priority P2");
        assertThat(text.inputValue()).isEqualTo("Is it gushing into the cellar?");
        for (ColorScheme theme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            sam.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            Accessibility.check(sam.page());
        }
        sam.tabTo("Save");
        sam.press("Enter");
        sam.see(shown(".done"), "Saved.");

        Person dana = Person.atDesk(browser, server, "dana");
        dana.page().navigate(server + "/policies#clock");
        dana.see("duty-setting h2", "Crew on site, emergency");
        assertThat(dana.page().locator("duty-setting cs-field").count()).isZero();
        Accessibility.check(dana.page());
        assertThat(sam.errors()).isEmpty();
    }

    @Test
    void dispatcherTellsTheDutyManagerAndEachTryIsSeen() {
        Person dana = Person.atDesk(browser, "http://localhost:" + port, "dana");
        dana.callAndSend("V1", "Water coming up in the road at 118 Mill Road");
        dana.see("escalation-panel li", "Duty manager, Ingrid Falk").scrollIntoViewIfNeeded();
        dana.see("escalation-panel a.number", "555-0301");
        Accessibility.check(dana.page());
        button(dana, "Duty manager, Ingrid Falk: not reached").click();
        dana.awaitFocus("What was said or tried (may be empty)");
        dana.type("mailbox is full");
        dana.press("Enter");
        dana.see("escalation-panel li", "not reached by phone: mailbox is full (dana)");
        button(dana, "Duty manager, Ingrid Falk: need not know").click();
        dana.awaitFocus("Why not");
        dana.press("Enter");
        dana.see("escalation-panel .error", "Say why they need not be told.");
        dana.press("Escape");
        button(dana, "Duty manager, Ingrid Falk: told").click();
        dana.awaitFocus("What was said or tried (may be empty)");
        dana.press("Enter");
        dana.see("escalation-panel li", "told by phone (dana)");
        assertThat(dana.page().locator("escalation-panel li cs-button").count()).isZero();

        dana.page().locator("escalation-panel summary").click();
        dana.page().getByLabel("Media").check();
        dana.see("escalation-panel .rung", "Significant media");
        dana.see("cs-timeline", "Media");
        assertThat(dana.errors()).isEmpty();
    }

    private static Locator button(Person person, String label) {
        return person.page().locator("escalation-panel cs-button[label='" + label + "']");
    }

    private static String shown(String part) {
        return "type-policy:not([hidden]) " + part;
    }

    private void anotherIsFirst() {
        TestClient other = people.client(port, Role.SUPERVISOR);
        long version = jdbc.sql("select version from incident_type where code = 'CURB_STOP'")
                .query(Long.class)
                .single();
        Map<String, Object> wanted =
                Map.of("priority", "P2", "questions", List.of(), "needs", List.of(), "version", version);
        assertThat(other.put("/api/policies/types/CURB_STOP", wanted).status()).isEqualTo(200);
    }
}
