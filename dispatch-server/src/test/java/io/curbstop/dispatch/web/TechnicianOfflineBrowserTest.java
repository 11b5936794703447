package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The technician's page is closed and opened again where there is no signal. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class TechnicianOfflineBrowserTest {

    private static final String KEPT = "async () => { const all = []; for (const key of await caches.keys())"
            + " for (const request of await (await caches.open(key)).keys()) all.push(new URL(request.url).pathname);"
            + " return all; }";
    private static final String VERSIONS = "async () => (await caches.keys()).sort()";

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
    void pageOpensWithoutSignalAndItsReportsGoOutWhenItIsBack() {
        Person dana = Person.atDesk(browser, server(), "dana");
        Person tess = Person.onPhone(browser, server(), "tess");
        awaitKept(tess.page());
        dana.callAndSend("V1", "Water coming up in the road at 118 Mill Road");
        tess.see("job-card cs-button.big", "Acknowledge");
        BrowserContext phone = tess.page().context();
        tess.page().close();
        phone.setOffline(true);

        Page again = open(phone);
        again.locator("job-card h2", new Page.LocatorOptions().setHasText("Main break"))
                .waitFor();
        again.locator("job-card cs-button.big", new Page.LocatorOptions().setHasText("Acknowledge"))
                .click();
        again.locator(".unsent", new Page.LocatorOptions().setHasText("Acknowledge"))
                .waitFor();
        again.close();
        Page third = open(phone);
        third.locator(".unsent", new Page.LocatorOptions().setHasText("Acknowledge"))
                .waitFor();
        phone.setOffline(false);

        dana.see("crew-panel article", "acknowledged");
        third.locator("job-card cs-button.big", new Page.LocatorOptions().setHasText("En route"))
                .waitFor();
        third.locator(".unsent").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        assertThat(dana.errors()).isEmpty();
    }

    @Test
    void onlyThePagesOwnFilesAreKept() {
        Person tess = Person.onPhone(browser, server(), "tess");
        awaitKept(tess.page());

        List<?> kept = (List<?>) tess.page().evaluate(KEPT);

        assertThat(kept.stream().map(String::valueOf))
                .contains("/technician", "/technician/technician-page.js", "/tokens.css", "/webjars/ol/dist/ol.js")
                .allMatch(path -> path.equals("/technician") || path.matches(".*\\.(js|css|svg)"))
                .noneMatch(path -> path.startsWith("/api/") || path.startsWith("/tiles/") || path.contains("console"));
    }

    @Test
    void filesOfANewerServerTakeThePlaceOfTheOlderOnes() throws IOException {
        Person tess = Person.onPhone(browser, server(), "tess");
        awaitKept(tess.page());
        List<?> before = (List<?>) tess.page().evaluate(VERSIONS);
        Path file = Path.of("target/classes/static/technician/work.js");
        byte[] older = Files.readAllBytes(file);
        try {
            Files.writeString(file, "\n/* newer */\n", StandardOpenOption.APPEND);
            tess.page().reload();
            tess.see(".newer", "newer version");

            tess.page().waitForFunction("async () => (await caches.keys()).length === 1");
            assertThat((List<?>) tess.page().evaluate(VERSIONS)).isNotEqualTo(before);
            tess.page().locator(".newer cs-button").click();
            tess.see("cs-connection", "Live");
            tess.page()
                    .waitForFunction(
                            "async () => (await (await fetch('/technician/work.js')).text()).includes('newer')");
        } finally {
            Files.write(file, older);
        }
    }

    private Page open(BrowserContext phone) {
        Page page = phone.newPage();
        page.navigate(server() + "/technician");
        return page;
    }

    /** Until the page's files are all kept and the worker answers for them. */
    private static void awaitKept(Page page) {
        page.waitForFunction("() => !!navigator.serviceWorker.controller");
    }

    private String server() {
        return "http://localhost:" + port;
    }
}
