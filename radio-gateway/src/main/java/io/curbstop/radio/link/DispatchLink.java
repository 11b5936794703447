package io.curbstop.radio.link;

import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioFault;
import io.curbstop.radio.api.RadioLink;
import io.curbstop.radio.api.RadioLinkException;
import io.curbstop.radio.api.RadioListener;
import io.curbstop.radio.api.RadioPosition;
import io.curbstop.radio.api.RadioPresence;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.TransportStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's end of the link: hears the session, tells dispatch, and does not return before dispatch has written it down;
 * does what dispatch asks and answers once it is on disk here. While there is no connection the session keeps what it could
 * not tell.
 */
public final class DispatchLink implements RadioListener, LinkConnection.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(DispatchLink.class);
    private static final Duration KEPT_WITHIN = Duration.ofSeconds(15);

    private final RadioLink radio;
    private final Runnable retell;
    private final AirFeed air;
    private final String gateway;
    private final AtomicLong numbers = new AtomicLong();
    private final ConcurrentHashMap<Long, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();
    private final AtomicLong airCopied = new AtomicLong();
    private volatile LinkConnection connection;
    private volatile boolean welcome;

    /**
     * Tells nobody anything until it has a connection.
     *
     * @param gateway our name
     * @param radio does what dispatch asks
     * @param retell is run when dispatch can be told again what was kept
     * @param air the record that dispatch is given a copy of
     */
    public DispatchLink(String gateway, RadioLink radio, Runnable retell, AirFeed air) {
        this.gateway = gateway;
        this.radio = radio;
        this.retell = retell;
        this.air = air;
    }

    /** The record of the air as the link reads it. */
    public interface AirFeed {

        /** Which record it is. */
        String id();

        /** The next records after a number, as a message to be kept under {@code n}; null when there is none yet. */
        LinkMessage.AirTold read(long n, long after);
    }

    /** Uses this connection from now on. */
    public void use(LinkConnection newConnection) {
        connection = newConnection;
    }

    @Override
    public void onOpen() {
        say(new LinkMessage.Hello(gateway, LinkMessage.PROTOCOL, air.id()));
    }

    @Override
    public void onClosed() {
        welcome = false;
        awaited.values().forEach(answer -> answer.completeExceptionally(new RadioLinkException("Dispatch is away")));
    }

    @Override
    public void onMessage(String frame) {
        LinkMessage message = LinkJson.read(frame).orElse(null);
        if (message instanceof LinkMessage.Command command) {
            doCommand(command);
        } else if (message instanceof LinkMessage.Kept kept) {
            answer(kept.n(), null);
        } else if (message instanceof LinkMessage.NotKept notKept) {
            answer(notKept.n(), notKept.reason());
        } else if (message instanceof LinkMessage.Welcome hello) {
            welcome = true;
            airCopied.set(hello.airRecords());
            retell.run();
        } else {
            LOG.warn("Dispatch said something that this version does not know");
            LinkJson.findCommandId(frame)
                    .ifPresent(id -> say(new LinkMessage.NotDone(id, "this gateway does not know that command")));
        }
    }

    /**
     * Copies what is new of the record to dispatch.
     *
     * @return whether there was something to copy
     */
    public boolean copyAir() {
        if (!welcome) {
            return false;
        }
        long after = airCopied.get();
        LinkMessage.AirTold records = air.read(numbers.incrementAndGet(), after);
        if (records == null) {
            return false;
        }
        tellAndWait(records.n(), records);
        airCopied.compareAndSet(after, records.first() + records.records().size() - 1);
        return true;
    }

    private void doCommand(LinkMessage.Command command) {
        try {
            command.command().applyTo(radio);
            say(new LinkMessage.Done(command.id()));
        } catch (RadioLinkException notWritten) {
            say(new LinkMessage.NotDone(command.id(), notWritten.getMessage()));
        }
    }

    private void answer(long n, String reason) {
        CompletableFuture<Void> waiting = awaited.get(n);
        if (waiting != null && reason == null) {
            waiting.complete(null);
        } else if (waiting != null) {
            waiting.completeExceptionally(new RadioLinkException("Dispatch could not write it down: " + reason));
        }
    }

    @Override
    public void onReceipt(Receipt receipt) {
        keep(n -> new LinkMessage.ReceiptTold(n, receipt));
    }

    @Override
    public void onInbound(InboundMessage message) {
        keep(n -> new LinkMessage.InboundTold(n, message));
    }

    private void keep(LongFunction<LinkMessage> message) {
        long n = numbers.incrementAndGet();
        tellAndWait(n, message.apply(n));
    }

    private void tellAndWait(long n, LinkMessage message) {
        if (!welcome) {
            throw new RadioLinkException("Dispatch is away");
        }
        CompletableFuture<Void> kept = new CompletableFuture<>();
        awaited.put(n, kept);
        try {
            say(message);
            kept.get(KEPT_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException notKept) {
            throw new RadioLinkException(notKept.getCause().getMessage(), notKept);
        } catch (TimeoutException silent) {
            connection.drop();
            throw new RadioLinkException("Dispatch did not answer", silent);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RadioLinkException("The gateway is being stopped", stopped);
        } finally {
            awaited.remove(n);
        }
    }

    /** Says something that need not be kept. */
    public void say(LinkMessage message) {
        LinkConnection now = connection;
        if (now != null) {
            now.send(LinkJson.write(message));
        }
    }

    /** Whether dispatch has answered on this connection. */
    public boolean isWelcome() {
        return welcome;
    }

    private void sayIfWelcome(LinkMessage message) {
        if (welcome) {
            say(message);
        }
    }

    @Override
    public void onPresence(RadioPresence presence) {
        sayIfWelcome(new LinkMessage.PresenceTold(presence));
    }

    @Override
    public void onPosition(RadioPosition position) {
        sayIfWelcome(new LinkMessage.PositionTold(position));
    }

    @Override
    public void onTransport(TransportStatus status) {
        sayIfWelcome(new LinkMessage.TransportTold(status));
    }

    @Override
    public void onFault(RadioFault fault) {
        sayIfWelcome(new LinkMessage.FaultTold(fault));
    }
}
