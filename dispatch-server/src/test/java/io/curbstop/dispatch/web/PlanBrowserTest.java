package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The page of the day's plan: planned, changed by keyboard and by dragging, planned again and accepted. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class PlanBrowserTest {

    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private Crews crews;

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    static void start() {
        browser = Browser.launch();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void dispatcherPlansTheDayMovesAStopAndAccepts() {
        LocalDate tomorrow = LocalDate.now(crews.timeZone()).plusDays(1);
        Person dana = Person.atDesk(browser, "http://localhost:" + port, "dana");
        Page page = dana.page();
        page.navigate("http://localhost:" + port + "/plan");
        page.locator("input[type=date]").fill(tomorrow.toString());
        dana.see("plan-page cs-empty", "This day has not been planned yet");
        dana.tabTo("Plan the day");
        dana.press("Enter");
        dana.see("plan-page .bar [role=status]", "Version 1");
        for (ColorScheme theme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            Accessibility.check(page);
        }

        Locator lane = page.locator(".lane", new Page.LocatorOptions().setHasText("stops,"))
                .first();
        String unit = lane.locator("strong").textContent();
        String other = page.locator(".lane strong").allTextContents().stream()
                .filter(code -> !code.equals(unit))
                .findFirst()
                .orElseThrow();
        lane.locator(".stop").first().focus();
        dana.press("ArrowRight");
        dana.press("Enter");
        dana.see("plan-side h2", "SO-");
        dana.press("m");
        dana.awaitFocus("Unit");
        dana.type(other);
        dana.see("plan-side .wish", "from " + unit + " to " + other);
        page.locator("plan-side .wish:has-text('Fits: from'), plan-side .wish:has-text('Would break: ')")
                .first()
                .waitFor();
        Accessibility.check(page);
        page.reload();
        page.locator("input[type=date]").fill(tomorrow.toString());
        dana.see("plan-side .wish", "from " + unit + " to " + other);
        page.locator(".stop").first().focus();
        dana.press("Control+z");
        assertThat(page.locator("plan-side .wish").count()).isZero();

        Locator dragged = lane.locator(".stop").nth(1);
        String orderId = dragged.getAttribute("data-order");
        dragged.dragTo(page.locator(".lane", new Page.LocatorOptions().setHasText(other))
                .first());
        dana.see("plan-side .wish", "from " + unit + " to " + other);
        dana.tabTo("Plan again");
        dana.press("Enter");
        dana.see("plan-page .bar [role=status]", "Version 2");
        String number = jdbc.sql("select number from service_order where id = :id::uuid")
                .param("id", orderId)
                .query(String.class)
                .single();
        dana.see("plan-side [aria-label=Changes]", "Order " + number + ": ");

        dana.tabTo("Accept");
        dana.press("Enter");
        dana.see("cs-dialog h2", "Accept version 2?");
        dana.see("cs-dialog p", "Nothing is sent now.");
        Accessibility.check(page);
        dana.tabTo("Accept");
        dana.press("Enter");
        dana.see("plan-page .bar [role=status]", "accepted at");
        assertThat(jdbc.sql("select count(*) from service_order where state = 'RELEASED' and assignment_id is not null"
                                + " and planned_at::date >= :day")
                        .param("day", tomorrow)
                        .query(Integer.class)
                        .single())
                .as("reserved for tomorrow")
                .isPositive();
        assertThat(dana.errors()).isEmpty();
    }
}
