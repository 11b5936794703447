package io.curbstop.dispatch.radio;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.testing.FakeGateway;
import io.curbstop.radio.api.CrewStatus;
import io.curbstop.radio.api.RadioCommand;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.link.LinkMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** By which gateway a message goes. */
class GatewayRoutesTest extends GatewaysTest {

    @Test
    void anOrderGoesByTheGatewayThatHeardTheRadioLastAndComesBackStepByStep() {
        try (FakeGateway hill = hill()) {
            String incident = order();
            RadioMessage order = hill.takeOrder();
            assertThat(order.radioId()).isEqualTo(RADIO);
            assertThat(order.texts())
                    .as("one text is enough when it fits every display")
                    .hasSize(1)
                    .allMatch(text -> text.length() <= 67);
            hill.sayReached(order, ReceiptState.ON_AIR);
            assertThat(desk.delivery(incident, "RADIO").path("state").asString())
                    .as("on the air is not delivered")
                    .isEqualTo("SENT");
            hill.sayReached(order, ReceiptState.RADIO_ACK);
            awaitRadio(incident, "DEVICE_ACK");
            String token = order.token().orElseThrow();
            hill.sayReached(order, ReceiptState.CREW_ACK);
            hill.sayInbound(RADIO, "ACK " + token, new Reply.Acknowledged(token), order.id());
            awaitRadio(incident, "PERSON_ACK");
            assertThat(desk.assignment(incident).path("state").asString()).isEqualTo("ACKNOWLEDGED");
        }
    }

    @Test
    void anOrderWithALongNoteComesInThreeLengthsTheFullestFirst() {
        try (FakeGateway hill = hill()) {
            Map<String, Object> call = new HashMap<>(JobDesk.call());
            call.put("assignmentNote", "Bring the big pump and two lamps. ".repeat(9));
            desk.take(call, "V1");
            RadioMessage order = hill.takeOrder();
            assertThat(order.texts())
                    .extracting(String::length)
                    .satisfiesExactly(
                            full -> assertThat(full).isBetween(250, 280),
                            shorter -> assertThat(shorter).isBetween(110, 138),
                            shortest -> assertThat(shortest).isLessThanOrEqualTo(67));
        }
    }

    @Test
    void whatAGatewayCouldNotReachGoesByAnotherAndTheFirstOnesLastWordIsNotTaken() {
        try (FakeGateway hill = hill();
                FakeGateway valley = FakeGateway.greet(port, "valley", valleyToken)) {
            String incident = order();
            RadioMessage order = hill.takeOrder();
            hears(valley, "valley");
            hill.sayReached(order, ReceiptState.UNDELIVERED);
            RadioMessage again = valley.takeOrder();
            assertThat(again).isEqualTo(order);
            LinkMessage.Command withdrawn = hill.await(LinkMessage.Command.class);
            assertThat(withdrawn.command()).isInstanceOf(RadioCommand.Withdraw.class);
            hill.sayReached(order, ReceiptState.SUPERSEDED);
            assertThat(desk.delivery(incident, "RADIO").path("state").asString())
                    .isEqualTo("SENT");
            valley.sayReached(order, ReceiptState.RADIO_ACK);
            awaitRadio(incident, "DEVICE_ACK");
        }
    }

    @Test
    void aMessageFollowsItsRadioToTheSiteThatHearsItNow() {
        try (FakeGateway hill = hill();
                FakeGateway valley = FakeGateway.greet(port, "valley", valleyToken)) {
            order();
            RadioMessage order = hill.takeOrder();
            jdbc.sql("update radio_route set since = since - interval '31 seconds' where not reached")
                    .update();
            gateways.leaveThoseAway();
            assertThat(commandsFor("valley")).isZero();
            letTheRadioGoTo(valley);
            gateways.leaveThoseAway();
            assertThat(valley.takeOrder()).isEqualTo(order);
        }
    }

    private void letTheRadioGoTo(FakeGateway valley) {
        jdbc.sql("update radio_heard set heard_at = now() - interval '1 minute' where gateway = 'hill'")
                .update();
        hears(valley, "valley");
    }

    @Test
    void aMessageThatWasTakenBackIsTakenBackFromItsGatewayAndGoesByNoOther() {
        try (FakeGateway hill = hill();
                FakeGateway valley = FakeGateway.greet(port, "valley", valleyToken)) {
            order();
            RadioCommand sent = hill.await(LinkMessage.Command.class).command();
            UUID id = ((RadioCommand.Send) sent).message().id();
            gateways.withdraw(id, "acknowledged by the app");
            assertThat(hill.await(LinkMessage.Command.class).command())
                    .as("it was handed over, if not yet said to be on its disk")
                    .isEqualTo(new RadioCommand.Withdraw(id, "acknowledged by the app"));
            jdbc.sql("update radio_route set since = since - interval '31 seconds'")
                    .update();
            letTheRadioGoTo(valley);
            gateways.leaveThoseAway();
            assertThat(commandsFor("valley")).isZero();
        }
    }

    @Test
    void whatAGatewayLeftAsideIsTakenFromTheOtherOnceTheCrewHasAcknowledgedIt() {
        try (FakeGateway hill = hill();
                FakeGateway valley = FakeGateway.greet(port, "valley", valleyToken)) {
            order();
            RadioMessage order = hill.takeOrder();
            letTheRadioGoTo(valley);
            hill.sayReached(order, ReceiptState.UNDELIVERED);
            assertThat(valley.takeOrder()).isEqualTo(order);
            hill.sayReached(order, ReceiptState.CREW_ACK);
            assertThat(valley.await(LinkMessage.Command.class).command())
                    .isEqualTo(new RadioCommand.Withdraw(order.id(), "acknowledged by gateway hill"));
        }
    }

    @Test
    void anOrderThatIsClosedIsClosedOnEveryGatewayThatHadItAndLaterWordsAreNotAboutIt() {
        try (FakeGateway hill = hill();
                FakeGateway valley = FakeGateway.greet(port, "valley", valleyToken)) {
            String incident = order();
            RadioMessage order = hill.takeOrder();
            letTheRadioGoTo(valley);
            hill.sayReached(order, ReceiptState.UNDELIVERED);
            valley.takeOrder();
            assertThat(hill.await(LinkMessage.Command.class).command()).isInstanceOf(RadioCommand.Withdraw.class);
            String token = order.token().orElseThrow();
            gateways.closeOrder(RADIO, token, "closed by the dispatcher");
            for (FakeGateway each : List.of(hill, valley)) {
                assertThat(each.await(LinkMessage.Command.class).command())
                        .isEqualTo(new RadioCommand.CloseOrder(RADIO, token, "closed by the dispatcher"));
            }
            hill.sayInbound(RADIO, "ENR", new Reply.Refused(Optional.empty(), "no order here", "EN ROUTE"), null);
            assertThat(desk.assignment(incident).path("state").asString()).isNotEqualTo("EN_ROUTE");
        }
    }

    @Test
    void aCrewThatIsClearHasNoOrderAnyMore() {
        try (FakeGateway hill = hill()) {
            order();
            RadioMessage order = hill.takeOrder();
            String token = order.token().orElseThrow();
            hill.sayReached(order, ReceiptState.CREW_ACK);
            hill.sayInbound(RADIO, "CLR", new Reply.Status(token, CrewStatus.CLEAR), order.id());
            assertThat(jdbc.sql("select closed from radio_route where message_id = :id")
                            .param("id", order.id())
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }

    private int commandsFor(String gateway) {
        return jdbc.sql("select count(*) from radio_route where gateway = :gateway and not reached")
                .param("gateway", gateway)
                .query(Integer.class)
                .single();
    }

    @Test
    void anUrgentOrderDoesNotWaitForAGatewayThatIsAway() {
        try (FakeGateway valley = FakeGateway.greet(port, "valley", valleyToken)) {
            try (FakeGateway hill = hill()) {
                order();
                hill.await(LinkMessage.Command.class);
            }
            valley.sayHeard("1201");
            awaitTrue(() -> jdbc.sql("select away from radio_gateway where name = 'hill'")
                    .query(Boolean.class)
                    .single());
            jdbc.sql("update radio_route set since = since - interval '31 seconds', gateway = 'hill' where not reached")
                    .update();
            gateways.leaveThoseAway();
            List<String> routes = jdbc.sql(
                            "select gateway || array_to_string(tried, ',') from radio_route where not reached")
                    .query(String.class)
                    .list();
            assertThat(routes).as("by the gateway in this server, after hill").contains("herehill");
        }
    }
}
