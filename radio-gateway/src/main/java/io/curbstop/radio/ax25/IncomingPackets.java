package io.curbstop.radio.ax25;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.RadioFix;
import io.curbstop.radio.transport.Reports;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is heard on the channel, as far as it is for us. Called on the connection's thread. */
final class IncomingPackets {

    private static final int HUNDREDTH_OF_A_MINUTE_m = 19;

    private final Ax25Address station;
    private final HeardMessages heard;
    private final OutgoingPackets outgoing;
    private final RadioScheduler scheduler;
    private final Reports reports;

    IncomingPackets(
            Ax25Address station,
            HeardMessages heard,
            OutgoingPackets outgoing,
            RadioScheduler scheduler,
            Reports reports) {
        this.station = station;
        this.heard = heard;
        this.outgoing = outgoing;
        this.scheduler = scheduler;
        this.reports = reports;
    }

    /** The modem has heard a frame, perhaps one of our own by a digipeater. */
    void onHeard(Ax25Frame frame) {
        if (!frame.source().equals(station)) {
            String radioId = frame.source().toString();
            AprsPacket.decode(frame.information()).ifPresent(content -> onContent(radioId, content));
        }
    }

    private void onContent(String radioId, AprsPacket content) {
        if (content instanceof AprsPacket.Position position) {
            onPosition(radioId, position);
        } else if (content instanceof AprsPacket.Message message && isForUs(message.addressee())) {
            InboundFrame frame = heard.frame(radioId, message, scheduler.now());
            reports.tell(to -> to.onReceived(frame));
            message.findAckInside().ifPresent(id -> onAck(radioId, id));
        } else if (content instanceof AprsPacket.Ack ack && isForUs(ack.addressee())) {
            onAck(radioId, ack.id());
        } else if (content instanceof AprsPacket.Reject reject && isForUs(reject.addressee())) {
            outgoing.onReject(radioId, MessageIds.findSequence(reject.id()));
        }
    }

    private boolean isForUs(String addressee) {
        return addressee.equals(station.toString());
    }

    private void onPosition(String radioId, AprsPacket.Position position) {
        // Before the place: the button matters more.
        heard.findEmergency(radioId, position, scheduler.now())
                .ifPresent(frame -> reports.tell(to -> to.onReceived(frame)));
        RadioFix fix = new RadioFix(
                radioId, position.lon(), position.lat(), OptionalDouble.of(HUNDREDTH_OF_A_MINUTE_m), Optional.empty());
        reports.tell(to -> to.onPosition(fix));
    }

    private void onAck(String radioId, String id) {
        int sequence = MessageIds.findSequence(id);
        if (sequence < 0) {
            reports.fault("ack-of-unknown-id", radioId, "acknowledges " + id + ", an id that is not ours");
        } else {
            outgoing.onAck(radioId, sequence);
        }
    }
}
