package io.curbstop.dispatch.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.curbstop.dispatch.database.DebianPackages;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * Chromium for tests: the one on the machine, or else the system's package, fetched as the database's packages are.
 * {@code CURBSTOP_CHROMIUM} names another. Each {@link #open} is a person of their own, with cookies and storage of their
 * own.
 */
public final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /**
     * Starts Chromium without a window.
     *
     * @throws TestAbortedException when there is none and none can be fetched; with {@code CI=true} that is a failure
     */
    public static Browser launch() {
        Path executable = executable();
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setExecutablePath(executable)
                .setArgs(List.of(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-dev-shm-usage",
                        "--use-angle=swiftshader",
                        "--enable-unsafe-swiftshader"));
        libraries(executable).ifPresent(path -> {
            environment.put("LD_LIBRARY_PATH", path);
            options.setEnv(environment);
        });
        return new Browser(playwright, playwright.chromium().launch(options));
    }

    /** A new person at a screen of that size, in the dark theme or the light one. */
    public BrowserContext open(int width_px, int height_px, ColorScheme theme) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width_px, height_px)
                .setColorScheme(theme)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        context.setDefaultTimeout(60_000);
        return context;
    }

    /** A new person at a desk, with an empty page. */
    public Page openDesk() {
        return open(1366, 768, ColorScheme.DARK).newPage();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static Path executable() {
        String named = System.getenv("CURBSTOP_CHROMIUM");
        if (named != null) {
            return Path.of(named);
        }
        return onPath().or(Browser::fetched)
                .orElseThrow(() -> missing("There is no Chromium. Install it, or name one by CURBSTOP_CHROMIUM."));
    }

    private static Optional<Path> onPath() {
        return NAMES.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> fetched() {
        return DebianPackages.onThisMachine()
                .map(packages -> packages.provide("chromium", List.of("chromium"), List.of("chromium-common")))
                .flatMap(root -> Stream.of("usr/lib/chromium/chromium", "usr/lib/chromium-browser/chromium-browser")
                        .map(root::resolve)
                        .filter(Files::isExecutable)
                        .findFirst());
    }

    /** Where the libraries of an unpacked Chromium are; none for an installed one. */
    private static Optional<String> libraries(Path executable) {
        if (!executable.toString().contains("/usr/lib/chromium") || executable.startsWith("/usr")) {
            return Optional.empty();
        }
        // …/usr/lib/chromium/chromium
        Path root = executable.getParent().getParent().getParent().getParent();
        return Optional.of(DebianPackages.pathOfLibraries(root));
    }

    private static RuntimeException missing(String message) {
        return "true".equals(System.getenv("CI"))
                ? new IllegalStateException(message)
                : new TestAbortedException(message);
    }
}
