package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestUsers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The administrator's page: imports. The demo city leaves, so the database is this test's own. */
@CurbstopTest
@TestPropertySource(properties = {"curbstop.demo=true", "curbstop.test.database=import-page"})
class ImportBrowserTest {

    private static final String MAPPING = """
            name: Uploaded
            dataset: upload
            crs: EPSG:26917
            time_zone: America/New_York
            layers:
              - layer: palace
                file: p.csv
                id: ID
                geometry: {x: X, y: Y}
                fields: {name: NAME}
            """;

    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private TestUsers people;

    @BeforeAll
    static void start() {
        browser = Browser.launch();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void anImportIsStartedCorrectedAndItsRejectedRowsAreRead() {
        Person dana = Person.atDesk(browser, server(), "dana");
        Person tess = Person.onPhone(browser, server(), "tess");
        new JobDesk(people.client(port, Role.DISPATCHER)).take(JobDesk.call(), "V1");
        dana.see("incident-queue button", "Main break").click();
        dana.see("incident-detail header", "Main break");
        tess.see("job-card h2", "Main break");
        Person ada = Person.atDesk(browser, server(), "ada");
        button(ada, "Import data").click();
        button(ada, "Start the import").click();
        ada.see("import-list .error", "Choose a file.");
        ada.page()
                .locator("#file")
                .setInputFiles(payload("p.csv", "ID,X,Y,NAME\n1,540000,4805000,Works\n2,1,1,Nowhere\n"));
        ada.page().locator("#mapping").setInputFiles(payload("m.yml", MAPPING));
        button(ada, "Start the import").click();
        ada.see("import-list cs-field[name=text]", "there is no layer 'palace'");

        Locator text = ada.page().locator("import-list textarea");
        assertThat(text.inputValue()).contains("layer: palace");
        text.fill(MAPPING.replace("palace", "place"));
        button(ada, "Start the import").click();

        ada.see("import-list .detail", "rows rejected");
        ada.see("import-list .detail td", "outside");
        assertThat(ada.page().locator("tr[data-import] .n").first().innerText()).isEqualTo("1");
        assertThat(ada.errors()).isEmpty();

        dana.see("cs-toasts", "The demo city has left");
        dana.page().waitForFunction("() => document.title.startsWith('Console, Uploaded')");
        assertThat(dana.page().locator("header .city").textContent()).doesNotContain("demo");
        // A row stays where it is while the pointer is over the queue.
        dana.page().mouse().move(700, 400);
        dana.page()
                .locator("incident-queue button")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(dana.page().locator("incident-detail").count()).isZero();
        tess.see("cs-empty", "No job now");
        assertThat(dana.errors()).isEmpty();
        assertThat(tess.errors()).isEmpty();
    }

    private static Locator button(Person person, String text) {
        return person.page()
                .locator("cs-button", new Page.LocatorOptions().setHasText(text))
                .first();
    }

    private static FilePayload payload(String name, String text) {
        return new FilePayload(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private String server() {
        return "http://localhost:" + port;
    }
}
