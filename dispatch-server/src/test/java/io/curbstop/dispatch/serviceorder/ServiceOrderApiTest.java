package io.curbstop.dispatch.serviceorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.assignment.Step;
import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Service orders over HTTP: what the CIS says, what a dispatcher does, and who sees what. */
@SmallTownTest
class ServiceOrderApiTest {

    private static final String BASE = "/api/service-orders";

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    OrderScene scene;

    @Autowired
    JsonMapper json;

    @Autowired
    CityCoordinates coordinates;

    private TestClient administrator;
    private TestClient dispatcher;
    private String secret;
    private UUID system;
    private final String number = "CIS-" + UUID.randomUUID().toString().substring(0, 8);
    private final String account = "A-" + number;

    @BeforeEach
    void build() {
        town.build();
        administrator = people.client(port, Role.ADMINISTRATOR);
        dispatcher = people.client(port, Role.DISPATCHER);
        system = UUID.randomUUID();
        secret = administrator
                .post("/api/cis/systems", Map.of("id", system, "name", "CIS " + system))
                .json()
                .path("secret")
                .asString();
    }

    @AfterEach
    void free() {
        scene.free("V1");
    }

    @Test
    void cisOrdersAndPaysAndIsAnsweredTheSameWhenItAsksAgain() {
        TestClient.Answer received = cis("orders", order("DISCONNECT"));
        assertThat(received.status()).as(received.text()).isEqualTo(200);
        assertThat(received.json().path("outcome").asString()).isEqualTo("RECEIVED");
        assertThat(cis("orders", order("DISCONNECT")).json().path("outcome").asString())
                .isEqualTo("UNCHANGED");
        String id = listed().path("id").asString();
        assertThat(dispatcher
                        .post(BASE + "/" + id + "/release", Map.of())
                        .json()
                        .at("/order/state")
                        .asString())
                .isEqualTo("RELEASED");
        Map<String, Object> sending = Map.of("assignmentId", UUID.randomUUID(), "unitCode", "V1");
        assertThat(dispatcher
                        .post(BASE + "/" + id + "/send", sending)
                        .json()
                        .at("/order/unitCode")
                        .asString())
                .isEqualTo("V1");
        scene.say(
                UUID.fromString(listed().path("assignmentId").asString()), Step.ACKNOWLEDGE, Source.APP, Instant.now());
        Map<String, Object> payment = Map.of("id", "P-" + number, "account", account, "amount", 84.2);

        TestClient.Answer paid = cis("payments", payment);

        assertThat(paid.json().at("/orders/0/state").asString()).isEqualTo("CANCEL_REQUESTED");
        assertThat(cis("payments", payment).text()).isEqualTo(paid.text());
        assertThat(cis("payments", Map.of("id", "P-" + number, "account", "another"))
                        .code())
                .isEqualTo("conflict");
        assertThat(dispatcher
                        .post(BASE + "/" + id + "/told", null)
                        .json()
                        .at("/order/state")
                        .asString())
                .isEqualTo("CANCELLED");
        assertThat(dispatcher
                        .get(BASE + "/" + id)
                        .json()
                        .path("log")
                        .valueStream()
                        .map(e -> e.path("kind").asString()))
                .contains("RECEIVED", "STATE", "PAID");
        assertThat(dispatcher
                        .post(BASE + "/" + id + "/cancel", Map.of("reason", "again"))
                        .status())
                .isEqualTo(200);
        assertThat(dispatcher
                        .post(BASE + "/" + id + "/unable", Map.of("reason", "x"))
                        .code())
                .isEqualTo("transition-not-allowed");
    }

    @Test
    void strangersAndShutOutSystemsAreNotHeard() {
        assertThat(TestClient.anonymous(port)
                        .send(TestClient.anonymous(port)
                                .request("/api/cis/orders")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(order("METER")))))
                        .code())
                .isEqualTo("unknown-system");
        administrator.put("/api/cis/systems/" + system + "/enabled", Map.of("enabled", false));

        assertThat(cis("orders", order("METER")).status()).isEqualTo(401);
        assertThat(administrator
                        .post("/api/cis/systems", Map.of("id", UUID.randomUUID(), "name", "CIS " + system))
                        .code())
                .isEqualTo("name-taken");
    }

    @Test
    void badOrderIsRefusedBesideItsField() {
        Map<String, Object> unknown = order("SNOW");
        assertThat(cis("orders", unknown).json().at("/fields/0/field").asString())
                .isEqualTo("kind");
        Map<String, Object> nowhere = order("METER");
        nowhere.remove("account");
        nowhere.remove("addressText");
        assertThat(cis("orders", nowhere).json().at("/fields/0/field").asString())
                .isEqualTo("account");
        Map<String, Object> backwards = order("METER");
        backwards.put("windowFrom", "2027-03-31T12:00:00Z");
        backwards.put("windowTo", "2027-03-31T11:00:00Z");
        assertThat(cis("orders", backwards).json().at("/fields/0/field").asString())
                .isEqualTo("windowTo");
        Map<String, Object> odd = order("METER");
        odd.put("number", "12 / 3");
        assertThat(cis("orders", odd).json().at("/fields/0/field").asString()).isEqualTo("number");
        cis("orders", order("METER"));
        assertThat(cis("orders", order("DISCONNECT")).code()).isEqualTo("kind-changed");
    }

    @Test
    void moneyIsForSupervisorsAndManagersOnly() {
        cis("orders", order("DISCONNECT"));

        assertThat(listed().path("amount").isMissingNode()
                        || listed().path("amount").isNull())
                .isTrue();
        for (Role role : List.of(Role.SUPERVISOR, Role.MANAGER)) {
            assertThat(people.client(port, role)
                            .get(BASE + "?account=" + account)
                            .json()
                            .at("/orders/0/amount")
                            .asDouble())
                    .isEqualTo(84.2);
        }
    }

    @Test
    void ordersAreFoundByDayStateKindAndWords() {
        cis("orders", order("METER"));
        LocalDate today = LocalDate.now(OrderScene.ZONE);

        assertThat(found("day=" + today + "&state=RECEIVED&kind=METER&text=" + number))
                .isEqualTo(1);
        assertThat(found("day=" + today.minusDays(1) + "&text=" + number)).isZero();
        assertThat(found("day=" + today.plusDays(1) + "&text=" + number))
                .as("open since before")
                .isEqualTo(1);
        assertThat(found("state=DONE&text=" + number)).isZero();
        assertThat(found("kind=RECONNECT&text=" + number)).isZero();
        LonLat premise =
                coordinates.toLonLat(List.of(scene.now(number).location())).get(0);
        assertThat(found("open=true&text=" + number + "&lon=" + premise.lon() + "&lat=" + premise.lat()))
                .as("at the premise of a call")
                .isEqualTo(1);
        assertThat(found("text=" + number + "&lon=" + premise.lon() + "&lat=" + (premise.lat() + 0.001)))
                .isZero();
        assertThat(found("text=%25")).as("a percent sign is no wildcard").isZero();
        assertThat(dispatcher.get(BASE + "?state=NOWHERE").status()).isEqualTo(400);
    }

    @Test
    void fileOfOrdersIsTakenRowByRow() {
        String csv = """
                number,kind,account,address,what_to_do,due_on,window_from,window_to,amount
                %1$s-1,DISCONNECT,ACC140,,Close the curb stop,2027-03-31,09:00,11:30,84.20
                %1$s-2,SNOW,ACC140,,Clear the snow,2027-03-31,,,
                %1$s-3,METER,,,Read it,2027-03-31,,,
                %1$s-4,METER,ACC142,,Read it,31.3.2027,,,
                %1$s-5,METER,ACC142,,Read it,2027-03-31,11:00,10:00,
                """.formatted(number);
        TestClient supervisor = people.client(port, Role.SUPERVISOR);

        JsonNode report = upload(supervisor, csv).json();

        assertThat(report.path("taken").asInt()).as(report.toString()).isEqualTo(1);
        assertThat(report.path("rejected")
                        .valueStream()
                        .map(r -> r.path("row").asInt() + " " + r.path("reason").asString()))
                .satisfiesExactly(
                        kind -> assertThat(kind).startsWith("3 There is no kind of service order “SNOW”"),
                        nowhere -> assertThat(nowhere).isEqualTo("4 An order needs an account, an address or a place."),
                        date -> assertThat(date).isEqualTo("5 due_on: “31.3.2027” is not a date such as 2027-03-31."),
                        window -> assertThat(window).isEqualTo("6 The window ends before it begins."));
        assertThat(upload(supervisor, csv).json().path("unchanged").asInt()).isEqualTo(1);
        assertThat(upload(supervisor, "number,kind\n1,METER").code()).isEqualTo("import-refused");
        JsonNode order = supervisor.get(BASE + "?text=" + number + "-1").json().at("/orders/0");
        assertThat(order.path("customerName").asString()).isEqualTo("Customer 140");
        assertThat(order.path("windowFrom").asString()).isEqualTo("2027-03-31T13:00:00Z");
    }

    private int found(String query) {
        return dispatcher.get(BASE + "?" + query).json().path("total").asInt();
    }

    private JsonNode listed() {
        return dispatcher.get(BASE + "?account=" + account).json().at("/orders/0");
    }

    private Map<String, Object> order(String kind) {
        return new HashMap<>(Map.of(
                "number",
                number,
                "kind",
                kind,
                "account",
                account,
                "addressText",
                "130 Mill Rd",
                "whatToDo",
                "Close the curb stop",
                "amount",
                84.2,
                "dueOn",
                LocalDate.now(OrderScene.ZONE).toString()));
    }

    private TestClient.Answer cis(String what, Map<String, Object> body) {
        TestClient machine = TestClient.anonymous(port);
        return machine.send(machine.request("/api/cis/" + what)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + secret)
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private static TestClient.Answer upload(TestClient person, String csv) {
        String boundary = "b" + UUID.randomUUID();
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"orders.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + csv + "\r\n--" + boundary + "--\r\n";
        return person.send(person.request(BASE + "/imports")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("X-XSRF-TOKEN", person.csrfToken())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
