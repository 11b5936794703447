package io.curbstop.dispatch.radio;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.FakeGateway;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.radio.api.AirRecord;
import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioCommand;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.link.LinkMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is let onto the link, over real sockets, and that what is said there is not lost. */
class GatewayLinkTest extends GatewaysTest {

    @Test
    void onlyAGatewayThatIsLetInGetsOnTheLinkAndOnlyUnderItsOwnName() {
        assertThat(FakeGateway.refusal(port, "guessed")).isEqualTo(401);
        try (FakeGateway wrongName = FakeGateway.open(port, hillToken)) {
            wrongName.say(new LinkMessage.Hello("valley", LinkMessage.PROTOCOL, "x"));
            assertThat(wrongName.awaitEnd()).isEqualTo(1008);
        }
        try (FakeGateway noHello = FakeGateway.open(port, hillToken)) {
            noHello.say(new LinkMessage.Done(1));
            assertThat(noHello.awaitEnd()).isEqualTo(1008);
        }
        try (FakeGateway newer = FakeGateway.open(port, hillToken)) {
            newer.say(new LinkMessage.Hello("hill", LinkMessage.PROTOCOL + 1, "x"));
            assertThat(newer.awaitEnd()).isEqualTo(1008);
        }
    }

    @Test
    void onlyAnAdministratorLetsGatewaysInAndOut() {
        for (Role role : List.of(Role.DISPATCHER, Role.SUPERVISOR, Role.MANAGER)) {
            TestClient other = people.client(port, role);
            assertThat(other.post("/api/radio/gateways", Map.of("name", "own")).status())
                    .isEqualTo(403);
            assertThat(other.change("DELETE", "/api/radio/gateways/hill", null).status())
                    .isEqualTo(403);
        }
        TestClient technician = people.client(port, "tech-v1", Role.TECHNICIAN, "V1");
        assertThat(technician.get("/api/radio/gateways").status()).isEqualTo(403);
        assertThat(technician.get("/api/radio/air").status()).isEqualTo(403);
        assertThat(jdbc.sql("select string_agg(token_hash, '') from radio_gateway")
                        .query(String.class)
                        .single())
                .doesNotContain(hillToken);
    }

    @Test
    void aGatewayThatIsClosedIsCutOffAtOnce() {
        try (FakeGateway hill = hill()) {
            administrator.change("DELETE", "/api/radio/gateways/hill", null);
            assertThat(hill.awaitEnd()).isEqualTo(1008);
        }
        assertThat(FakeGateway.refusal(port, hillToken)).isEqualTo(401);
    }

    @Test
    void whatWasNotDoneBeforeTheConnectionBrokeIsSaidAgain() {
        UUID first;
        try (FakeGateway hill = hill()) {
            order();
            LinkMessage.Command command = hill.await(LinkMessage.Command.class);
            first = ((RadioCommand.Send) command.command()).message().id();
        }
        try (FakeGateway hill = hill()) {
            assertThat(hill.takeOrder().id()).isEqualTo(first);
        }
        awaitTrue(() -> jdbc.sql("select count(*) = 0 from radio_command")
                .query(Boolean.class)
                .single());
    }

    @Test
    void whatWaitedForAGatewayIsSaidInItsOrder() {
        for (boolean muted : List.of(true, false)) {
            gateways.mute("hill", new RadioCommand.Mute("packet", muted, "dana"));
        }
        try (FakeGateway hill = FakeGateway.greet(port, "hill", hillToken)) {
            for (boolean muted : List.of(true, false)) {
                assertThat(hill.await(LinkMessage.Command.class).command())
                        .isEqualTo(new RadioCommand.Mute("packet", muted, "dana"));
            }
        }
    }

    @Test
    void theRecordOfTheAirIsKeptOnceAndFound() {
        Instant now = Instant.now();
        LinkMessage records = new LinkMessage.AirTold(
                7,
                1,
                List.of(
                        new AirRecord(now, "packet", AirRecord.Event.SENT, RADIO, 4, "K7 P1 GO TO OLD MILL RD"),
                        new AirRecord(now, "packet", AirRecord.Event.FAULT, RADIO, -1, "frame-refused: why")));
        try (FakeGateway hill = hill()) {
            hill.say(records);
            hill.await(LinkMessage.Kept.class);
            hill.say(records);
            hill.await(LinkMessage.Kept.class);
        }
        try (FakeGateway hill = FakeGateway.open(port, hillToken)) {
            hill.say(new LinkMessage.Hello("hill", LinkMessage.PROTOCOL, "log-of-hill"));
            assertThat(hill.await(LinkMessage.Welcome.class).airRecords()).isEqualTo(2);
        }
        assertThat(dispatcher.get("/api/radio/air?q=old%20mill").json()).hasSize(1);
        assertThat(dispatcher
                        .get("/api/radio/air?radioId=1101&faults=true&q=refused")
                        .json())
                .hasSize(1);
        assertThat(dispatcher.get("/api/radio/air?radioId=1102&q=old%20mill").json())
                .isEmpty();
    }

    @Test
    void whatCannotBeTakenIsToldAgainAndInTheEndSetAsideForAPersonSoThatItHoldsUpNothing() {
        // A clock so far behind that no column has room for it.
        InboundMessage impossible = new InboundMessage(
                UUID.randomUUID(), RADIO, "NEED A\u0000PUMP", new Reply.FreeText(), Optional.empty(), Instant.MIN);
        try (FakeGateway hill = hill()) {
            for (int told = 1; told < 5; told++) {
                assertThat(hill.isTaken(impossible))
                        .as("told " + told + " times")
                        .isFalse();
                assertThat(setAside()).isZero();
            }
            assertThat(hill.isTaken(impossible)).isTrue();
            assertThat(setAside()).isOne();
            assertThat(jdbc.sql("select told from radio_set_aside")
                            .query(String.class)
                            .single())
                    .contains("NEED A\\u0000PUMP", impossible.id().toString());
            awaitTrue(() -> dispatcher
                    .get("/api/console/snapshot")
                    .json()
                    .path("alarms")
                    .toString()
                    .contains("V1 sent something that could not be written into its order: NEED A PUMP"));
            hill.sayInbound(RADIO, "AND A LAMP", new Reply.FreeText(), null);
        }
    }

    private int setAside() {
        return jdbc.sql("select count(*) from radio_set_aside")
                .query(Integer.class)
                .single();
    }

    @Test
    void whatIsNoMessageIsPassedOverAndTooLongAFrameEndsTheConnection() {
        try (FakeGateway hill = hill()) {
            hill.sayRaw("{\"type\":\"nonsense\"}");
            hill.sayRaw("not json");
            hill.sayHeard(RADIO);
            hill.sayRaw("x".repeat(LinkMessage.MOST_CHARACTERS + 1));
            assertThat(hill.awaitEnd()).isIn(1009, -1);
        }
    }
}
