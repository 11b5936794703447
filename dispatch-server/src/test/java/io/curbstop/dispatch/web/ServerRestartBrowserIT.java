package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.ServerProcess;
import io.curbstop.dispatch.testing.TestClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two consoles and a phone stay open while the server is killed and started again; nobody reloads anything. */
class ServerRestartBrowserIT {

    private static ServerProcess server;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start();
        browser = Browser.launch();
    }

    @AfterAll
    static void stop() throws IOException {
        browser.close();
        server.close();
    }

    @Test
    void pagesComeBackByThemselvesAndTheReportMadeMeanwhileArrivesOnce() throws Exception {
        TestClient desk = server.signIn("dana");
        JsonNode taken = call(desk, "Water in the road", List.of("V1"));
        String number = taken.at("/incident/number").asString();
        Person dana = Person.atDesk(browser, url(), "dana");
        Person omar = Person.atDesk(browser, url(), "omar");
        Person tess = Person.onPhone(browser, url(), "tess");
        List<Person> everybody = List.of(dana, omar, tess);
        dana.see("incident-queue button", number);
        omar.see("incident-queue button", number);
        tess.see("job-card", number);
        everybody.forEach(person -> person.page().evaluate("window.neverReloaded = true"));

        server.kill();

        everybody.forEach(person -> person.see("cs-connection", "Reconnecting"));
        tess.see("job-card cs-button.big", "Acknowledge").click();
        tess.see(".unsent", "1 not sent yet");

        server.startAgain();
        long started_ns = System.nanoTime();

        everybody.forEach(person -> person.see("cs-connection", "Live"));
        System.out.printf("All pages were live %d ms after the server%n", millisSince(started_ns));
        tess.see("job-card cs-button.big", "En route");
        tess.page().locator(".unsent").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        dana.see("incident-queue button", number).click();
        dana.see("crew-panel article", "acknowledged");
        assertThat(timeline(desk, taken))
                .filteredOn(kind -> kind.equals("CREW_ACKNOWLEDGED"))
                .hasSize(1);

        String later =
                call(desk, "Hydrant open", List.of()).at("/incident/number").asString();
        long made_ns = System.nanoTime();
        dana.see("incident-queue button", later);
        omar.see("incident-queue button", later);
        System.out.printf("Both consoles showed the next change after %d ms%n", millisSince(made_ns));

        for (Person person : everybody) {
            assertThat(person.page().evaluate("window.neverReloaded")).isEqualTo(true);
            assertThat(person.errors()).isEmpty();
        }
    }

    private static JsonNode call(TestClient desk, String narrative, List<String> units) {
        TestClient.Answer taken = desk.post(
                "/api/calls",
                Map.of(
                        "id",
                        UUID.randomUUID(),
                        "narrative",
                        narrative,
                        "addressText",
                        "118 Mill Road",
                        "type",
                        "MAIN_BREAK",
                        "priority",
                        "P1",
                        "unitCodes",
                        units));
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        assertThat(taken.json().path("notAssigned")).as(taken.text()).isEmpty();
        return taken.json();
    }

    private static List<String> timeline(TestClient desk, JsonNode taken) {
        List<String> kinds = new ArrayList<>();
        desk.get("/api/incidents/" + taken.at("/incident/id").asString())
                .json()
                .path("timeline")
                .forEach(line -> kinds.add(line.path("kind").asString()));
        return kinds;
    }

    private static long millisSince(long start_ns) {
        return Duration.ofNanos(System.nanoTime() - start_ns).toMillis();
    }

    private static String url() {
        return "http://localhost:" + server.port();
    }
}
