package io.curbstop.dispatch.radio;

import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioCommand;
import io.curbstop.radio.api.RadioFault;
import io.curbstop.radio.api.RadioLink;
import io.curbstop.radio.api.RadioLinkException;
import io.curbstop.radio.api.RadioListener;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPosition;
import io.curbstop.radio.api.RadioPresence;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.api.TransportStatus;
import io.curbstop.radio.link.LinkMessage;
import io.curbstop.radio.session.RadioSession;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All gateways as one {@link RadioLink}: each message goes by one of them, and by another when that one is away or could not
 * reach the radio. Listeners hear of a message what is true of it as a whole.
 */
@Component
@Primary
@ConditionalOnWebApplication
class RadioGateways implements RadioLink {

    /** The gateway inside this server. */
    static final String HERE = "here";

    /** What another gateway may still make good, or what says nothing once another has the message. */
    private static final Set<ReceiptState> NOT_THE_LAST_WORD =
            Set.of(ReceiptState.UNDELIVERED, ReceiptState.EXPIRED, ReceiptState.SUPERSEDED, ReceiptState.QUEUED);

    private final GatewayAccounts accounts;
    private final GatewayCommands commands;
    private final RadioRoutes routes;
    private final SharedHearing hearing;
    private final Optional<RadioSession> here;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final List<RadioListener> listeners = new CopyOnWriteArrayList<>();
    private Consumer<String> onCommand = gateway -> {};

    RadioGateways(
            GatewayAccounts accounts,
            GatewayCommands commands,
            RadioRoutes routes,
            SharedHearing hearing,
            ObjectProvider<RadioSession> session,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.commands = commands;
        this.routes = routes;
        this.hearing = hearing;
        this.here = Optional.ofNullable(session.getIfAvailable());
        this.transaction = transaction;
        this.clock = clock;
        here.ifPresent(built -> built.addListener(new FromHere()));
    }

    /** Sets who hands a gateway what waits for it. */
    void onCommand(Consumer<String> hand) {
        onCommand = hand;
    }

    @Override
    public void addListener(RadioListener listener) {
        listeners.add(listener);
    }

    /**
     * {@inheritDoc}
     *
     * @throws RadioLinkException also when there is no gateway at all
     */
    @Override
    public void send(RadioMessage message) {
        // Thrown outside the transaction, which is the caller's and has more to do than this.
        Optional<RadioLinkException> failure = transaction.execute(status -> trySend(message));
        if (failure != null && failure.isPresent()) {
            throw failure.get();
        }
    }

    private Optional<RadioLinkException> trySend(RadioMessage message) {
        Optional<RadioRoutes.Route> before = routes.find(message.id());
        Optional<String> gateway = before.map(RadioRoutes.Route::gateway).or(() -> choose(message.radioId(), Set.of()));
        if (gateway.isEmpty()) {
            return Optional.of(new RadioLinkException("no radio is connected"));
        }
        if (before.isEmpty()) {
            routes.begin(message, gateway.get());
        }
        if (before.isEmpty() || gateway.get().equals(HERE)) {
            try {
                tell(gateway.get(), new RadioCommand.Send(message));
            } catch (RadioLinkException notWritten) {
                return Optional.of(notWritten);
            }
        }
        return Optional.empty();
    }

    /** The gateway that heard the radio last among those that are there; else one that is there; else one that may come. */
    private Optional<String> choose(String radioId, Set<String> except) {
        Instant now = clock.instant();
        List<GatewayAccounts.Account> known = accounts.list();
        List<String> there = known.stream()
                .filter(account -> account.isThere(now))
                .map(GatewayAccounts.Account::name)
                .filter(name -> !except.contains(name))
                .toList();
        List<String> heard = routes.listHeardBy(radioId);
        boolean hereToo = here.isPresent() && !except.contains(HERE);
        return heard.stream()
                .filter(name -> there.contains(name) || (hereToo && name.equals(HERE)))
                .findFirst()
                .or(() -> hereToo ? Optional.of(HERE) : Optional.empty())
                .or(() -> there.stream().findFirst())
                .or(() -> except.isEmpty() ? heard.stream().findFirst() : Optional.empty())
                .or(() -> except.isEmpty()
                        ? known.stream().map(GatewayAccounts.Account::name).findFirst()
                        : Optional.empty());
    }

    private void tell(String gateway, RadioCommand command) {
        if (gateway.equals(HERE)) {
            here.ifPresent(command::applyTo);
            return;
        }
        commands.add(gateway, command);
        afterCommit(() -> onCommand.accept(gateway));
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    @Override
    public void withdraw(UUID messageId, String reason) {
        transaction.executeWithoutResult(status -> routes.find(messageId).ifPresent(route -> {
            routes.end(messageId);
            withdrawFrom(route.gateways(), messageId, reason);
        }));
    }

    private void withdrawFrom(Iterable<String> gateways, UUID messageId, String reason) {
        for (String gateway : gateways) {
            if (!commands.takeBack(gateway, messageId)) {
                tell(gateway, new RadioCommand.Withdraw(messageId, reason));
            }
        }
    }

    @Override
    public void closeOrder(String radioId, String token, String reason) {
        transaction.executeWithoutResult(status -> routes.listGatewaysOf(radioId, token)
                .forEach(gateway -> tell(gateway, new RadioCommand.CloseOrder(radioId, token, reason))));
    }

    @Override
    public void clearEmergency(String radioId, String reason) {
        tellAll(new RadioCommand.ClearEmergency(radioId, reason));
    }

    @Override
    public void mute(String transport, boolean muted, String reason) {
        tellAll(new RadioCommand.Mute(transport, muted, reason));
    }

    /** Mutes one gateway's channel, or lets it send again. */
    void mute(String gateway, RadioCommand.Mute command) {
        transaction.executeWithoutResult(status -> tell(gateway, command));
    }

    @Override
    public void askPosition(String radioId) {
        tellAll(new RadioCommand.AskPosition(radioId));
    }

    private void tellAll(RadioCommand command) {
        transaction.executeWithoutResult(status -> {
            tell(HERE, command);
            accounts.list().forEach(account -> tell(account.name(), command));
        });
    }

    /** Sends again by another gateway what waits too long for one that is away. */
    @Scheduled(fixedDelay = 3000)
    void leaveThoseAway() {
        Instant now = clock.instant();
        Set<String> there = new HashSet<>();
        here.ifPresent(built -> there.add(HERE));
        accounts.list().stream().filter(account -> account.isThere(now)).forEach(account -> there.add(account.name()));
        routes.listStuck(there, now)
                .forEach(route -> transaction.executeWithoutResult(
                        status -> routes.lock(route.messageId()).ifPresent(this::move)));
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOld() {
        routes.forgetOld();
    }

    /** Whether there was another gateway to go by. */
    private boolean move(RadioRoutes.Route route) {
        Optional<String> next = choose(route.message().radioId(), route.gateways());
        next.ifPresent(gateway -> {
            withdrawFrom(List.of(route.gateway()), route.messageId(), "goes by gateway " + gateway);
            routes.move(route.messageId(), gateway);
            tell(gateway, new RadioCommand.Send(route.message()));
        });
        return next.isPresent();
    }

    /** A gateway says what became of a message. Returns after the write. */
    void onReceipt(String gateway, Receipt receipt) {
        boolean forward = Boolean.TRUE.equals(transaction.execute(status -> note(gateway, receipt)));
        if (forward) {
            listeners.forEach(listener -> listener.onReceipt(receipt));
        }
    }

    private boolean note(String gateway, Receipt receipt) {
        Optional<RadioRoutes.Route> found = routes.lock(receipt.messageId());
        if (receipt.state() == ReceiptState.RADIO_ACK || receipt.state() == ReceiptState.CREW_ACK) {
            routes.noteHeard(receipt.radioId(), gateway, receipt.occurredAt());
        }
        if (found.isEmpty()) {
            return true;
        }
        RadioRoutes.Route route = found.get();
        if (!route.gateway().equals(gateway) && NOT_THE_LAST_WORD.contains(receipt.state())) {
            return false;
        }
        if (receipt.state() == ReceiptState.UNDELIVERED && !route.reached() && move(route)) {
            return false;
        }
        if (receipt.state() == ReceiptState.RADIO_ACK || receipt.state().isFinal()) {
            routes.end(receipt.messageId());
        }
        if (receipt.state() == ReceiptState.CREW_ACK) {
            List<String> others = route.gateways().stream()
                    .filter(other -> !other.equals(gateway))
                    .toList();
            withdrawFrom(others, receipt.messageId(), "acknowledged by gateway " + gateway);
        }
        return true;
    }

    /** A gateway heard a crew. Returns after the write. */
    void onInbound(String gateway, InboundMessage message) {
        routes.noteHeard(message.radioId(), gateway, message.occurredAt());
        hearing.interpret(gateway, message).ifPresent(meant -> {
            meant.receipt().ifPresent(receipt -> onReceipt(meant.orderGateway(), receipt));
            listeners.forEach(listener -> listener.onInbound(meant.message()));
        });
    }

    /** A gateway says something that is not kept. */
    void onNews(String gateway, LinkMessage news) {
        if (news instanceof LinkMessage.StatusTold told) {
            accounts.note(gateway, told.status());
            told.status().radios().forEach(radio -> radio.heardAt()
                    .ifPresent(at -> routes.noteHeard(radio.radioId(), gateway, at)));
        } else if (news instanceof LinkMessage.PresenceTold told) {
            listeners.forEach(listener -> listener.onPresence(told.presence()));
        } else if (news instanceof LinkMessage.PositionTold told) {
            listeners.forEach(listener -> listener.onPosition(told.position()));
        } else if (news instanceof LinkMessage.TransportTold told) {
            listeners.forEach(listener -> listener.onTransport(told.status()));
        } else if (news instanceof LinkMessage.FaultTold told) {
            listeners.forEach(listener -> listener.onFault(told.fault()));
        }
    }

    /** The gateway inside this server tells without a link between. */
    private final class FromHere implements RadioListener {
        @Override
        public void onReceipt(Receipt receipt) {
            RadioGateways.this.onReceipt(HERE, receipt);
        }

        @Override
        public void onInbound(InboundMessage message) {
            RadioGateways.this.onInbound(HERE, message);
        }

        @Override
        public void onPresence(RadioPresence presence) {
            onNews(HERE, new LinkMessage.PresenceTold(presence));
        }

        @Override
        public void onPosition(RadioPosition position) {
            onNews(HERE, new LinkMessage.PositionTold(position));
        }

        @Override
        public void onTransport(TransportStatus status) {
            onNews(HERE, new LinkMessage.TransportTold(status));
        }

        @Override
        public void onFault(RadioFault fault) {
            onNews(HERE, new LinkMessage.FaultTold(fault));
        }
    }
}
