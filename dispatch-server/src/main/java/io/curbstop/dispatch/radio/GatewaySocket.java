package io.curbstop.dispatch.radio;

import io.curbstop.radio.link.LinkJson;
import io.curbstop.radio.link.LinkMessage;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** The server's end of the link to the gateway programs: one connection each, the newest counts. */
@Component
@ConditionalOnWebApplication
class GatewaySocket extends TextWebSocketHandler {

    /** Under which the handshake leaves the gateway's name with the connection. */
    static final String NAME = "gateway";

    private static final Logger LOG = LoggerFactory.getLogger(GatewaySocket.class);
    private static final String LOG_ID = "airLogId";
    private static final int SEND_LIMIT_ms = 10_000;
    private static final int BUFFER_LIMIT_bytes = 4 * 1024 * 1024;

    private final GatewayAccounts accounts;
    private final GatewayCommands commands;
    private final AirRecords air;
    private final ToldByGateways told;
    private final ObjectProvider<RadioSilence> silence;
    private final Map<String, WebSocketSession> connections = new ConcurrentHashMap<>();

    GatewaySocket(
            GatewayAccounts accounts,
            GatewayCommands commands,
            AirRecords air,
            RadioGateways gateways,
            ToldByGateways told,
            ObjectProvider<RadioSilence> silence) {
        this.accounts = accounts;
        this.commands = commands;
        this.air = air;
        this.told = told;
        this.silence = silence;
        gateways.onCommand(this::hand);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        session.setTextMessageSizeLimit(LinkMessage.MOST_CHARACTERS);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage frame) throws IOException {
        String gateway = (String) session.getAttributes().get(NAME);
        LinkMessage message = LinkJson.read(frame.getPayload()).orElse(null);
        if (message instanceof LinkMessage.Hello hello) {
            greet(session, gateway, hello);
        } else if (!session.getAttributes().containsKey(LOG_ID)) {
            session.close(CloseStatus.POLICY_VIOLATION.withReason("say hello first"));
        } else if (message instanceof LinkMessage.ReceiptTold receipt) {
            keep(gateway, receipt.n(), () -> told.onReceipt(gateway, receipt.receipt()));
        } else if (message instanceof LinkMessage.InboundTold inbound) {
            keep(gateway, inbound.n(), () -> told.onInbound(gateway, inbound.message()));
        } else if (message instanceof LinkMessage.AirTold records) {
            String logId = (String) session.getAttributes().get(LOG_ID);
            keep(gateway, records.n(), () -> air.add(gateway, logId, records.first(), records.records()));
        } else if (message instanceof LinkMessage.Done done) {
            commands.done(gateway, done.id());
        } else if (message instanceof LinkMessage.NotDone notDone) {
            LOG.warn("Gateway {} could not do command {}: {}", gateway, notDone.id(), notDone.reason());
            commands.notDone(gateway, notDone.id(), notDone.reason());
        } else if (message != null) {
            told.onNews(gateway, message);
        } else {
            LOG.warn("Gateway {} said something that this version does not know", gateway);
        }
    }

    private void greet(WebSocketSession session, String gateway, LinkMessage.Hello hello) throws IOException {
        if (!gateway.equals(hello.gateway())
                || hello.airLogId() == null
                || hello.airLogId().length() > 64) {
            session.close(CloseStatus.POLICY_VIOLATION.withReason("this token is another gateway's"));
            return;
        }
        if (hello.protocol() != LinkMessage.PROTOCOL) {
            session.close(
                    CloseStatus.POLICY_VIOLATION.withReason("this server speaks version " + LinkMessage.PROTOCOL));
            return;
        }
        Optional<String> silent = findSilence();
        if (silent.isPresent()) {
            session.close(CloseStatus.POLICY_VIOLATION.withReason(silent.get()));
            return;
        }
        session.getAttributes().put(LOG_ID, hello.airLogId());
        WebSocketSession safe = new ConcurrentWebSocketSessionDecorator(session, SEND_LIMIT_ms, BUFFER_LIMIT_bytes);
        WebSocketSession before = connections.put(gateway, safe);
        if (before != null) {
            before.close(CloseStatus.SERVICE_RESTARTED);
        }
        LOG.info("Radio gateway {} has connected", gateway);
        say(safe, new LinkMessage.Welcome(air.count(gateway, hello.airLogId())));
        hand(gateway, true);
    }

    /** Acknowledge only after the write: what fails is told again by the gateway, which keeps it. */
    private void keep(String gateway, long n, Runnable write) {
        LinkMessage answer;
        try {
            write.run();
            answer = new LinkMessage.Kept(n);
        } catch (RuntimeException notWritten) {
            LOG.warn("What gateway {} said could not be written down", gateway, notWritten);
            answer = new LinkMessage.NotKept(n, "the server could not write it down");
        }
        WebSocketSession connection = connections.get(gateway);
        if (connection != null) {
            say(connection, answer);
        }
    }

    private static void say(WebSocketSession connection, LinkMessage message) {
        try {
            connection.sendMessage(new TextMessage(LinkJson.write(message)));
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A gateway is gone; it is told again on its next connection", gone);
        }
    }

    /** Hands a gateway what waits for it, if its connection is here. */
    private void hand(String gateway) {
        hand(gateway, false);
    }

    private void hand(String gateway, boolean anew) {
        WebSocketSession connection = connections.get(gateway);
        if (connection == null) {
            return;
        }
        // In their order: one at a time hands to a gateway.
        synchronized (connection) {
            for (GatewayCommands.Waiting waiting : commands.take(gateway, anew)) {
                say(connection, new LinkMessage.Command(waiting.id(), waiting.command()));
            }
        }
    }

    /** What another server has left for a gateway whose connection is here, and what was not done. */
    @Scheduled(fixedDelay = 1000)
    void handAll() {
        if (connections.isEmpty()) {
            return;
        }
        Optional<String> silent = findSilence();
        connections.keySet().forEach(gateway -> {
            if (silent.isPresent()) {
                disconnect(gateway, silent.get());
            } else {
                hand(gateway);
            }
        });
    }

    private Optional<String> findSilence() {
        return silence.stream().flatMap(one -> one.findReason().stream()).findFirst();
    }

    /** The gateways that are connected here. */
    Set<String> listConnected() {
        return Set.copyOf(connections.keySet());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        String gateway = (String) session.getAttributes().get(NAME);
        boolean current = connections.values().removeIf(kept -> kept.getId().equals(session.getId()));
        if (current) {
            LOG.warn("Radio gateway {} is gone: {}", gateway, status);
            accounts.noteAway(gateway);
        }
    }

    /** Ends a gateway's connection, because it is let in no more. */
    void disconnect(String gateway) {
        disconnect(gateway, "no longer let in");
    }

    private void disconnect(String gateway, String reason) {
        WebSocketSession connection = connections.get(gateway);
        if (connection != null) {
            try {
                connection.close(CloseStatus.POLICY_VIOLATION.withReason(reason));
            } catch (IOException gone) {
                LOG.debug("Gateway {} was gone already", gateway, gone);
            }
        }
    }
}
