package io.curbstop.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.attachment.Pictures;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.Browser;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Photographs on their way: from the caller to the crew, and from the crew to the desk, with signal or without. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.demo=true")
class PhotosBrowserTest {

    private static final String SEEN = "image => image.complete && image.naturalWidth > 0";
    private static final String SENT =
            "async image => { const sent = await fetch(image.src.replace('preview', 'content'));"
                    + " const picture = await createImageBitmap(await sent.blob()); return [picture.width, picture.height]; }";

    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private TestUsers people;

    @BeforeAll
    static void start() {
        browser = Browser.launch();
    }

    @BeforeEach
    @AfterEach
    void clear() {
        new JobDesk(people.client(port, Role.DISPATCHER)).clear();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void photoMadeWithoutSignalOutlivesThePageAndReachesTheDeskWithWhatItShows() {
        Person dana = Person.atDesk(browser, server(), "dana");
        Person tess = Person.onPhone(browser, server(), "tess");
        tess.page().waitForFunction("() => !!navigator.serviceWorker.controller");
        dana.callAndSend("V1", "Water coming up in the road at 118 Mill Road");
        tess.see("job-card cs-button.big", "Acknowledge");
        BrowserContext phone = tess.page().context();
        phone.setOffline(true);
        tess.page().locator("job-photos #camera").setInputFiles(photo("IMG_0412.jpg", 3000, 4000, "hole"));
        tess.see("job-photos .unsent", "not sent yet");
        tess.page().close();

        Page again = phone.newPage();
        again.navigate(server() + "/technician");
        Locator picture = again.locator("job-photos img.small-picture");
        picture.waitFor();
        again.waitForCondition(() -> Boolean.TRUE.equals(picture.evaluate(SEEN)));
        again.locator("job-photos li button").click();
        again.locator("cs-attachments #caption input").fill("The hole, from the north");
        again.locator("cs-dialog cs-button", text("Save")).click();
        again.keyboard().press("Escape");
        again.locator(".unsent", text("2 not sent yet")).waitFor();
        again.locator("job-card cs-button.big", text("Acknowledge")).click();
        phone.setOffline(false);

        dana.see("crew-panel article", "acknowledged");
        Locator shown = dana.see("incident-detail cs-attachments button", "The hole, from the north");
        Locator seen = shown.locator("img");
        dana.page().waitForCondition(() -> Boolean.TRUE.equals(seen.evaluate(SEEN)));
        assertThat((List<?>) seen.evaluate(SENT))
                .as("upright and small enough for a weak signal")
                .isEqualTo(List.of(1536, 2048));
        again.locator("job-photos .unsent")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(again.locator("job-photos li").count()).isEqualTo(1);
        assertThat(dana.errors()).isEmpty();
    }

    @Test
    void whatTheCallerSentGoesWithTheDraftToTheIncidentAndToTheCrewAlsoWithoutSignal() {
        Person dana = Person.atDesk(browser, server(), "dana");
        Person tess = Person.onPhone(browser, server(), "tess");
        tess.page().waitForFunction("() => !!navigator.serviceWorker.controller");
        dana.press("n");
        dana.awaitFocus("What is happening, and where");
        dana.page()
                .locator("call-form attachment-panel input")
                .setInputFiles(photo("from the caller.jpg", 640, 480, "crack"));
        dana.see("call-form cs-attachments button", "from the caller.jpg");
        dana.page()
                .locator("call-form .unsent")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

        dana.page().reload();
        dana.see("cs-connection", "Live");
        dana.callAndSend("V1", "Water coming up in the road at 118 Mill Road");

        dana.see("incident-detail cs-attachments button", "from the caller.jpg");
        Locator onPhone = tess.see("job-photos button", "from the caller.jpg").locator("img");
        tess.page().waitForCondition(() -> Boolean.TRUE.equals(onPhone.evaluate(SEEN)));
        BrowserContext phone = tess.page().context();
        phone.setOffline(true);
        Page again = phone.newPage();
        again.navigate(server() + "/technician");
        Locator kept = again.locator("job-photos img.small-picture");
        kept.waitFor();
        again.waitForCondition(() -> Boolean.TRUE.equals(kept.evaluate(SEEN)));
        phone.setOffline(false);
        assertThat(dana.errors()).isEmpty();
    }

    @Test
    void fileIsPastedNamedAndRemovedByKeyboardAndARefusedOneIsSaidBesideTheFiles() {
        Person dana = Person.atDesk(browser, server(), "dana");
        // Early, as the browser must know it before a key asks for a file.
        dana.page().onFileChooser(chooser -> chooser.setFiles(photo("IMG_1.jpg", 64, 48, "x")));
        dana.callAndSend("V1", "Water coming up in the road at 118 Mill Road");
        dana.page()
                .evaluate(
                        "async ({name, type, text}) => { const all = new DataTransfer(); all.items.add(new File([text], name, {type}));"
                                + " const detail = document.querySelector('console-page').shadowRoot.querySelector('incident-detail');"
                                + " detail.dispatchEvent(new ClipboardEvent('paste', {clipboardData: all, bubbles: true, cancelable: true})); }",
                        Map.of("name", "notes.jpg", "type", "image/jpeg", "text", "no picture"));
        dana.see("attachment-panel .problem", "Only JPEG, PNG and WebP pictures and PDF documents can be attached.");
        dana.tabTo("Understood");
        dana.press("Enter");
        dana.awaitGone("attachment-panel .problem");

        dana.press("p");
        dana.see("incident-detail cs-attachments button", "IMG_1.jpg");
        dana.page()
                .locator("incident-detail .unsent")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        dana.tabTo("Photo: IMG_1.jpg");
        dana.press("Enter");
        dana.awaitFocus("What it shows");
        dana.type("A valve box");
        dana.tabTo("Save");
        dana.press("Enter");
        dana.see("cs-timeline", "Photo IMG_1.jpg shows: A valve box");
        dana.tabTo("Remove");
        dana.press("Enter");
        dana.tabTo("Why it must not be kept");
        dana.type("Another street");
        dana.tabTo("Remove for good");
        dana.press("Enter");

        dana.see("incident-detail cs-attachments .gone", "Another street");
        dana.see("cs-timeline", "Photo IMG_1.jpg removed: Another street");
        assertThat(dana.errors()).isEmpty();
    }

    private static FilePayload photo(String name, int width, int height, String words) {
        return new FilePayload(name, "image/jpeg", Pictures.jpeg(width, height, words));
    }

    private static Page.LocatorOptions text(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    private String server() {
        return "http://localhost:" + port;
    }
}
