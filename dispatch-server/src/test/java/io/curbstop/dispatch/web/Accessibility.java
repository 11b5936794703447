package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.webjars.WebJarVersionLocator;

/** Holds a page as it stands to axe-core's rules for WCAG 2.2 AA. */
final class Accessibility {

    private static final String CHECK = """
            async () => (await axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            })).violations.map(v => `${v.id}: ${v.help}\\n  ` + v.nodes.slice(0, 6).map(n =>
              `${n.target.flat().join(' ')} | ${(n.any[0] ?? n.all[0] ?? n.none[0])?.message ?? ''}`).join('\\n  '))""";

    private Accessibility() {}

    static void check(Page page) {
        page.evaluate(script());
        assertThat((List<?>) page.evaluate(CHECK)).as(page.url()).isEmpty();
    }

    private static String script() {
        String path = new WebJarVersionLocator().fullPath("axe-core", "axe.min.js");
        try (InputStream file = Accessibility.class.getResourceAsStream("/" + path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
