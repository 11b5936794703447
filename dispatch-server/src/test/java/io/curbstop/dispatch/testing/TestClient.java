package io.curbstop.dispatch.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person's browser, as far as a test needs one: keeps cookies, carries the CSRF token back, speaks JSON. */
public final class TestClient {

    private static final JsonMapper json = new JsonMapper();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI server;

    private TestClient(int port) {
        this.server = URI.create("http://localhost:" + port);
    }

    /**
     * What came back.
     *
     * @param status HTTP status
     * @param text body as it came
     * @param headers last value of each header, names in lower case
     */
    public record Answer(int status, String text, Map<String, String> headers) {

        /** The body as JSON. */
        public JsonNode json() {
            return json.readTree(text);
        }

        /** The stable code of a problem. */
        public String code() {
            return json().path("code").asString("");
        }
    }

    /** Somebody who is not signed in. */
    public static TestClient anonymous(int port) {
        return new TestClient(port);
    }

    /** Somebody who is signed in; fails when that is refused. */
    public static TestClient signedIn(int port, String username, String password) {
        TestClient client = new TestClient(port);
        Answer answer = client.signIn(username, password);
        if (answer.status() != 200) {
            throw new AssertionError("Sign-in of " + username + " refused: " + answer);
        }
        return client;
    }

    /** Tries to sign in. */
    public Answer signIn(String username, String password) {
        return post("/api/sign-in", Map.of("username", username, "password", password));
    }

    /** GET. */
    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** GET of a file. */
    public HttpResponse<byte[]> download(String path) {
        try {
            return http.send(
                    request(path).header("Accept", "*/*").GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** POST of JSON; a null body is an empty one. */
    public Answer post(String path, Object body) {
        return change("POST", path, body);
    }

    /** PUT of JSON. */
    public Answer put(String path, Object body) {
        return change("PUT", path, body);
    }

    /** Any method with a JSON body, with the CSRF token. */
    public Answer change(String method, String path, Object body) {
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body));
        return send(request(path)
                .method(method, content)
                .header("X-XSRF-TOKEN", csrfToken())
                .header("Content-Type", "application/json"));
    }

    /** Sends a request that the test has made itself; {@link #request} is the start of one. */
    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.get(values.size() - 1)));
            return new Answer(response.statusCode(), response.body(), headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The start of a request to this server. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "application/json, application/problem+json");
    }

    /** The value of the session's cookie header, for a WebSocket handshake. */
    public String cookieHeader() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
    }

    /** The value that a request made by {@link #request} carries in the header X-XSRF-TOKEN; fetched when missing. */
    public String csrfToken() {
        if (findCsrfToken().isEmpty()) {
            get("/api/me");
        }
        return findCsrfToken().orElse("");
    }

    private Optional<String> findCsrfToken() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
