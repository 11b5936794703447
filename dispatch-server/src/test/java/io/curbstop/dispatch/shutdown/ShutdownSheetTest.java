package io.curbstop.dispatch.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.TestClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The sheet for the truck says what the screen says, and is given only to those who may print it. */
class ShutdownSheetTest extends RingTownTest {

    @Test
    void sheetHasValvesInOrderAccessNotesCustomersAndThePutBack() throws IOException {
        String incident = openBreak("LJ");
        jdbc.sql("update valve set access_note = 'Under the third manhole, Łódź side' where ref = 'X1'")
                .update();

        String unapproved = print(desk, incident);

        assertThat(unapproved).contains("NOT APPROVED");
        approve(incident, plans(incident).get(2).path("id").asString());
        report(incident, "X1", "DONE", true, start);
        String sheet = print(desk, incident);
        assertThat(sheet)
                .contains("Approved", "fewest customers")
                .containsSubsequence("1 Close X1", "2 Close X2", "Close X4", "Open X3")
                .contains("Under the third manhole", "Łódź")
                .contains("Hydrants without water", "HJ")
                .contains("Customers without water: 5", "Customer J0")
                .contains("Putting it back", "flush")
                .doesNotContain("555-01");
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'sheet-printed'"
                                + " and subject = (select number from incident where id = :incident::uuid)")
                        .param("incident", incident)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        report(incident, "X1", "DONE", false, start.plusSeconds(60));
    }

    @Test
    void sheetIsForTheControlRoomOnly() {
        String incident = openBreak("LJ");
        String path = "/api/incidents/" + incident + "/outage/sheet.pdf";

        assertThat(crew("V1").get(path).status()).isEqualTo(403);
        assertThat(people.client(port, Role.MANAGER).get(path).status()).isEqualTo(403);
        assertThat(TestClient.anonymous(port).get(path).status()).isEqualTo(401);
        assertThat(desk.get("/api/incidents/" + UUID.randomUUID() + "/outage/sheet.pdf")
                        .status())
                .isEqualTo(404);
        Map<String, Object> call = JobDesk.call();
        call.put("type", "HYDRANT");
        call.put("addressText", "nowhere at all");
        String untraced =
                desk.post("/api/calls", call).json().at("/incident/id").asString();
        TestClient.Answer none = desk.get("/api/incidents/" + untraced + "/outage/sheet.pdf");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.json().path("detail").asString()).contains("Nothing was traced");
    }

    private static String print(TestClient who, String incident) throws IOException {
        HttpResponse<byte[]> file = who.download("/api/incidents/" + incident + "/outage/sheet.pdf");
        assertThat(file.headers().firstValue("content-type")).hasValue("application/pdf");
        try (PDDocument document = Loader.loadPDF(file.body())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
