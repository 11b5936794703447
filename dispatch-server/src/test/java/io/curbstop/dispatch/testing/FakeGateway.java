package io.curbstop.dispatch.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.GatewayStatus;
import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioCommand;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.link.LinkJson;
import io.curbstop.radio.link.LinkMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A gateway's end of the link in the hands of a test: says what it is told to say, and does nothing by itself. */
public final class FakeGateway implements AutoCloseable {

    private static final int PATIENCE_s = 20;

    private final BlockingQueue<LinkMessage> heard = new LinkedBlockingQueue<>();
    private final Queue<LinkMessage.Command> commands = new ArrayDeque<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final AtomicLong numbers = new AtomicLong();
    private final WebSocket socket;

    private FakeGateway(int port, String token) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create("ws://localhost:" + port + "/gateway-link"), new Ear())
                .join();
    }

    /** Connects, and says nothing yet. */
    public static FakeGateway open(int port, String token) {
        return new FakeGateway(port, token);
    }

    /** Connects under its name and is welcome. */
    public static FakeGateway greet(int port, String name, String token) {
        FakeGateway gateway = open(port, token);
        gateway.say(new LinkMessage.Hello(name, LinkMessage.PROTOCOL, "log-of-" + name));
        gateway.await(LinkMessage.Welcome.class);
        return gateway;
    }

    /** How the handshake with this token is refused. */
    public static int refusal(int port, String token) {
        try (FakeGateway gateway = open(port, token)) {
            throw new AssertionError("let in: " + gateway);
        } catch (CompletionException refused) {
            return ((WebSocketHandshakeException) refused.getCause())
                    .getResponse()
                    .statusCode();
        }
    }

    /** Says something. */
    public void say(LinkMessage message) {
        sayRaw(LinkJson.write(message));
    }

    /** Says something that need not be a message. */
    public void sayRaw(String frame) {
        socket.sendText(frame, true).join();
    }

    /** Says that it has heard a radio just now, and that all is well. */
    public void sayHeard(String radioId) {
        Instant now = Instant.now();
        sayStatus(
                now, List.of(new GatewayStatus.RadioState(radioId, Optional.of("packet"), true, Optional.of(now), 0)));
    }

    /** Says that all is well, at this time by its clock. */
    public void sayStatusAt(Instant itsTime) {
        sayStatus(itsTime, List.of());
    }

    private void sayStatus(Instant at, List<GatewayStatus.RadioState> radios) {
        say(new LinkMessage.StatusTold(new GatewayStatus(
                at,
                List.of(new GatewayStatus.ChannelStatus("packet", true, "", false, 0, 0, 30, Optional.of(at))),
                radios,
                List.of())));
    }

    /** Says that a message reached a state, and waits until that is written down. */
    public void sayReached(RadioMessage message, ReceiptState state) {
        long n = numbers.incrementAndGet();
        say(new LinkMessage.ReceiptTold(
                n, new Receipt(message.id(), message.radioId(), state, Instant.now(), "by the test")));
        assertThat(await(LinkMessage.Kept.class).n()).isEqualTo(n);
    }

    /** Says what a crew said, and waits until that is written down. */
    public void sayInbound(String radioId, String text, Reply reply, UUID inReplyTo) {
        sayInbound(new InboundMessage(
                UUID.randomUUID(), radioId, text, reply, Optional.ofNullable(inReplyTo), Instant.now()));
    }

    /** The same with an id that the test knows. */
    public void sayInbound(InboundMessage message) {
        long n = numbers.incrementAndGet();
        say(new LinkMessage.InboundTold(n, message));
        assertThat(await(LinkMessage.Kept.class).n()).isEqualTo(n);
    }

    /**
     * Says what a crew said, once.
     *
     * @return whether the server has taken it
     */
    public boolean isTaken(InboundMessage message) {
        say(new LinkMessage.InboundTold(numbers.incrementAndGet(), message));
        LinkMessage answer = await(LinkMessage.class);
        while (!(answer instanceof LinkMessage.Kept) && !(answer instanceof LinkMessage.NotKept)) {
            answer = await(LinkMessage.class);
        }
        return answer instanceof LinkMessage.Kept;
    }

    /** The next message it is given to send, which it says to have on its disk. */
    public RadioMessage takeOrder() {
        LinkMessage.Command command = await(LinkMessage.Command.class);
        while (!(command.command() instanceof RadioCommand.Send)) {
            say(new LinkMessage.Done(command.id()));
            command = await(LinkMessage.Command.class);
        }
        say(new LinkMessage.Done(command.id()));
        return ((RadioCommand.Send) command.command()).message();
    }

    /** The next message of a kind; what comes before is passed over, but for commands, which are for later. */
    public <T extends LinkMessage> T await(Class<T> kind) {
        try {
            LinkMessage next = next(kind);
            while (next != null && !kind.isInstance(next)) {
                if (next instanceof LinkMessage.Command command) {
                    commands.add(command);
                }
                next = heard.poll(PATIENCE_s, TimeUnit.SECONDS);
            }
            assertThat(next).as("a " + kind.getSimpleName()).isNotNull();
            return kind.cast(next);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private LinkMessage next(Class<?> kind) throws InterruptedException {
        boolean kept = kind.equals(LinkMessage.Command.class) && !commands.isEmpty();
        return kept ? commands.remove() : heard.poll(PATIENCE_s, TimeUnit.SECONDS);
    }

    /** Waits until the server ends the connection. */
    public int awaitEnd() {
        return ended.orTimeout(PATIENCE_s, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Ear implements WebSocket.Listener {

        private final StringBuilder frame = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            frame.append(data);
            if (last) {
                LinkJson.read(frame.toString()).ifPresent(heard::add);
                frame.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ended.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            ended.complete(-1);
        }
    }
}
