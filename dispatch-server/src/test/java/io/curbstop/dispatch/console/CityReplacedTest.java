package io.curbstop.dispatch.console;

import static io.curbstop.dispatch.JobDesk.awaitKind;
import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.CurbstopApplication;
import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.geodata.CityReplaced;
import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.StompScreen;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Open screens hear that a real city takes the demo city's place. The database is this test's own. */
@CurbstopTest
@TestPropertySource(properties = "curbstop.test.town=replaced")
class CityReplacedTest {

    private static final String MAPPING = """
            name: Realtown
            dataset: real
            crs: EPSG:26917
            time_zone: America/Toronto
            layers:
              - {layer: place, file: p.csv, id: ID, geometry: {x: X, y: Y}, fields: {name: NAME}}
            """;

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SmallTown town;

    @Autowired
    CityStore cities;

    @Autowired
    SimpUserRegistry registry;

    @Autowired
    Environment environment;

    @Test
    void consoleAndPhoneAreToldAndTheirSnapshotsAreEmptyOfWhatWasPlayed() {
        town.build();
        cities.putCity("Smalltown", 32618, ZoneId.of("America/New_York"), true);
        TestClient dispatcher = people.client(port, Role.DISPATCHER);
        TestClient technician = people.client(port, "tech-v1", Role.TECHNICIAN, "V1");
        new JobDesk(dispatcher).take(JobDesk.call(), "V1");
        try (StompScreen console = StompScreen.open(port, dispatcher);
                StompScreen phone = StompScreen.open(port, technician)) {
            console.subscribe("/topic/console");
            console.awaitSubscribed(registry, "/topic/console");
            phone.subscribe("/user/queue/technician");
            phone.awaitSubscribed(registry, "/user/queue/technician");

            upload("ID,X,Y,NAME\n1,540000,4805000,Works\n");

            JsonNode told = awaitKind(console, "CITY");
            assertThat(told.path("name").asString()).isEqualTo("Realtown");
            assertThat(told.path("demoLeft").asBoolean()).isTrue();
            assertThat(awaitKind(phone, "CITY").path("name").asString()).isEqualTo("Realtown");
            assertThat(dispatcher
                            .get("/api/console/snapshot")
                            .json()
                            .path("incidents")
                            .isEmpty())
                    .isTrue();
            assertThat(technician
                            .get("/api/technician/snapshot")
                            .json()
                            .path("assignments")
                            .isEmpty())
                    .isTrue();
            assertThat(dispatcher.get("/api/city").json().path("name").asString())
                    .isEqualTo("Realtown");
        }
    }

    @Test
    void commandThatJoinsTheServersDatabaseTellsItsScreens() {
        town.build();
        TestClient dispatcher = people.client(port, Role.DISPATCHER);
        try (StompScreen console = StompScreen.open(port, dispatcher);
                ConfigurableApplicationContext command = command()) {
            console.subscribe("/topic/console");
            console.awaitSubscribed(registry, "/topic/console");

            command.getBean(TransactionTemplate.class)
                    .executeWithoutResult(status -> command.publishEvent(new CityReplaced("Elsewhere", true)));

            assertThat(awaitKind(console, "CITY").path("name").asString()).isEqualTo("Elsewhere");
        }
    }

    /** As the command line starts one: without a web server, and with nothing made that is not asked for. */
    private ConfigurableApplicationContext command() {
        return new SpringApplicationBuilder(CurbstopApplication.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--curbstop.process-role=TOOL",
                        "--spring.main.lazy-initialization=true",
                        "--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
                        "--spring.datasource.username=" + environment.getProperty("spring.datasource.username"),
                        "--spring.datasource.password=" + environment.getProperty("spring.datasource.password"),
                        "--spring.datasource.hikari.maximum-pool-size=3");
    }

    private void upload(String csv) {
        TestClient administrator = people.client(port, Role.ADMINISTRATOR);
        String edge = "edge-of-part";
        String body =
                part(edge, "file", "p.csv", csv) + part(edge, "mapping", "m.yml", MAPPING) + "--" + edge + "--\r\n";
        TestClient.Answer answer = administrator.send(administrator
                .request("/api/imports")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .header("X-XSRF-TOKEN", administrator.csrfToken())
                .header("Content-Type", "multipart/form-data; boundary=" + edge));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private static String part(String edge, String name, String file, String content) {
        return "--" + edge + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + file
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n";
    }
}
