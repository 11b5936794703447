package io.curbstop.radio.link;

import io.curbstop.radio.transport.GrowingPause;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The WebSocket to dispatch, made anew whenever it is lost or silent. */
public final class LinkConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LinkConnection.class);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration PING_EVERY = Duration.ofSeconds(10);
    private static final Duration SILENT_LIMIT = Duration.ofSeconds(30);
    private static final Duration SEND_LIMIT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /** What happens on a connection; one call at a time. */
    public interface Handler {
        /** There is a connection. */
        void onOpen();

        /** Something was said. */
        void onMessage(String frame);

        /** The connection is gone. */
        void onClosed();
    }

    private final URI dispatch;
    private final Supplier<String> token;
    private final Handler handler;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
    private final Thread thread;
    private final Object sending = new Object();
    private volatile boolean closed;
    private WebSocket socket;

    /**
     * Does nothing until it is started.
     *
     * @param dispatch where dispatch listens, {@code wss://…/gateway-link}
     * @param token gives the gateway's token, read anew for each connection
     */
    public LinkConnection(URI dispatch, Supplier<String> token, Handler handler) {
        this.dispatch = dispatch;
        this.token = token;
        this.handler = handler;
        this.thread = new Thread(this::run, "dispatch-link");
        thread.setDaemon(true);
    }

    /** Begins to connect. */
    public void start() {
        thread.start();
    }

    private void run() {
        GrowingPause pause = new GrowingPause(FIRST_PAUSE, LONGEST_PAUSE);
        while (!closed) {
            Incoming incoming = new Incoming();
            try {
                WebSocket opened = client.newWebSocketBuilder()
                        .connectTimeout(CONNECT_LIMIT)
                        .header("Authorization", "Bearer " + token.get())
                        .buildAsync(dispatch, incoming)
                        .get(2 * CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
                adopt(opened);
                LOG.info("Connected to dispatch at {}", dispatch);
                handler.onOpen();
                incoming.listen();
                pause.reset();
                watch(opened, incoming);
                LOG.warn("The connection to dispatch at {} was lost: {}", dispatch, incoming.reason);
            } catch (ExecutionException | TimeoutException | RuntimeException failed) {
                Throwable cause = failed.getCause() == null ? failed : failed.getCause();
                LOG.warn("Dispatch at {} cannot be reached: {}", dispatch, describe(cause));
            } catch (InterruptedException stopped) {
                closed = true;
            }
            drop();
            adopt(null);
            handler.onClosed();
            sleep(pause.next());
        }
    }

    private static String describe(Throwable cause) {
        if (cause instanceof java.net.http.WebSocketHandshakeException refused) {
            return "it answered " + refused.getResponse().statusCode();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** Returns when the connection has ended or fallen silent. */
    private void watch(WebSocket opened, Incoming incoming) throws InterruptedException {
        while (!closed && !incoming.ended.isDone()) {
            try {
                incoming.ended.get(PING_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillOpen) {
                if (incoming.silent_ms() > SILENT_LIMIT.toMillis()) {
                    incoming.reason = "it fell silent";
                    return;
                }
                synchronized (sending) {
                    opened.sendPing(ByteBuffer.allocate(0));
                }
            } catch (ExecutionException never) {
                throw new IllegalStateException(never);
            }
        }
    }

    private void sleep(Duration pause) {
        if (!closed) {
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException stopped) {
                closed = true;
            }
        }
    }

    private void adopt(WebSocket opened) {
        synchronized (sending) {
            socket = opened;
        }
    }

    /** Sends a frame; without a connection it is lost. */
    void send(String frame) {
        synchronized (sending) {
            if (socket == null) {
                return;
            }
            try {
                socket.sendText(frame, true).get(SEND_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException broken) {
                LOG.debug("A frame could not be sent", broken);
                socket.abort();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends this connection; another is made. */
    void drop() {
        synchronized (sending) {
            if (socket != null) {
                socket.abort();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        drop();
        thread.interrupt();
    }

    /** What comes on one connection. */
    private final class Incoming implements WebSocket.Listener {

        final CompletableFuture<Void> ended = new CompletableFuture<>();
        volatile String reason = "it was closed";
        private final StringBuilder frame = new StringBuilder();
        private volatile long heard_ns = System.nanoTime();
        private final CompletableFuture<WebSocket> listening = new CompletableFuture<>();

        long silent_ms() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heard_ns);
        }

        /** Nothing is taken before the handler knows of the connection. */
        void listen() {
            listening.thenAccept(opened -> opened.request(1));
        }

        @Override
        public void onOpen(WebSocket opened) {
            listening.complete(opened);
        }

        @Override
        public CompletionStage<?> onText(WebSocket opened, CharSequence data, boolean last) {
            heard_ns = System.nanoTime();
            frame.append(data);
            if (frame.length() > LinkMessage.MOST_CHARACTERS) {
                reason = "it sent too long a frame";
                opened.abort();
                ended.complete(null);
                return null;
            }
            if (last) {
                String whole = frame.toString();
                frame.setLength(0);
                handler.onMessage(whole);
            }
            opened.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPong(WebSocket opened, ByteBuffer message) {
            heard_ns = System.nanoTime();
            opened.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket opened, int code, String why) {
            reason = "dispatch closed it: " + code + " " + why;
            ended.complete(null);
            return null;
        }

        @Override
        public void onError(WebSocket opened, Throwable error) {
            reason = describe(error);
            ended.complete(null);
        }
    }
}
