package io.curbstop.dispatch.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.StompScreen;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.simp.user.SimpUserRegistry;

@CurbstopTest
class SubscriptionTest {

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    SimpMessagingTemplate messages;

    @Autowired
    SimpUserRegistry registry;

    @ParameterizedTest
    @CsvSource({
        "TECHNICIAN, /topic/console",
        "ADMINISTRATOR, /topic/console",
        "MANAGER, /topic/radio",
        "TECHNICIAN, /topic/radio",
        "DISPATCHER, /topic/unknown",
        "DISPATCHER, /topic/*",
        "DISPATCHER, /topic/console/**",
        "TECHNICIAN, /queue/technician-user1",
        "TECHNICIAN, /user/someone/queue/technician",
    })
    void topicNotOnesOwnIsRefused(Role role, String destination) {
        try (StompScreen screen = StompScreen.open(port, people.client(port, role))) {
            screen.subscribe(destination);

            assertThat(screen.awaitRefusal()).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({"DISPATCHER", "SUPERVISOR", "MANAGER"})
    void consoleTopicReachesThoseItIsFor(Role role) {
        try (StompScreen screen = StompScreen.open(port, people.client(port, role))) {
            screen.subscribe("/topic/console");
            screen.awaitSubscribed(registry, "/topic/console");

            Runnable send = () -> messages.convertAndSend("/topic/console", (Object) Map.of("sequence", 7));

            assertThat(screen.awaitMessage(send).path("sequence").asInt()).isEqualTo(7);
        }
    }

    @Test
    void ownQueueIsHeardByItsOwnerOnly() {
        TestClient tess = people.client(port, "tess-test", Role.TECHNICIAN, "V1");
        TestClient raul = people.client(port, "raul-test", Role.TECHNICIAN, "R1");
        try (StompScreen tessPhone = StompScreen.open(port, tess);
                StompScreen raulPhone = StompScreen.open(port, raul)) {
            tessPhone.subscribe("/user/queue/technician");
            raulPhone.subscribe("/user/queue/technician");
            tessPhone.awaitSubscribed(registry, "/user/queue/technician");
            raulPhone.awaitSubscribed(registry, "/user/queue/technician");

            Runnable send = () -> {
                messages.convertAndSendToUser("tess-test", "/queue/technician", Map.of("for", "tess"));
                messages.convertAndSendToUser("raul-test", "/queue/technician", Map.of("for", "raul"));
            };

            assertThat(tessPhone.awaitMessage(send).path("for").asString()).isEqualTo("tess");
            assertThat(raulPhone.awaitMessage(send).path("for").asString()).isEqualTo("raul");
            assertThat(tessPhone.takeAll())
                    .allMatch(m -> m.path("for").asString().equals("tess"));
            assertThat(raulPhone.takeAll())
                    .allMatch(m -> m.path("for").asString().equals("raul"));
        }
    }

    @Test
    void socketWithoutSessionIsRefused() {
        assertThatThrownBy(() -> StompScreen.open(port, TestClient.anonymous(port)))
                .hasStackTraceContaining("401");
    }

    @Test
    void clientsCannotSendToTopics() {
        try (StompScreen screen = StompScreen.open(port, people.client(port, Role.DISPATCHER))) {
            screen.send("/topic/console", Map.of("sequence", 1));

            assertThat(screen.awaitRefusal()).isNotBlank();
        }
    }

    @Test
    void signedOutUserIsDisconnected() {
        TestClient dispatcher = people.client(port, "leaves", Role.DISPATCHER, null);
        try (StompScreen screen = StompScreen.open(port, dispatcher)) {
            dispatcher.post("/api/sign-out", null);

            screen.awaitClosed();
        }
    }
}
