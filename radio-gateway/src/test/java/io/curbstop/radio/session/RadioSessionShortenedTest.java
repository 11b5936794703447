package io.curbstop.radio.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.transport.InboundFrame;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a gateway still knows when it starts anew from a journal that was shortened to what matters. */
class RadioSessionShortenedTest {

    private static final int MANY = 2_100;
    private static final double DAY_s = 24 * 3600;

    private final Station station = new Station();
    private ScriptedTransport only;

    @BeforeEach
    void startAnew() {
        only = new ScriptedTransport("only", station.time);
        station.start(List.of(only));
    }

    /** A radio that comes and goes fills the journal with what matters no more. */
    private void shortenAndRestart() {
        for (int change = 0; change < MANY; change++) {
            only.listener.onPresence("1999", change % 2 == 0);
        }
        assertThat(station.store.load()).hasSizeLessThan(MANY / 2);
        station.session.close();
        station.time.dropTimers();
        startAnew();
    }

    private RadioMessage deliver() {
        RadioMessage order = station.send(station.order("1101", RadioPriority.P1, "K7"));
        station.advance_s(1);
        only.listener.onAir(only.last());
        only.ackLast();
        return order;
    }

    @Test
    void whatBecameOfAMessageIsToldHoweverOldItIs() {
        station.listenerBroken = true;
        RadioMessage notice = station.send(
                RadioMessage.notice(UUID.randomUUID(), "1101", RadioPriority.P2, "STAND BY", station.endOfShift()));
        station.session.withdraw(notice.id(), "by the app");
        station.time.dropTimers();
        station.advance_s(2 * DAY_s);
        shortenAndRestart();
        station.listenerBroken = false;
        station.advance_s(60);
        assertThat(station.statesOf(notice)).containsExactly(ReceiptState.QUEUED, ReceiptState.SUPERSEDED);
    }

    @Test
    void whatACrewSaidIsToldHoweverOldItIs() {
        station.listenerBroken = true;
        only.receive("1101", 4, "NEED A PUMP");
        station.time.dropTimers();
        station.advance_s(2 * DAY_s);
        shortenAndRestart();
        station.listenerBroken = false;
        station.advance_s(60);
        assertThat(station.replies()).containsExactly(new Reply.FreeText());
    }

    @Test
    void anOrderThatRanOutButWasNeverClosedIsStillAnswered() {
        RadioMessage order = deliver();
        station.advance_s(2 * DAY_s);
        shortenAndRestart();
        only.receive("1101", 4, "ACK K7");
        assertThat(station.lastStateOf(order)).isEqualTo(ReceiptState.CREW_ACK);
    }

    @Test
    void anOrderThatWasClosedStaysClosed() {
        deliver();
        station.session.closeOrder("1101", "K7", "closed by the dispatcher");
        shortenAndRestart();
        only.receive("1101", 4, "ON SITE");
        assertThat(station.replies()).singleElement().isInstanceOf(Reply.Refused.class);
    }

    @Test
    void whatAPersonHasEndedDoesNotStandAgain() {
        only.listener.onReceived(new InboundFrame("1101", 4, InboundFrame.Kind.EMERGENCY, ""));
        station.session.mute("only", true, "dana: under repair");
        station.session.clearEmergency("1101", "dana");
        station.session.mute("only", false, "dana");
        shortenAndRestart();
        assertThat(station.session.status().emergencies()).isEmpty();
        assertThat(station.session.status().channels().get(0).muted()).isFalse();
    }
}
