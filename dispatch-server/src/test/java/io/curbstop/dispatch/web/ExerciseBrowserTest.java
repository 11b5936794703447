package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** An exercise for people: a supervisor begins it by keyboard, the phone rings, and the trainee writes down what is said. */
@CurbstopTest
@TestPropertySource(properties = {"curbstop.demo=true", "curbstop.test.town=exercise"})
class ExerciseBrowserTest {

    private static Browser browser;

    @LocalServerPort
    private int port;

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

    @Test
    void callerWhoIsPlayedRingsSaysWhatIsWrongAndIsWrittenDownByThePersonWhoAnswers() {
        Person sam = at("sam", "/exercise");
        sam.see("h2", "Begin an exercise");
        sam.page().locator("select").first().selectOption("ORDINARY_DAY");
        sam.page().locator("select").last().selectOption("PEOPLE");
        for (ColorScheme theme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            sam.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            Accessibility.check(sam.page());
        }
        sam.tabTo("Begin");
        sam.press("Enter");
        sam.see("#world-band", "EXERCISE: Ordinary day");

        Person dana = at("dana", "/console");
        dana.see("phone-strip", "Rings");
        dana.press("F2");
        dana.see("played-caller figcaption", "The caller, who is played");
        String said = dana.page().locator("played-caller blockquote").textContent();
        String words = said.substring(1, said.indexOf(" My name is"));
        String address = said.substring(said.indexOf("It is at ") + 9, said.lastIndexOf('.'));
        dana.awaitFocus("What is happening, and where");
        dana.type(words);
        dana.tabTo("Address, intersection or asset");
        dana.type(address);
        dana.page().waitForTimeout(1_500); // what is proposed is seen before it is sent
        dana.press("Enter");
        dana.see("incident-detail", address);

        assertThat(jdbc.sql("select taken_by from call where narrative = :words and taken_by = 'dana'")
                        .param("words", words)
                        .query(String.class)
                        .list())
                .containsExactly("dana");
        assertThat(dana.errors()).isEmpty();
        assertThat(sam.errors()).isEmpty();
    }

    private Person at(String username, String path) {
        Person person = Person.atDesk(browser, "http://localhost:" + port, username);
        person.page().navigate("http://localhost:" + port + path);
        return person;
    }
}
