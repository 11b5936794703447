package io.curbstop.dispatch.radio;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.FakeGateway;
import io.curbstop.dispatch.testing.StompScreen;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import io.curbstop.radio.api.AirRecord;
import io.curbstop.radio.api.CrewStatus;
import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioCommand;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPosition;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.link.LinkMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import tools.jackson.databind.JsonNode;

/** Gateways on the link, over real sockets: who is let in, by whom a message goes, what is made of what they say. */
@SmallTownTest
class GatewayLinkTest {

    private static final String RADIO = "1101";

    @LocalServerPort
    private int port;

    @Autowired
    private TestUsers people;

    @Autowired
    private SmallTown town;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RadioGateways gateways;

    @Autowired
    private SimpUserRegistry registry;

    private TestClient dispatcher;
    private TestClient administrator;
    private JobDesk desk;
    private String hillToken;
    private String valleyToken;

    @BeforeEach
    void admit() {
        town.build();
        dispatcher = people.client(port, Role.DISPATCHER);
        administrator = people.client(port, Role.ADMINISTRATOR);
        desk = new JobDesk(dispatcher);
        hillToken = admit("hill");
        valleyToken = admit("valley");
    }

    private String admit(String name) {
        TestClient.Answer answer = administrator.post("/api/radio/gateways", Map.of("name", name));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("token").asString();
    }

    @AfterEach
    void forget() {
        desk.freeTheUnits();
        for (String table : List.of("radio_command", "radio_heard", "radio_route", "radio_air", "radio_gateway")) {
            jdbc.sql("delete from " + table).update();
        }
        jdbc.sql("update alarm set gone_at = now(), gone_by = 'test' where gone_at is null and subject is not null")
                .update();
    }

    private FakeGateway hill() {
        FakeGateway gateway = FakeGateway.greet(port, "hill", hillToken);
        gateway.sayHeard(RADIO);
        awaitTrue(() -> heardBy("hill"));
        return gateway;
    }

    private boolean heardBy(String gateway) {
        return jdbc.sql("select exists (select 1 from radio_heard where radio_id = :radio and gateway = :gateway)")
                .param("radio", RADIO)
                .param("gateway", gateway)
                .query(Boolean.class)
                .single();
    }

    private String order() {
        return desk.take(JobDesk.call(), "V1").at("/incident/id").asString();
    }

    private static void awaitTrue(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private void awaitRadio(String incident, String state) {
        awaitTrue(
                () -> desk.delivery(incident, "RADIO").path("state").asString().equals(state));
    }

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
    void anOrderGoesByTheGatewayThatHeardTheRadioLastAndComesBackStepByStep() {
        try (FakeGateway hill = hill()) {
            String incident = order();
            RadioMessage order = hill.takeOrder();
            assertThat(order.radioId()).isEqualTo(RADIO);
            assertThat(order.texts()).hasSize(2);
            assertThat(order.texts().get(1).length()).isLessThanOrEqualTo(67);
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
    void whatAGatewayCouldNotReachGoesByAnotherAndTheFirstOnesLastWordIsNotTaken() {
        try (FakeGateway hill = hill();
                FakeGateway valley = FakeGateway.greet(port, "valley", valleyToken)) {
            String incident = order();
            RadioMessage order = hill.takeOrder();
            valley.sayHeard(RADIO);
            awaitTrue(() -> heardBy("valley"));
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
            jdbc.sql("update radio_heard set heard_at = heard_at - interval '1 minute' where gateway = 'hill'")
                    .update();
            valley.sayHeard(RADIO);
            awaitTrue(() -> heardBy("valley"));
            gateways.leaveThoseAway();
            assertThat(valley.takeOrder()).isEqualTo(order);
        }
    }

    private int commandsFor(String gateway) {
        return jdbc.sql("select count(*) from radio_route where gateway = :gateway and not reached")
                .param("gateway", gateway)
                .query(Integer.class)
                .single();
    }

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
    void anEmergencyIsAnAlarmUntilAPersonTakesItAndThenNoLongerLatched() {
        try (FakeGateway hill = hill()) {
            hill.sayInbound("1999", "", new Reply.Emergency(), null);
            hill.sayInbound("1999", "", new Reply.Emergency(), null);
            hill.sayInbound(RADIO, "", new Reply.Emergency(), null);
            List<JsonNode> alarms = dispatcher
                    .get("/api/console/snapshot")
                    .json()
                    .path("alarms")
                    .valueStream()
                    .filter(alarm -> alarm.path("text").asString().startsWith("EMERGENCY"))
                    .toList();
            assertThat(alarms)
                    .extracting(alarm -> alarm.path("text").asString())
                    .containsExactlyInAnyOrder(
                            "EMERGENCY button of radio 1999, which no crew has.", "EMERGENCY button of V1.");
            String known = alarms.stream()
                    .filter(alarm -> alarm.path("text").asString().contains("V1"))
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asString();
            dispatcher.post("/api/alarms/" + known + "/taken", null);
            RadioCommand command = hill.await(LinkMessage.Command.class).command();
            assertThat(command).isInstanceOf(RadioCommand.ClearEmergency.class);
            assertThat(((RadioCommand.ClearEmergency) command).radioId()).isEqualTo(RADIO);
        }
    }

    @Test
    void anEmergencyIsOnEveryConsole() {
        try (FakeGateway hill = hill();
                StompScreen first = StompScreen.open(port, dispatcher);
                StompScreen second = StompScreen.open(port, people.client(port, Role.SUPERVISOR))) {
            for (StompScreen console : List.of(first, second)) {
                console.subscribe("/topic/console");
            }
            awaitTrue(() ->
                    registry.findSubscriptions(heard -> heard.getDestination().equals("/topic/console"))
                                    .size()
                            == 2);
            long start = System.nanoTime();
            hill.sayInbound(RADIO, "", new Reply.Emergency(), null);
            for (StompScreen console : List.of(first, second)) {
                awaitTrue(() -> console.takeAll().stream().anyMatch(GatewayLinkTest::isEmergency));
            }
            System.out.printf(
                    "from the gateway's word to both consoles: %d ms%n", (System.nanoTime() - start) / 1_000_000);
        }
    }

    private static boolean isEmergency(JsonNode message) {
        return message.path("kind").asString().equals("ALARM")
                && message.at("/alarm/text").asString().startsWith("EMERGENCY");
    }

    @Test
    void aPositionMovesTheCrewAndOneOutsideTheCityOrFromNextYearDoesNot() {
        try (FakeGateway hill = hill()) {
            JsonNode city = dispatcher.get("/api/city").json();
            double lon = city.at("/center/0").asDouble();
            double lat = city.at("/center/1").asDouble();
            hill.say(position(lon, lat, Instant.now().plus(Duration.ofDays(365))));
            awaitTrue(() -> Math.abs(unit("V1").path("lon").asDouble() - lon) < 1e-4);
            assertThat(Instant.parse(unit("V1").path("positionAt").asString()))
                    .isBefore(Instant.now().plusSeconds(5));
            hill.say(position(0, 0, Instant.now()));
            hill.say(position(lon + 0.0005, lat, Instant.now().plusSeconds(1)));
            awaitTrue(() -> Math.abs(unit("V1").path("lon").asDouble() - lon - 0.0005) < 1e-4);
        }
    }

    private static LinkMessage position(double lon, double lat, Instant fixedAt) {
        return new LinkMessage.PositionTold(new RadioPosition(
                RADIO, lon, lat, OptionalDouble.of(19), Optional.of(fixedAt), "packet", Instant.now()));
    }

    private JsonNode unit(String code) {
        return dispatcher
                .get("/api/console/snapshot")
                .json()
                .path("units")
                .valueStream()
                .filter(unit -> unit.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theRecordOfTheAirIsKeptOnceAndFound() {
        Instant now = Instant.now();
        LinkMessage records = new LinkMessage.AirTold(
                7,
                1,
                List.of(
                        new AirRecord(now, "packet", AirRecord.Event.SENT, RADIO, 4, "K7 P1 GO TO MILL RD"),
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
        assertThat(dispatcher.get("/api/radio/air?q=mill").json()).hasSize(1);
        assertThat(dispatcher.get("/api/radio/air?radioId=1101&faults=true").json())
                .hasSize(1);
        assertThat(dispatcher.get("/api/radio/air?radioId=1102&q=mill").json()).isEmpty();
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
        gateway.sayInbound(RADIO, words, new Reply.FreeText(), null);
        RadioMessage answer = gateway.takeOrder();
        assertThat(answer.texts().get(answer.texts().size() - 1).length()).isLessThanOrEqualTo(67);
        return answer.text();
    }

    @Test
    void aCallByVoiceThatReachedTheCrewEndsTheAlarmAndAcknowledgesTheOrder() {
        String incident = order();
        String assignment = desk.assignment(incident).path("id").asString();
        jdbc.sql("update order_watch set alarm_at = now() - interval '1 second'")
                .update();
        awaitTrue(() -> !alarmsOf(assignment).isEmpty());
        String alarm = alarmsOf(assignment).get(0);
        UUID tried = UUID.randomUUID();
        Map<String, Object> notReached = Map.of("id", tried, "reached", false, "note", "no answer on 2");
        assertThat(call(alarm, notReached)).isEqualTo(204);
        assertThat(call(alarm, notReached)).as("twice").isEqualTo(204);
        assertThat(alarmsOf(assignment)).containsExactly(alarm);
        assertThat(call(alarm, Map.of("id", UUID.randomUUID(), "reached", true, "note", "on their way")))
                .isEqualTo(204);
        assertThat(alarmsOf(assignment)).isEmpty();
        assertThat(desk.assignment(incident).path("state").asString()).isEqualTo("ACKNOWLEDGED");
        assertThat(desk.incident(incident)
                        .path("timeline")
                        .valueStream()
                        .filter(line -> line.path("kind").asString().equals("VOICE_CALL"))
                        .map(line -> line.path("text").asString()))
                .containsExactlyInAnyOrder(
                        "Called by voice, not reached: no answer on 2", "Called by voice, reached: on their way");
        assertThat(call(alarm, Map.of("id", UUID.randomUUID(), "reached", true, "note", "")))
                .isEqualTo(404);
    }

    private int call(String alarm, Map<String, Object> body) {
        return dispatcher.post("/api/alarms/" + alarm + "/called", body).status();
    }

    private List<String> alarmsOf(String assignment) {
        return dispatcher
                .get("/api/console/snapshot")
                .json()
                .path("alarms")
                .valueStream()
                .filter(alarm -> alarm.path("assignmentId").asString().equals(assignment))
                .map(alarm -> alarm.path("id").asString())
                .toList();
    }
}
