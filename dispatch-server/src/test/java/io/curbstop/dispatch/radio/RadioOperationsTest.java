package io.curbstop.dispatch.radio;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import io.curbstop.radio.api.AirRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the radio operator's calls refuse, and in which words; the record as lines and as a file. */
@CurbstopTest
class RadioOperationsTest {

    private static final Instant AT = Instant.parse("2026-03-01T14:05:09Z");

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    AirRecords air;

    @ParameterizedTest
    @ValueSource(strings = {"North-Hill", "north hill", "-hill", "", "a23456789-a23456789-a23456789-a23456789-"})
    void aGatewayIsCalledBySmallLettersDigitsAndHyphens(String name) {
        TestClient.Answer answer = administrator().post("/api/radio/gateways", Map.of("name", name));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("fields").path(0).path("field").asString())
                .isEqualTo("name");
        assertThat(answer.json().path("fields").path(0).path("message").asString())
                .contains("small letters, digits and hyphens");
    }

    @Test
    void aGatewayWithoutAnyNameIsRefused() {
        assertThat(administrator().post("/api/radio/gateways", Map.of()).status())
                .isEqualTo(400);
    }

    @Test
    void noOtherGatewayMayBeCalledAsTheOneInTheServer() {
        TestClient.Answer answer = administrator().post("/api/radio/gateways", Map.of("name", "here"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("name-taken");
    }

    @Test
    void aGatewayIsAdmittedOnceAndClosedOnce() {
        TestClient administrator = administrator();
        TestClient.Answer admitted = administrator.post("/api/radio/gateways", Map.of("name", "closed-once"));
        assertThat(admitted.status()).isEqualTo(201);
        assertThat(admitted.json().path("token").asString()).isNotBlank();
        assertThat(administrator.get("/api/radio/gateways").text())
                .contains("closed-once")
                .doesNotContain(admitted.json().path("token").asString());

        assertThat(administrator
                        .change("DELETE", "/api/radio/gateways/closed-once", null)
                        .status())
                .isEqualTo(204);
        assertThat(administrator
                        .change("DELETE", "/api/radio/gateways/closed-once", null)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"here, nowhere", "nowhere, simulated"})
    void anUnknownChannelCannotBeMuted(String gateway, String channel) {
        TestClient.Answer answer = people.client(port, Role.SUPERVISOR)
                .post(mute(gateway, channel), Map.of("muted", true, "reason", "interference"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("detail").asString()).contains(gateway, channel);
    }

    @Test
    void aChannelIsNotMutedWithoutAReason() {
        TestClient.Answer answer = people.client(port, Role.SUPERVISOR)
                .post(mute("here", "simulated"), Map.of("muted", true, "reason", " "));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("fields").path(0).path("field").asString())
                .isEqualTo("reason");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"DISPATCHER", "ADMINISTRATOR", "MANAGER", "TECHNICIAN"})
    void onlyASupervisorMutes(Role role) {
        TestClient.Answer answer =
                people.client(port, role).post(mute("here", "simulated"), Map.of("muted", true, "reason", "x"));

        assertThat(answer.status()).isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"DISPATCHER", "SUPERVISOR", "MANAGER", "TECHNICIAN"})
    void onlyAnAdministratorAdmitsAndCloses(Role role) {
        TestClient client = people.client(port, role);

        assertThat(client.post("/api/radio/gateways", Map.of("name", "not-mine"))
                        .status())
                .isEqualTo(403);
        assertThat(client.change("DELETE", "/api/radio/gateways/not-mine", null).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void theRecordIsForDispatchersAndAdministrators(Role role) {
        int expected = role == Role.MANAGER || role == Role.TECHNICIAN ? 403 : 200;

        for (String path : List.of("gateways", "units", "air", "air.csv")) {
            assertThat(people.client(port, role).get("/api/radio/" + path).status())
                    .as(role + " " + path)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aTooLongTextToAGroupIsRefusedBesideItsField() {
        TestClient dispatcher = people.client(port, Role.DISPATCHER);

        TestClient.Answer answer = dispatcher.post(
                "/api/radio/group", Map.of("id", UUID.randomUUID(), "groupId", "900", "text", "X".repeat(141)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("fields").path(0).path("field").asString())
                .isEqualTo("text");
        assertThat(answer.json().path("fields").path(0).path("message").asString())
                .isEqualTo("have at most 140 characters");
    }

    @Test
    void anAdministratorSendsNothingOverTheAir() {
        TestClient administrator = administrator();

        assertThat(administrator
                        .post("/api/radio/test", Map.of("id", UUID.randomUUID(), "radioId", "1101"))
                        .status())
                .isEqualTo(403);
        assertThat(administrator
                        .post("/api/radio/group", Map.of("id", UUID.randomUUID(), "groupId", "900", "text", "X"))
                        .status())
                .isEqualTo(403);
        assertThat(administrator.post("/api/radio/radios/1101/position", null).status())
                .isEqualTo(403);
    }

    @Test
    void theRecordIsSearchedByRadioWordsFaultsAndTimes() {
        air.add(
                "searched",
                "log",
                1,
                List.of(
                        line(AirRecord.Event.SENT, "901", "K7 P1 MAIN BREAK"),
                        line(AirRecord.Event.REFUSED, "901", "no such radio"),
                        line(AirRecord.Event.RECEIVED, "902", "ack k7")));

        assertThat(texts("radioId=901")).containsExactly("no such radio", "K7 P1 MAIN BREAK");
        assertThat(texts("q=k7")).containsExactly("ack k7", "K7 P1 MAIN BREAK");
        assertThat(texts("faults=true")).containsExactly("no such radio");
        assertThat(texts("radioId=902&q=main")).isEmpty();
    }

    @Test
    void timesThatCannotBeAreRefusedInWords() {
        TestClient dispatcher = people.client(port, Role.DISPATCHER);

        TestClient.Answer backwards =
                dispatcher.get("/api/radio/air?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z");
        TestClient.Answer noTime = dispatcher.get("/api/radio/air?from=yesterday");

        assertThat(backwards.status()).isEqualTo(400);
        assertThat(backwards.json().path("detail").asString()).contains("end lies before the beginning");
        assertThat(noTime.status()).isEqualTo(400);
        assertThat(noTime.text()).contains("from", "is not a valid").doesNotContain("java.");
    }

    @Test
    void noCellOfTheExportIsAFormula() {
        air.add(
                "exported",
                "log",
                1,
                List.of(
                        line(AirRecord.Event.RECEIVED, "=1+1", "=HYPERLINK(\"x\")"),
                        line(AirRecord.Event.RECEIVED, "903", "-1, \"quoted\""),
                        line(AirRecord.Event.CAME, "903", "@SUM(A1)")));

        TestClient.Answer file =
                people.client(port, Role.DISPATCHER).get("/api/radio/air.csv?from=2026-03-01T00:00:00Z&to=" + TO);

        assertThat(file.headers().get("content-type")).startsWith("text/csv");
        assertThat(file.headers().get("content-disposition")).contains("attachment", "radio-record.csv");
        assertThat(file.text().lines().findFirst()).contains("at,gateway,channel,radio,unit_now,event,sequence,text");
        assertThat(file.text())
                .contains("exported,packet,'=1+1,,RECEIVED,,\"'=HYPERLINK(\"\"x\"\")\"")
                .contains("\"'-1, \"\"quoted\"\"\"")
                .contains("'@SUM(A1)");
    }

    private static final String TO = "2026-03-02T00:00:00Z";

    private List<String> texts(String query) {
        return people
                .client(port, Role.DISPATCHER)
                .get("/api/radio/air?from=2026-03-01T00:00:00Z&to=" + TO + "&" + query)
                .json()
                .findValuesAsString("text")
                .stream()
                .toList();
    }

    private static AirRecord line(AirRecord.Event event, String radioId, String text) {
        return new AirRecord(AT, "packet", event, radioId, -1, text);
    }

    private static String mute(String gateway, String channel) {
        return "/api/radio/gateways/" + gateway + "/channels/" + channel + "/mute";
    }

    private TestClient administrator() {
        return people.client(port, Role.ADMINISTRATOR);
    }
}
