package io.curbstop.dispatch.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the technician's page keeps of itself on a phone. */
@CurbstopTest
class TechnicianWorkerTest {

    @LocalServerPort
    int port;

    @Test
    void workerIsAScriptThatABrowserAsksForEachTime() {
        TestClient.Answer answer = TestClient.anonymous(port).get("/technician-worker.js");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("content-type")).startsWith("text/javascript");
        assertThat(answer.headers()).containsEntry("cache-control", "no-cache");
        assertThat(answer.headers()).containsEntry("x-content-type-options", "nosniff");
        assertThat(answer.headers().get("content-security-policy")).contains("worker-src 'self'");
    }

    @Test
    void everyFileItListsIsServedAndThePageAndItsModulesAreAmongThem() {
        TestClient browser = TestClient.anonymous(port);
        List<String> files = list(browser)
                .path("files")
                .valueStream()
                .map(JsonNode::asString)
                .toList();

        assertThat(files)
                .contains(
                        "/technician",
                        "/technician/job-card.js",
                        "/lib/outbox.js",
                        "/map/cs-map.js",
                        "/base.css",
                        "/icon.svg",
                        "/webjars/lit/index.js",
                        "/webjars/lit-html/directives/live.js",
                        "/webjars/ol/dist/ol.js")
                .noneMatch(path -> path.contains("/console"));
        assertThat(files)
                .filteredOn(path -> !path.equals("/technician"))
                .allSatisfy(path -> assertThat(browser.get(path).status()).isEqualTo(200));
    }

    @Test
    void sameFilesHaveTheSameVersion() {
        TestClient browser = TestClient.anonymous(port);

        assertThat(list(browser).path("version").asString())
                .isEqualTo(list(browser).path("version").asString())
                .matches("[0-9a-f]{16}");
    }

    private static JsonNode list(TestClient browser) {
        String text = browser.get("/technician-worker.js").text();
        return new JsonMapper().readTree(text.substring(text.indexOf('{'), text.indexOf(";\n")));
    }
}
