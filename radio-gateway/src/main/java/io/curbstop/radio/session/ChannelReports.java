package io.curbstop.radio.session;

import io.curbstop.radio.api.RadioFault;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioFix;
import io.curbstop.radio.transport.TransportListener;
import java.time.Duration;

/** What one transport reports, under the lock. A failure to write is told; the radio repeats what went unanswered. */
final class ChannelReports implements TransportListener {

    private final Channel channel;
    private final Ledger ledger;
    private final RadioScheduler scheduler;
    private final EventOutbox outbox;
    private final FrameReports frames;
    private final FrameSender sender;
    private final InboundFrames inbound;
    private final AirRecorder recorder;
    private final StatusReport report;

    ChannelReports(
            Channel channel,
            Ledger ledger,
            RadioScheduler scheduler,
            EventOutbox outbox,
            FrameReports frames,
            FrameSender sender,
            InboundFrames inbound,
            AirRecorder recorder,
            StatusReport report) {
        this.channel = channel;
        this.ledger = ledger;
        this.scheduler = scheduler;
        this.outbox = outbox;
        this.frames = frames;
        this.sender = sender;
        this.inbound = inbound;
        this.recorder = recorder;
        this.report = report;
    }

    @Override
    public void onAccepted(OutboundFrame frame) {
        locked(frame.radioId(), () -> frames.onAccepted(channel, frame));
    }

    @Override
    public void onAir(OutboundFrame frame) {
        locked(frame.radioId(), () -> frames.onAir(channel, frame));
    }

    @Override
    public void onRefused(OutboundFrame frame, String reason) {
        locked(frame.radioId(), () -> frames.onRefused(channel, frame, reason));
    }

    @Override
    public void onRadioAck(String radioId, int sequence) {
        heard(radioId, () -> frames.onRadioAck(channel, radioId, sequence));
    }

    @Override
    public void onReceived(InboundFrame frame) {
        heard(frame.radioId(), () -> inbound.onReceived(channel, frame));
    }

    @Override
    public void onPresence(String radioId, boolean present) {
        locked(radioId, () -> inbound.onPresence(channel, radioId, present));
    }

    @Override
    public void onPosition(RadioFix fix) {
        heard(fix.radioId(), () -> {
            report.notePlace(fix.radioId(), scheduler.now());
            inbound.onPosition(channel, fix);
        });
    }

    @Override
    public void onWorking(boolean working, String detail) {
        locked("", () -> inbound.onWorking(channel, working, detail));
    }

    @Override
    public void onFault(String code, String radioId, String detail) {
        locked(radioId, () -> recorder.fault(code, channel, radioId, detail));
    }

    @Override
    public void onChannelClear() {
        locked("", sender::pumpAll);
    }

    @Override
    public void onOwnTraffic(Duration airtime) {
        locked("", () -> channel.spend(airtime, scheduler.now()));
    }

    private void heard(String radioId, Runnable task) {
        locked(radioId, () -> {
            report.noteHeard(channel, radioId, scheduler.now());
            task.run();
        });
    }

    private void locked(String radioId, Runnable task) {
        synchronized (ledger) {
            if (ledger.isClosed()) {
                return;
            }
            try {
                task.run();
            } catch (MessageStoreException notWritten) {
                outbox.tell(new RadioFault(
                        "journal-failed", channel.name, radioId, notWritten.getMessage(), scheduler.now()));
            }
        }
    }
}
