package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.curbstop.dispatch.testing.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs {@code src/test/web/*.test.js} in Chromium: the browser side's logic, without pages and without a server. */
class BrowserModulesTest {

    @TestFactory
    Stream<DynamicContainer> modules() throws IOException {
        List<DynamicContainer> files = new ArrayList<>();
        try (WebFiles web = new WebFiles();
                Browser browser = Browser.launch();
                Stream<Path> tests = Files.list(Path.of("src/test/web"))) {
            for (Path file : tests.filter(f -> f.toString().endsWith(".test.js"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString();
                Page page = browser.openDesk();
                page.navigate(web.url("/test/"));
                Object results = page.evaluate("async name => (await import('/test/harness.js')).runFile(name)", name);
                files.add(DynamicContainer.dynamicContainer(name, facts((List<?>) results)));
                page.context().close();
            }
        }
        assertThat(files).hasSizeGreaterThan(5);
        return files.stream();
    }

    private static Stream<DynamicTest> facts(List<?> results) {
        assertThat(results).isNotEmpty();
        return results.stream().map(result -> {
            Map<?, ?> fact = (Map<?, ?>) result;
            return DynamicTest.dynamicTest((String) fact.get("name"), () -> assertThat((String) fact.get("failure"))
                    .isNull());
        });
    }

    @Test
    void everyPageHasTheSameImportMap() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("src/main/web"))) {
            for (Path page : pages.filter(p -> p.toString().endsWith(".html")).toList()) {
                assertThat(Files.readString(page)).as(page.toString()).contains(WebFiles.importMap());
            }
        }
    }

    @Test
    void noFileIsLongerThanThreeHundredLines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/web"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".js")).toList()) {
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(300);
            }
        }
    }
}
