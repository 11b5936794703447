package io.curbstop.dispatch.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.identity.Pages;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CurbstopTest
class PagesTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @ParameterizedTest
    @EnumSource(Role.class)
    void rootLeadsToThePageOfOnesRoleAndThatPageIsThere(Role role) {
        TestClient client = people.client(port, role);

        TestClient.Answer root = client.get("/");

        assertThat(root.status()).isEqualTo(302);
        assertThat(root.headers().get("location")).endsWith(role.home());
        assertThat(client.get(role.home()).status()).isEqualTo(200);
    }

    @Test
    void everyPageIsServedToSomebody() {
        Set<String> served = EnumSet.allOf(Role.class).stream()
                .flatMap(role -> {
                    TestClient client = people.client(port, role);
                    return Pages.AUDIENCES.keySet().stream()
                            .filter(page -> client.get("/" + page).status() == 200);
                })
                .collect(Collectors.toSet());

        assertThat(served).isEqualTo(Pages.AUDIENCES.keySet());
    }

    @Test
    void importMapOfEveryPageIsLetThroughByItsHash() {
        TestClient.Answer page = TestClient.anonymous(port).get("/sign-in");

        assertThat(page.text()).contains("importmap");
        assertThat(page.headers().get("content-security-policy"))
                .contains("script-src 'self' 'sha256-")
                .doesNotContain("script-src 'self' 'unsafe-inline'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tokens.css", "/webjars/lit/index.js", "/webjars/ol/dist/ol.js"})
    void unchangedFileIsNotSentAgain(String path) {
        TestClient browser = TestClient.anonymous(port);
        TestClient.Answer first = browser.get(path);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.headers()).containsEntry("cache-control", "no-cache").doesNotContainKey("last-modified");

        TestClient.Answer second = browser.send(
                browser.request(path).header("If-None-Match", first.headers().get("etag")));

        assertThat(second.status()).isEqualTo(304);
    }

    @Test
    void textIsCompressed() {
        TestClient browser = TestClient.anonymous(port);

        TestClient.Answer answer =
                browser.send(browser.request("/webjars/ol/dist/ol.js").header("Accept-Encoding", "gzip"));

        assertThat(answer.headers()).containsEntry("content-encoding", "gzip");
    }
}
