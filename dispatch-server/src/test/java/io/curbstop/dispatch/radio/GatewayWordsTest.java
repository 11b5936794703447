package io.curbstop.dispatch.radio;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.testing.FakeGateway;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.radio.api.CrewStatus;
import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.api.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is made of a crew's words, by whichever gateway they came. */
class GatewayWordsTest extends GatewaysTest {

    @Test
    void wordsThatAnotherSiteHeardAreTheCrewsAnswerAllTheSame() {
        try (FakeGateway hill = hill();
                FakeGateway valley = FakeGateway.greet(port, "valley", valleyToken)) {
            String incident = order();
            RadioMessage order = hill.takeOrder();
            hill.sayReached(order, ReceiptState.RADIO_ACK);
            String token = order.token().orElseThrow();
            valley.sayInbound(RADIO, "ACK " + token, new Reply.Refused(Optional.of(token), "no such order here"), null);
            awaitRadio(incident, "PERSON_ACK");
            valley.sayInbound(RADIO, "ENR " + token, new Reply.Refused(Optional.of(token), "no such order here"), null);
            awaitTrue(() -> desk.assignment(incident).path("state").asString().equals("EN_ROUTE"));
        }
    }

    @Test
    void aStatusKeyThatAnotherSiteHeardMeansWhatThatSitesFleetKeysMean() {
        try (FakeGateway hill = hill();
                FakeGateway valley = FakeGateway.greet(port, "valley", valleyToken)) {
            String incident = order();
            RadioMessage order = hill.takeOrder();
            hill.sayReached(order, ReceiptState.CREW_ACK);
            valley.sayInbound(RADIO, "07", new Reply.Refused(Optional.empty(), "no order here", "ON SITE"), null);
            awaitTrue(() -> desk.assignment(incident).path("state").asString().equals("ON_SITE"));
        }
    }

    @Test
    void wordsWithoutAnOrdersNameAreNotAboutOneThatHasEnded() {
        try (FakeGateway hill = hill();
                FakeGateway valley = FakeGateway.greet(port, "valley", valleyToken)) {
            order();
            hill.sayReached(hill.takeOrder(), ReceiptState.RADIO_ACK);
            desk.freeTheUnits();
            hill.sayReached(hill.takeOrder(), ReceiptState.CREW_ACK);
            String incident = order();
            RadioMessage open = hill.takeOrder();
            hill.sayReached(open, ReceiptState.RADIO_ACK);
            valley.sayInbound(RADIO, "ACK", new Reply.Refused(Optional.empty(), "no order here", "ACK"), null);
            awaitRadio(incident, "PERSON_ACK");
        }
    }

    @Test
    void anAcknowledgementFromARadioThatHasNoSuchOrderChangesNothing() {
        try (FakeGateway hill = hill();
                FakeGateway valley = FakeGateway.greet(port, "valley", valleyToken)) {
            String incident = order();
            RadioMessage order = hill.takeOrder();
            hill.sayReached(order, ReceiptState.RADIO_ACK);
            awaitRadio(incident, "DEVICE_ACK");
            String token = order.token().orElseThrow();
            valley.sayInbound(
                    "1102", "ACK " + token, new Reply.Refused(Optional.of(token), "no such order here"), null);
            hill.sayInbound("1999", "ACK " + token, new Reply.Acknowledged(token), order.id());
            assertThat(desk.delivery(incident, "RADIO").path("state").asString())
                    .isEqualTo("DEVICE_ACK");
            assertThat(desk.assignment(incident).path("state").asString()).isNotEqualTo("ACKNOWLEDGED");
        }
    }

    @Test
    void theSameWordsByTwoSitesAreWrittenDownOnce() {
        try (FakeGateway hill = hill();
                FakeGateway valley = FakeGateway.greet(port, "valley", valleyToken)) {
            String incident = order();
            hill.takeOrder();
            hill.sayInbound(RADIO, "NEED A PUMP", new Reply.FreeText(), null);
            valley.sayInbound(RADIO, "NEED A PUMP", new Reply.FreeText(), null);
            InboundMessage twice = new InboundMessage(
                    UUID.randomUUID(), RADIO, "AND A LAMP", new Reply.FreeText(), Optional.empty(), Instant.now());
            hill.sayInbound(twice);
            hill.sayInbound(twice);
            List<String> words = desk.incident(incident)
                    .path("timeline")
                    .valueStream()
                    .filter(line -> line.path("kind").asString().equals("RADIO_TEXT"))
                    .map(line -> line.path("text").asString())
                    .toList();
            assertThat(words).containsExactlyInAnyOrder("V1 by radio: NEED A PUMP", "V1 by radio: AND A LAMP");
        }
    }

    @Test
    void aStatusKeyIsAStepOfTheCrew() {
        try (FakeGateway hill = hill()) {
            String incident = order();
            RadioMessage order = hill.takeOrder();
            hill.sayReached(order, ReceiptState.CREW_ACK);
            String token = order.token().orElseThrow();
            hill.sayInbound(RADIO, "3", new Reply.Status(token, CrewStatus.ON_SITE), order.id());
            awaitTrue(() -> desk.assignment(incident).path("state").asString().equals("ON_SITE"));
        }
    }

    @Test
    void aCrewThatAsksIsToldItsNextValve() {
        try (FakeGateway hill = hill()) {
            String incident = order();
            RadioMessage order = hill.takeOrder();
            String token = order.token().orElseThrow();
            hill.sayReached(order, ReceiptState.CREW_ACK);
            // The trace follows the incident by a moment.
            awaitTrue(() ->
                    dispatcher.get("/api/incidents/" + incident + "/outage").status() == 200);
            assertThat(answerTo(hill, "V " + token)).isEqualTo(token + " PLAN NOT APPROVED YET, CALL DISPATCH");
            JsonNode outage =
                    dispatcher.get("/api/incidents/" + incident + "/outage").json();
            TestClient.Answer approved = dispatcher.post(
                    "/api/incidents/" + incident + "/outage/approval",
                    Map.of("outageId", outage.path("id").asString()));
            assertThat(approved.status()).as(approved.text()).isEqualTo(200);
            List<JsonNode> valves = outage.path("valves")
                    .valueStream()
                    .filter(valve -> valve.path("role").asString().equals("CLOSE"))
                    .toList();
            for (JsonNode valve : valves) {
                String ref = valve.path("ref").asString();
                assertThat(answerTo(hill, "V")).startsWith(token + " CLOSE " + ref + " ");
                TestClient.Answer turned = dispatcher.post(
                        "/api/incidents/" + incident + "/outage/valves/" + ref + "/report",
                        Map.of("id", UUID.randomUUID(), "result", "DONE", "closed", true));
                assertThat(turned.status()).as(turned.text()).isEqualTo(200);
            }
            assertThat(answerTo(hill, "VALVE " + token)).doesNotContain(" CLOSE ");
            assertThat(answerTo(hill, "V Z9")).startsWith("WHICH? V " + token);
        }
    }

    private static String answerTo(FakeGateway gateway, String words) {
        // As a gateway does every two seconds; one that is silent for longer is away.
        gateway.sayHeard(RADIO);
        gateway.sayInbound(RADIO, words, new Reply.FreeText(), null);
        RadioMessage answer = gateway.takeOrder();
        assertThat(answer.texts().get(answer.texts().size() - 1).length()).isLessThanOrEqualTo(67);
        return answer.text();
    }
}
