package io.curbstop.dispatch.radio;

import io.curbstop.radio.api.RadioCommand;
import io.curbstop.radio.api.RadioLink;
import io.curbstop.radio.api.RadioLinkException;
import io.curbstop.radio.api.RadioListener;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.session.RadioSession;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    private final GatewayAccounts accounts;
    private final GatewayCommands commands;
    private final RadioRoutes routes;
    private final Optional<RadioSession> here;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RadioListeners listeners;
    private Consumer<String> onCommand = gateway -> {};

    RadioGateways(
            GatewayAccounts accounts,
            GatewayCommands commands,
            RadioRoutes routes,
            RadioListeners listeners,
            ObjectProvider<RadioSession> session,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.commands = commands;
        this.routes = routes;
        this.listeners = listeners;
        this.here = Optional.ofNullable(session.getIfAvailable());
        this.transaction = transaction;
        this.clock = clock;
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

    /** Takes a message back from gateways that it went to. */
    void withdrawFrom(Iterable<String> gateways, UUID messageId, String reason) {
        for (String gateway : gateways) {
            if (!commands.takeBack(gateway, messageId)) {
                tell(gateway, new RadioCommand.Withdraw(messageId, reason));
            }
        }
    }

    @Override
    public void closeOrder(String radioId, String token, String reason) {
        transaction.executeWithoutResult(status -> {
            routes.close(radioId, token);
            routes.listGatewaysOf(radioId, token)
                    .forEach(gateway -> tell(gateway, new RadioCommand.CloseOrder(radioId, token, reason)));
        });
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
    boolean move(RadioRoutes.Route route) {
        Optional<String> next = choose(route.message().radioId(), route.gateways());
        next.ifPresent(gateway -> {
            withdrawFrom(List.of(route.gateway()), route.messageId(), "goes by gateway " + gateway);
            routes.move(route.messageId(), gateway);
            tell(gateway, new RadioCommand.Send(route.message()));
        });
        return next.isPresent();
    }
}
