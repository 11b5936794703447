package io.curbstop.dispatch.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.webjars.WebJarVersionLocator;

/** The browser side's files alone, for tests that need no server behind them: pages, modules, WebJars and {@code /test}. */
final class WebFiles implements AutoCloseable {

    private static final Path PAGES = Path.of("src/main/web");
    private static final Path TESTS = Path.of("src/test/web");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">.*?</script>", Pattern.DOTALL);
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript", "css", "text/css", "html", "text/html; charset=utf-8", "svg", "image/svg+xml");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final WebJarVersionLocator webJars = new WebJarVersionLocator();

    WebFiles() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = read(path);
            String type = path.substring(path.lastIndexOf('.') + 1);
            exchange.getResponseHeaders().add("Content-Type", TYPES.getOrDefault(type, TYPES.get("html")));
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private byte[] read(String path) throws IOException {
        if (path.startsWith("/webjars/")) {
            String[] parts = path.substring("/webjars/".length()).split("/", 2);
            String found = webJars.fullPath(parts[0], parts[1]);
            try (InputStream file = found == null ? null : getClass().getResourceAsStream("/" + found)) {
                return file == null ? null : file.readAllBytes();
            }
        }
        if (path.equals("/test/")) {
            return Files.readString(TESTS.resolve("index.html"))
                    .replace("<!-- IMPORT MAP -->", importMap())
                    .getBytes(StandardCharsets.UTF_8);
        }
        Path file = path.startsWith("/test/")
                ? TESTS.resolve(path.substring("/test/".length()))
                : PAGES.resolve(path.substring(1) + (path.contains(".") ? "" : ".html"));
        return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
    }

    /** The pages' own import map, so that tests load the very modules that pages do. */
    static String importMap() throws IOException {
        Matcher map = IMPORT_MAP.matcher(Files.readString(PAGES.resolve("console.html")));
        if (!map.find()) {
            throw new IllegalStateException("console.html has no import map");
        }
        return map.group();
    }
}
