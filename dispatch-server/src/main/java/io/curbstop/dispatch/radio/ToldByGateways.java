package io.curbstop.dispatch.radio;

import io.curbstop.radio.api.CrewStatus;
import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.MessageKind;
import io.curbstop.radio.api.RadioFault;
import io.curbstop.radio.api.RadioListener;
import io.curbstop.radio.api.RadioPosition;
import io.curbstop.radio.api.RadioPresence;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.api.TransportStatus;
import io.curbstop.radio.link.LinkMessage;
import io.curbstop.radio.session.RadioSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What gateways tell, put together: the listeners hear of a message what is true of it as a whole. */
@Component
@ConditionalOnWebApplication
class ToldByGateways {

    /** What another gateway may still make good, or what says nothing once another has the message. */
    private static final Set<ReceiptState> NOT_THE_LAST_WORD =
            Set.of(ReceiptState.UNDELIVERED, ReceiptState.EXPIRED, ReceiptState.SUPERSEDED, ReceiptState.QUEUED);

    private final GatewayAccounts accounts;
    private final RadioGateways gateways;
    private final RadioRoutes routes;
    private final SharedHearing hearing;
    private final RadioListeners listeners;
    private final SetAside setAside;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ToldByGateways(
            GatewayAccounts accounts,
            RadioGateways gateways,
            RadioRoutes routes,
            SharedHearing hearing,
            RadioListeners listeners,
            SetAside setAside,
            TransactionTemplate transaction,
            Clock clock,
            ObjectProvider<RadioSession> here) {
        this.accounts = accounts;
        this.gateways = gateways;
        this.routes = routes;
        this.hearing = hearing;
        this.listeners = listeners;
        this.setAside = setAside;
        this.transaction = transaction;
        this.clock = clock;
        here.ifAvailable(session -> session.addListener(new FromHere()));
    }

    /** A gateway says what became of a message. Returns after the write. */
    void onReceipt(String gateway, Receipt told) {
        Receipt receipt = told.noLaterThan(clock.instant());
        setAside.take(
                gateway,
                receipt.messageId(),
                receipt.radioId(),
                receipt.state().name(),
                new LinkMessage.ReceiptTold(0, receipt),
                () -> takeReceipt(gateway, receipt));
    }

    private void takeReceipt(String gateway, Receipt receipt) {
        boolean forward = Boolean.TRUE.equals(transaction.execute(status -> note(gateway, receipt)));
        if (forward) {
            listeners.tell(listener -> listener.onReceipt(receipt));
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
        if (receipt.state() == ReceiptState.UNDELIVERED && !route.reached() && gateways.move(route)) {
            return false;
        }
        if (receipt.state() == ReceiptState.RADIO_ACK || receipt.state().isFinal()) {
            routes.end(receipt.messageId());
        }
        if (closes(receipt, route)) {
            routes.close(receipt.radioId(), route.message().token().orElseThrow());
        }
        if (receipt.state() == ReceiptState.CREW_ACK) {
            List<String> others = route.gateways().stream()
                    .filter(other -> !other.equals(gateway))
                    .toList();
            gateways.withdrawFrom(others, receipt.messageId(), "acknowledged by gateway " + gateway);
        }
        return true;
    }

    private static boolean closes(Receipt receipt, RadioRoutes.Route route) {
        boolean cancellation = route.message().kind() == MessageKind.CANCELLATION;
        return route.message().kind().hasToken()
                && (receipt.state() == ReceiptState.DECLINED
                        || (receipt.state() == ReceiptState.CREW_ACK && cancellation));
    }

    /** A gateway heard a crew. Returns after the write. */
    void onInbound(String gateway, InboundMessage told) {
        InboundMessage message = told.noLaterThan(clock.instant());
        setAside.take(
                gateway,
                message.id(),
                message.radioId(),
                message.text(),
                new LinkMessage.InboundTold(0, message),
                () -> takeInbound(gateway, message));
    }

    private void takeInbound(String gateway, InboundMessage message) {
        routes.noteHeard(message.radioId(), gateway, message.occurredAt());
        hearing.interpret(gateway, message).ifPresent(meant -> {
            meant.receipt().ifPresent(receipt -> takeReceipt(meant.orderGateway(), receipt));
            listeners.tell(listener -> listener.onInbound(meant.message()));
            if (meant.message().reply() instanceof Reply.Status said && said.status() == CrewStatus.CLEAR) {
                routes.close(message.radioId(), said.token());
            }
        });
    }

    /** A gateway says something that is not kept. */
    void onNews(String gateway, LinkMessage news) {
        if (news instanceof LinkMessage.StatusTold told) {
            accounts.note(gateway, told.status());
            told.status().radios().forEach(radio -> radio.heardAt()
                    .ifPresent(at -> routes.noteHeard(radio.radioId(), gateway, at)));
        } else if (news instanceof LinkMessage.PresenceTold told) {
            listeners.tell(listener -> listener.onPresence(told.presence()));
        } else if (news instanceof LinkMessage.PositionTold told) {
            listeners.tell(listener -> listener.onPosition(told.position()));
        } else if (news instanceof LinkMessage.TransportTold told) {
            listeners.tell(listener -> listener.onTransport(told.status()));
        } else if (news instanceof LinkMessage.FaultTold told) {
            listeners.tell(listener -> listener.onFault(told.fault()));
        }
    }

    /** The gateway inside this server tells without a link between. */
    private final class FromHere implements RadioListener {
        @Override
        public void onReceipt(Receipt receipt) {
            ToldByGateways.this.onReceipt(RadioGateways.HERE, receipt);
        }

        @Override
        public void onInbound(InboundMessage message) {
            ToldByGateways.this.onInbound(RadioGateways.HERE, message);
        }

        @Override
        public void onPresence(RadioPresence presence) {
            onNews(RadioGateways.HERE, new LinkMessage.PresenceTold(presence));
        }

        @Override
        public void onPosition(RadioPosition position) {
            onNews(RadioGateways.HERE, new LinkMessage.PositionTold(position));
        }

        @Override
        public void onTransport(TransportStatus status) {
            onNews(RadioGateways.HERE, new LinkMessage.TransportTold(status));
        }

        @Override
        public void onFault(RadioFault fault) {
            onNews(RadioGateways.HERE, new LinkMessage.FaultTold(fault));
        }
    }
}
