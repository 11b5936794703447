package io.curbstop.dispatch.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CurbstopTest
class ProblemTest {

    private static final int FIFTY_MB = 50_000_000;

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    TestClient client;

    @BeforeEach
    void signIn() {
        client = people.client(port, Role.DISPATCHER);
    }

    @Test
    void refusalKeepsItsCodeItsSentenceAndItsProperties() {
        TestClient.Answer answer = client.get("/api/test-failures/refusal");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo("test-refusal");
        assertThat(answer.json().path("detail").asString()).isEqualTo("Not like this.");
        assertThat(answer.json().path("current").asInt()).isEqualTo(7);
    }

    @Test
    void unforeseenFailureShowsAnIdAndNothingOfTheInside() {
        TestClient.Answer answer = client.get("/api/test-failures/unforeseen");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("internal");
        assertThat(answer.json().path("errorId").asString()).hasSize(36);
        assertThat(answer.text()).doesNotContain("secret", "Exception", "at io.curbstop");
    }

    @Test
    void beingOvertakenIsAConflict() {
        TestClient.Answer answer = client.get("/api/test-failures/overtaken");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("conflict");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"x\"} | id | is not a valid id (a UUID)",
                "{\"at\":\"13/45/2019\"} | at | is not a valid time (such as 2026-03-01T14:05:09Z)",
                "{\"colour\":\"BLUE\"} | colour | is not a valid choice; it is one of RED, GREEN",
                "{\"place\":{\"lon\":\"west\"}} | place.lon | is not a valid number",
            })
    void wrongFieldIsNamedInPlainWords(String body, String field, String message) {
        TestClient.Answer answer = post(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid");
        assertThat(answer.json().path("fields").get(0).path("field").asString()).isEqualTo(field);
        assertThat(answer.json().path("fields").get(0).path("message").asString())
                .isEqualTo(message);
    }

    @Test
    void bodyThatIsNotJsonIsSaidToBeSo() {
        assertThat(post("{\"id\":").json().path("detail").asString()).isEqualTo("The body is missing or not JSON.");
        assertThat(post("").status()).isEqualTo(400);
    }

    @Test
    void wrongIdInThePathIsNamed() {
        TestClient.Answer answer = client.get("/api/test-failures/by-id/seven");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString()).isEqualTo("id is not a valid id (a UUID).");
    }

    @Test
    void wrongMethodAndMediaTypeHaveCodes() {
        assertThat(client.put("/api/test-failures", Map.of()).code()).isEqualTo("method-not-allowed");
        TestClient.Answer answer = client.send(client.request("/api/test-failures")
                .header("Content-Type", "text/csv")
                .header("X-XSRF-TOKEN", client.csrfToken())
                .POST(BodyPublishers.ofString("a,b")));
        assertThat(answer.code()).isEqualTo("unsupported-media-type");
    }

    @Test
    void bodyOfFiftyMegabytesIsRefusedInPlainWordsWhetherAnnouncedOrNot() {
        TestClient.Answer announced = client.send(client.request("/api/test-failures")
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", client.csrfToken())
                .POST(BodyPublishers.ofByteArray(spaces())));
        TestClient.Answer streamed = client.send(client.request("/api/test-failures")
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", client.csrfToken())
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(spaces()))));

        assertThat(announced.status()).isEqualTo(413);
        assertThat(announced.code()).isEqualTo("too-large");
        assertThat(announced.json().path("detail").asString())
                .isEqualTo("That has 50.0 MB; the server takes 1 MB here.");
        assertThat(streamed.status()).isEqualTo(413);
        assertThat(streamed.code()).isEqualTo("too-large");
    }

    private static byte[] spaces() {
        byte[] body = new byte[FIFTY_MB];
        Arrays.fill(body, (byte) ' ');
        return body;
    }

    private TestClient.Answer post(String body) {
        return client.send(client.request("/api/test-failures")
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", client.csrfToken())
                .POST(BodyPublishers.ofString(body)));
    }
}
