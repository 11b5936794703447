package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.curbstop.dispatch.testing.Browser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of components, from which every screen is built. */
class ComponentsPageTest {

    private static WebFiles web;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        web = new WebFiles();
        browser = Browser.launch();
    }

    @AfterAll
    static void stop() {
        browser.close();
        web.close();
    }

    private static Page open(ColorScheme theme) {
        Page page = browser.open(1366, 900, theme).newPage();
        page.navigate(web.url("/components"));
        page.waitForSelector("cs-alarms");
        return page;
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"DARK", "LIGHT"})
    void everyComponentIsAccessibleInBothThemes(ColorScheme theme) {
        Accessibility.check(open(theme));
    }

    @Test
    void aButtonThatIsNotAllowedSaysWhyAndDoesNothing() {
        Page page = open(ColorScheme.DARK);
        List<String> pressed = new ArrayList<>();
        page.exposeFunction("pressed", arguments -> pressed.add("yes"));
        page.evaluate("document.addEventListener('press', () => window.pressed())");
        page.locator("cs-button[why]").first().locator("button").focus();
        assertThat(page.locator("cs-button[why] .why").first().isVisible()).isTrue();
        page.keyboard().press("Enter");
        assertThat(pressed).isEmpty();
    }

    @Test
    void theChosenThemeSurvivesAReload() {
        Page page = open(ColorScheme.DARK);
        page.locator("cs-theme-toggle button").click();
        page.reload();
        page.waitForSelector("cs-alarms");
        assertThat(page.evaluate("document.documentElement.dataset.theme")).isEqualTo("light");
    }
}
