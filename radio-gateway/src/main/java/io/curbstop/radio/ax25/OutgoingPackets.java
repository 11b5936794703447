package io.curbstop.radio.ax25;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.Airtime;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.Reports;
import io.curbstop.radio.transport.TransportException;
import io.curbstop.radio.transport.TransportListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Frames on their way to the air, and what becomes of them. Asked from any thread; what the modem and the radios say comes on
 * the connection's thread and is told there.
 */
final class OutgoingPackets {

    private static final Duration QUESTION_PAUSE = Duration.ofSeconds(10);

    /** The way to the modem. */
    interface Line {
        /**
         * Gives the modem bytes.
         *
         * @throws TransportException when there is no connection, or it breaks
         */
        void write(byte[] bytes) throws TransportException;
    }

    private final Duration keyLimit;
    private final ModemProtocol protocol;
    private final Line line;
    private final RadioScheduler scheduler;
    private final Reports reports;
    private final OwnAirtime ownAirtime;
    private final FramesInModem inModem = new FramesInModem();
    private boolean stuck;
    private boolean closed;

    OutgoingPackets(Duration keyLimit, ModemProtocol protocol, Line line, RadioScheduler scheduler, Reports reports) {
        this.keyLimit = keyLimit;
        this.protocol = protocol;
        this.line = line;
        this.scheduler = scheduler;
        this.reports = reports;
        this.ownAirtime = new OwnAirtime(scheduler);
    }

    /** Gives the modem a frame of the session's. */
    void send(OutboundFrame frame, Ax25Frame packet, Airtime airtime) throws TransportException {
        synchronized (inModem) {
            line.write(protocol.encode(packet));
            if (!protocol.reportsAir()) {
                inModem.removeUnder(frame.radioId(), frame.sequence());
            }
            inModem.add(frame, packet);
        }
        if (protocol.reportsAir()) {
            protocol.askWaiting().ifPresent(this::writeIfConnected);
            scheduler.after(keyLimit, () -> checkSent(packet));
        } else {
            ownAirtime.add(airtime.ofText(frame.text()));
            scheduler.after(keyLimit, () -> noteGone(packet));
            scheduler.after(Duration.ZERO, () -> reports.tell(to -> to.onAccepted(frame)));
        }
    }

    /** Gives the modem an acknowledgement. */
    void sendAck(Ax25Frame packet, Airtime airtime) throws TransportException {
        line.write(protocol.encode(packet));
        if (!protocol.reportsAir()) {
            ownAirtime.add(airtime.ofAck());
        }
    }

    /** Whether a frame of ours waits to be sent or is being sent. */
    boolean isBusy() {
        synchronized (inModem) {
            return protocol.reportsAir() ? inModem.anyWaiting() : !ownAirtime.isOver();
        }
    }

    void close() {
        synchronized (inModem) {
            closed = true;
        }
    }

    private void noteGone(Ax25Frame packet) {
        synchronized (inModem) {
            inModem.noteGone(packet);
        }
    }

    /** A modem that takes frames and never sends them looks well until one asks. */
    private void checkSent(Ax25Frame packet) {
        Optional<OutboundFrame> unsent;
        boolean known;
        synchronized (inModem) {
            unsent = inModem.removeWaiting(packet);
            known = stuck;
            stuck |= unsent.isPresent();
        }
        unsent.ifPresent(frame -> {
            String reason = "The modem took the frame and has not sent it in " + keyLimit.toSeconds() + " s";
            reports.tell(to -> to.onWorking(false, reason));
            reports.tell(to -> to.onRefused(frame, reason));
            if (!known) {
                askWhileStuck();
            }
        });
    }

    private void askWhileStuck() {
        synchronized (inModem) {
            if (!stuck || closed) {
                return;
            }
        }
        protocol.askWaiting().ifPresent(this::writeIfConnected);
        scheduler.after(QUESTION_PAUSE, this::askWhileStuck);
    }

    private void writeIfConnected(byte[] bytes) {
        try {
            line.write(bytes);
        } catch (TransportException lost) {
            // The connection says so itself.
            return;
        }
    }

    /** The modem is connected, or lost with all that it had. */
    void onConnection(boolean connected, String detail) {
        List<OutboundFrame> lost;
        synchronized (inModem) {
            stuck = false;
            lost = connected ? List.of() : inModem.loseWaiting();
        }
        reports.tell(to -> to.onWorking(connected, detail));
        lost.forEach(frame -> reports.tell(to -> to.onRefused(frame, detail)));
    }

    /** See {@link ModemProtocol.ModemListener#onSent}. */
    void onSent(byte[] information) {
        Optional<OutboundFrame> sent;
        boolean clear;
        boolean recovered;
        synchronized (inModem) {
            sent = inModem.noteSent(information);
            clear = !inModem.anyWaiting();
            recovered = stuck;
            stuck = false;
        }
        if (recovered) {
            reports.tell(to -> to.onWorking(true, ""));
        }
        sent.ifPresent(frame -> reports.tell(to -> to.onAir(frame)));
        if (clear) {
            reports.tell(TransportListener::onChannelClear);
        }
    }

    /** See {@link ModemProtocol.ModemListener#onWaiting}. */
    void onWaiting(int frames) {
        List<OutboundFrame> accepted;
        boolean recovered;
        synchronized (inModem) {
            accepted = inModem.acceptAll();
            recovered = stuck && frames == 0;
            stuck &= !recovered;
        }
        accepted.forEach(frame -> reports.tell(to -> to.onAccepted(frame)));
        if (recovered) {
            reports.tell(to -> to.onWorking(true, ""));
        }
    }

    /** A radio has what it was sent under a number; so that was on the air, where the modem itself does not say so. */
    void onAck(String radioId, int sequence) {
        Optional<OutboundFrame> shown;
        synchronized (inModem) {
            shown = protocol.reportsAir() ? Optional.empty() : inModem.removeUnder(radioId, sequence);
        }
        shown.ifPresent(frame -> reports.tell(to -> to.onAir(frame)));
        reports.tell(to -> to.onRadioAck(radioId, sequence));
    }

    /** A radio cannot take what it was sent under a number. */
    void onReject(String radioId, int sequence) {
        Optional<OutboundFrame> rejected;
        synchronized (inModem) {
            rejected = inModem.findUnder(radioId, sequence);
        }
        rejected.ifPresent(frame -> reports.tell(to -> to.onRefused(frame, "The radio cannot take the message")));
    }
}
