package io.curbstop.dispatch.replay;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One signed-in user of the server, over HTTP as a browser would be. */
final class ServerSession {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI base;
    private final JsonMapper json;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;

    private ServerSession(URI base, JsonMapper json) {
        this.base = base;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build();
    }

    /**
     * Signs in.
     *
     * @param base the server, such as {@code http://127.0.0.1:8080}
     * @throws ReplayRefused when the server does not let the user in
     */
    static ServerSession signIn(URI base, JsonMapper json, String username, String password) {
        ServerSession session = new ServerSession(base, json);
        session.request("GET", "/api/me", null); // brings the CSRF cookie; 401 is expected
        HttpResponse<String> answer =
                session.request("POST", "/api/sign-in", Map.of("username", username, "password", password));
        session.read("POST", "/api/sign-in", answer);
        session.request("GET", "/api/me", null); // the CSRF cookie changes with the session
        return session;
    }

    JsonNode get(String path) {
        return read("GET", path, request("GET", path, null));
    }

    JsonNode post(String path, Object body) {
        return read("POST", path, request("POST", path, body));
    }

    /** The cookies of this session as one header, for the WebSocket handshake. */
    String cookieHeader() {
        return cookies.getCookieStore().getCookies().stream()
                .map(c -> c.getName() + "=" + c.getValue())
                .collect(Collectors.joining("; "));
    }

    URI base() {
        return base;
    }

    private HttpResponse<String> request(String method, String path, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
        cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        request.method(
                method,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ReplayRefused(method + " " + path + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplayRefused(method + " " + path + ": interrupted");
        }
    }

    private JsonNode read(String method, String path, HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new ReplayRefused(method + " " + path + " → " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? json.nullNode() : json.readTree(answer.body());
    }
}
