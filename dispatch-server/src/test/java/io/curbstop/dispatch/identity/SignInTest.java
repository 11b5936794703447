package io.curbstop.dispatch.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CurbstopTest
class SignInTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void rightPasswordOpensSessionThatMeKnows() {
        TestClient dispatcher = people.client(port, Role.DISPATCHER);

        TestClient.Answer me = dispatcher.get("/api/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("username").asString()).isEqualTo("dispatcher");
        assertThat(me.json().path("roles").get(0).asString()).isEqualTo("DISPATCHER");
        assertThat(me.json().path("home").asString()).isEqualTo("/console");
    }

    @Test
    void aSessionIsWrittenAgainOnlyAfterHalfAMinute() {
        TestClient dispatcher = people.client(port, Role.DISPATCHER);
        dispatcher.get("/api/me");
        String seen = "select max(last_access_time) from spring_session where principal_name = 'dispatcher'";
        long first = jdbc.sql(seen).query(Long.class).single();

        dispatcher.get("/api/me");
        assertThat(jdbc.sql(seen).query(Long.class).single()).isEqualTo(first);

        jdbc.sql(
                        "update spring_session set last_access_time = last_access_time - 31000, expiry_time = expiry_time - 31000")
                .update();
        dispatcher.get("/api/me");
        assertThat(jdbc.sql(seen).query(Long.class).single()).isGreaterThanOrEqualTo(first);
        assertThat(jdbc.sql("select min(expiry_time - last_access_time) from spring_session")
                        .query(Long.class)
                        .single())
                .isEqualTo(Duration.ofHours(12).toMillis());
    }

    @Test
    void formSignsInAsWellAsJson() {
        people.client(port, Role.MANAGER);
        TestClient browser = TestClient.anonymous(port);
        browser.get("/api/me");
        String token = browser.cookieHeader().replaceAll(".*XSRF-TOKEN=([^;]+).*", "$1");

        TestClient.Answer answer = browser.send(browser.request("/api/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", token)
                .POST(BodyPublishers.ofString("username=manager&password=a+test+password")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(browser.get("/api/me").json().path("home").asString()).isEqualTo("/history");
    }

    @Test
    void wrongPasswordUnknownNameAndDisabledUserGetTheSameAnswer() {
        people.client(port, "leaver", Role.DISPATCHER, null);
        jdbc.sql("update app_user set enabled = false where username = 'leaver'")
                .update();
        TestClient browser = TestClient.anonymous(port);

        List<TestClient.Answer> answers = List.of(
                browser.signIn("leaver", "wrong wrong wrong"),
                browser.signIn("nobody", "wrong wrong wrong"),
                browser.signIn("leaver", TestUsers.PASSWORD));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("sign-in-failed");
            assertThat(answer.json().path("detail").asString()).isEqualTo("Username or password is not right.");
        });
    }

    @Test
    void guessingIsSlowedDownEvenForTheRightPassword() {
        people.client(port, "guessed", Role.DISPATCHER, null);
        TestClient browser = TestClient.anonymous(port);
        for (int i = 0; i < SignIn.TRIES; i++) {
            assertThat(browser.signIn("guessed", "wrong " + i).status()).isEqualTo(401);
        }

        TestClient.Answer answer = browser.signIn("guessed", TestUsers.PASSWORD);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("too-many-attempts");
    }

    @Test
    void missingFieldsAreNamed() {
        TestClient.Answer answer = TestClient.anonymous(port).post("/api/sign-in", Map.of("username", ""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid");
        assertThat(answer.json().path("fields").values().stream()
                        .map(field -> field.path("field").asString() + " "
                                + field.path("message").asString()))
                .containsExactlyInAnyOrder("username is missing", "password is missing");
    }

    @Test
    void withoutCsrfTokenNothingIsChanged() {
        TestClient browser = TestClient.anonymous(port);

        TestClient.Answer answer = browser.send(browser.request("/api/sign-in")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("csrf");
    }

    @Test
    void signingOutEndsTheSession() {
        TestClient dispatcher = people.client(port, Role.DISPATCHER);

        assertThat(dispatcher.post("/api/sign-out", null).status()).isEqualTo(204);

        assertThat(dispatcher.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void disablingUserEndsTheirSessionAndIsAudited() {
        TestClient administrator = people.client(port, Role.ADMINISTRATOR);
        TestClient disabled = people.client(port, "to-be-disabled", Role.DISPATCHER, null);
        String id = jdbc.sql("select id from app_user where username = 'to-be-disabled'")
                .query(UUID.class)
                .single()
                .toString();

        assertThat(administrator
                        .put("/api/users/" + id + "/enabled", Map.of("enabled", false))
                        .status())
                .isEqualTo(200);

        assertThat(disabled.get("/api/me").status()).isEqualTo(401);
        assertThat(jdbc.sql("select actor from audit_entry where action = 'user-disabled' and subject = ?")
                        .param("to-be-disabled")
                        .query(String.class)
                        .single())
                .isEqualTo("administrator");
    }

    @Test
    void administratorMakesUserWhoCanSignIn() {
        TestClient administrator = people.client(port, Role.ADMINISTRATOR);
        Map<String, Object> user = Map.of(
                "id", UUID.randomUUID(),
                "username", "new.person",
                "displayName", "New Person",
                "roles", List.of("DISPATCHER", "MANAGER"),
                "password", "long enough to use");

        assertThat(administrator.post("/api/users", user).status()).isEqualTo(201);

        assertThat(TestClient.signedIn(port, "new.person", "long enough to use")
                        .get("/api/me")
                        .json()
                        .path("roles"))
                .hasSize(2);
        Map<String, Object> again = new HashMap<>(user);
        again.put("id", UUID.randomUUID());
        assertThat(administrator.post("/api/users", again).code()).isEqualTo("username-taken");
    }

    @Test
    void demoUsersDoNotExistOutsideTheDemoCity() {
        assertThat(TestClient.anonymous(port).get("/api/demo-users").status()).isEqualTo(404);
        assertThat(TestClient.anonymous(port).signIn("dana", DemoUsers.PASSWORD).status())
                .isEqualTo(401);
    }

    @Test
    void firstStartMakesOneAdministrator() {
        assertThat(jdbc.sql("select role from app_user_role r join app_user u on u.id = r.user_id"
                                + " where u.username = 'admin'")
                        .query(String.class)
                        .list())
                .containsExactly("ADMINISTRATOR");
    }
}
