package io.curbstop.dispatch.testing;

import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.ByteArrayMessageConverter;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A screen's live connection in a test: subscribes, and hands out what it hears in order. */
public final class StompScreen implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LARGEST_MESSAGE = 1 << 20;
    private static final JsonMapper json = new JsonMapper();

    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> refusals = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final WebSocketStompClient client;
    private StompSession session;

    private StompScreen() {
        WebSocketContainer container = ContainerProvider.getWebSocketContainer();
        container.setDefaultMaxTextMessageBufferSize(LARGEST_MESSAGE); // else it closes at 8 KiB, which no browser does
        client = new WebSocketStompClient(new StandardWebSocketClient(container));
        client.setInboundMessageSizeLimit(LARGEST_MESSAGE);
        client.setMessageConverter(new AnyBytes());
    }

    /** Connects with the session of {@code browser}; fails when the handshake is refused. */
    public static StompScreen open(int port, TestClient browser) {
        StompScreen screen = new StompScreen();
        WebSocketHttpHeaders headers = new WebSocketHttpHeaders();
        headers.add("Cookie", browser.cookieHeader());
        try {
            screen.session = screen.client
                    .connectAsync("ws://localhost:" + port + "/ws", headers, screen.new Events())
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return screen;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("No connection: " + e.getMessage(), e);
        }
    }

    /** Asks to hear {@code destination}; whether that is granted shows later. */
    public void subscribe(String destination) {
        session.subscribe(destination, new Listener());
    }

    /** Sends JSON to {@code destination}. */
    public void send(String destination, Object body) {
        session.send(destination, json.writeValueAsBytes(body));
    }

    /** Waits until the server knows of a subscription to {@code destination} by somebody. */
    public void awaitSubscribed(SimpUserRegistry registry, String destination) {
        await(() -> !registry.findSubscriptions(subscription -> destination.equals(subscription.getDestination()))
                .isEmpty());
    }

    /** The next message; fails when none comes. */
    public JsonNode awaitMessage() {
        return take(heard, "a message");
    }

    /** Lets something be sent again and again until a message comes: the broker may still be noting the subscription. */
    public JsonNode awaitMessage(Runnable send) {
        await(() -> {
            send.run();
            return !heard.isEmpty();
        });
        return awaitMessage();
    }

    /** All messages that have come and that nobody has taken. */
    public List<JsonNode> takeAll() {
        List<JsonNode> all = new ArrayList<>();
        heard.drainTo(all);
        return all;
    }

    /**
     * The server's words of refusal, or, since it closes the connection after them and that may be seen first, the
     * client's words that the connection is gone; fails when neither comes.
     */
    public String awaitRefusal() {
        return take(refusals, "a refusal");
    }

    /** Waits until the connection is gone. */
    public void awaitClosed() {
        await(() -> closed.getCount() == 0 || !session.isConnected());
    }

    @Override
    public void close() {
        try {
            session.disconnect();
        } catch (IllegalStateException | MessageDeliveryException e) {
            // The server was quicker.
            closed.countDown();
        }
        client.stop();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not happen within " + PATIENCE.toSeconds() + " s");
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static <T> T take(BlockingQueue<T> queue, String what) {
        try {
            T value = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (value == null) {
                throw new AssertionError(
                        "No " + what.replaceFirst("^an? ", "") + " within " + PATIENCE.toSeconds() + " s");
            }
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Bytes as they come, whatever the content type says. */
    private static final class AnyBytes extends ByteArrayMessageConverter {

        @Override
        protected boolean supportsMimeType(MessageHeaders headers) {
            return true;
        }
    }

    private final class Listener implements StompFrameHandler {

        @Override
        public Type getPayloadType(StompHeaders headers) {
            return byte[].class;
        }

        @Override
        public void handleFrame(StompHeaders headers, Object payload) {
            heard.add(json.readTree((byte[]) payload));
        }
    }

    private final class Events extends StompSessionHandlerAdapter {

        @Override
        public Type getPayloadType(StompHeaders headers) {
            return byte[].class;
        }

        @Override
        public void handleFrame(StompHeaders headers, Object payload) {
            String body = payload == null ? "" : new String((byte[]) payload, StandardCharsets.UTF_8);
            refusals.add(
                    List.of(String.valueOf(headers.getFirst("message")), body).toString());
        }

        @Override
        public void handleException(
                StompSession failed, StompCommand command, StompHeaders headers, byte[] payload, Throwable cause) {
            refusals.add("Client: " + cause);
        }

        @Override
        public void handleTransportError(StompSession failed, Throwable cause) {
            closed.countDown();
            refusals.add("Connection closed: " + cause.getMessage());
        }
    }
}
