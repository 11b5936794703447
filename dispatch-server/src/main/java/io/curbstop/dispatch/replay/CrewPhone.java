package io.curbstop.dispatch.replay;

import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A crew's phone: hears its assignments over WebSocket, confirms that it has them, and sends the crew's steps. */
final class CrewPhone implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CrewPhone.class);
    private static final int MESSAGE_LIMIT = 4 * 1024 * 1024;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);

    private final ServerSession server;
    private final JsonMapper json;
    private final Map<String, CompletableFuture<Void>> received = new ConcurrentHashMap<>();
    private final WebSocketStompClient client = new WebSocketStompClient(new StandardWebSocketClient(container()));
    private final StompSession session;

    CrewPhone(ServerSession server, JsonMapper json) {
        this.server = server;
        this.json = json;
        client.setInboundMessageSizeLimit(MESSAGE_LIMIT);
        URI base = server.base();
        URI socket = URI.create("ws://" + base.getHost() + ":" + base.getPort() + "/ws");
        WebSocketHttpHeaders handshake = new WebSocketHttpHeaders();
        handshake.add("Cookie", server.cookieHeader());
        handshake.add("Origin", base.toString());
        try {
            session = client.connectAsync(socket, handshake, new StompHeaders(), new StompSessionHandlerAdapter() {})
                    .get(CONNECT_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplayRefused("interrupted while connecting a phone");
        } catch (ExecutionException | TimeoutException e) {
            throw new ReplayRefused("a phone could not connect: " + e);
        }
        session.subscribe("/user/queue/technician", new StompSessionHandlerAdapter() {
            @Override
            public Type getPayloadType(StompHeaders headers) {
                return byte[].class;
            }

            @Override
            public void handleFrame(StompHeaders headers, Object payload) {
                hear(json.readTree((byte[]) payload));
            }
        });
    }

    /** By default a longer message than 8 kB ends the connection; an order with its outage is longer. */
    private static WebSocketContainer container() {
        WebSocketContainer container = ContainerProvider.getWebSocketContainer();
        container.setDefaultMaxTextMessageBufferSize(MESSAGE_LIMIT);
        container.setDefaultMaxBinaryMessageBufferSize(MESSAGE_LIMIT);
        return container;
    }

    /** Waits until the phone has stored the assignment and told the server so. */
    boolean awaitAssignment(UUID assignmentId, Duration patience) {
        try {
            waiting(assignmentId.toString()).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new ReplayRefused(String.valueOf(e.getCause().getMessage()));
        }
    }

    /** Sends a step of the assignment. */
    JsonNode step(UUID assignmentId, String step) {
        return server.post(
                "/api/assignments/" + assignmentId + "/steps",
                Map.of("id", UUID.randomUUID(), "step", step, "occurredAt", java.time.Instant.now()));
    }

    private void hear(JsonNode message) {
        if (!"ASSIGNMENT".equals(message.path("kind").asString())) {
            return;
        }
        String assignmentId = message.at("/assignment/assignment/id").asString();
        // Off the socket's thread: the answer may be slow, and the next message must not wait for it.
        CompletableFuture.runAsync(() -> server.post(
                        "/api/deliveries/" + message.path("deliveryId").asString() + "/received", Map.of()))
                .whenComplete((done, error) -> {
                    if (error == null) {
                        waiting(assignmentId).complete(null);
                    } else {
                        waiting(assignmentId).completeExceptionally(error);
                    }
                });
    }

    private CompletableFuture<Void> waiting(String assignmentId) {
        return received.computeIfAbsent(assignmentId, id -> new CompletableFuture<>());
    }

    /** A phone whose connection was lost has nothing to take leave of. */
    @Override
    public void close() {
        try {
            session.disconnect();
        } catch (IllegalStateException | MessagingException lost) {
            LOG.info("A phone had lost its connection before the end: {}", lost.getMessage());
        } finally {
            client.stop();
        }
    }
}
