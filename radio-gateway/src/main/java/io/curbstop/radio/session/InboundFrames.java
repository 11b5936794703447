package io.curbstop.radio.session;

import io.curbstop.radio.api.AirRecord;
import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPosition;
import io.curbstop.radio.api.RadioPresence;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.api.TransportStatus;
import io.curbstop.radio.text.PlainLine;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.RadioFix;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What comes in: written down with its meaning, then acknowledged to the radio, then told. An emergency is acknowledged
 * only after it has been told. Called with the ledger's lock held.
 */
final class InboundFrames {

    private static final int HASH_BYTES = 8;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_TEXT = 4096;

    private final Ledger ledger;
    private final SessionSettings settings;
    private final RadioScheduler scheduler;
    private final EventOutbox outbox;
    private final FrameSender sender;
    private final AirRecorder recorder;
    private final ReplyMatcher matcher;

    InboundFrames(
            Ledger ledger,
            SessionSettings settings,
            RadioScheduler scheduler,
            EventOutbox outbox,
            FrameSender sender,
            AirRecorder recorder) {
        this.ledger = ledger;
        this.settings = settings;
        this.scheduler = scheduler;
        this.outbox = outbox;
        this.sender = sender;
        this.recorder = recorder;
        this.matcher = new ReplyMatcher(ledger, settings);
    }

    /**
     * Takes a frame.
     *
     * @throws MessageStoreException when it could not be written down; it is then not acknowledged, so that the radio
     *     repeats it
     */
    void onReceived(Channel channel, InboundFrame frame) {
        Instant now = scheduler.now();
        String radioId = frame.radioId();
        if (!isName(radioId)) {
            recorder.strange("radio-id-not-readable", channel, "", "a frame from " + radioId + " was passed over");
            return;
        }
        String hash = hash(frame);
        Optional<Long> before = ledger.state()
                .findEventOf(channel.name, radioId, frame.sequence(), hash, now, settings.duplicateWindow());
        if (before.isPresent()) {
            recorder.record(AirRecord.Event.REPEATED, channel, radioId, frame.sequence(), frame.text());
            acknowledgeAgain(channel, frame, before.get());
            return;
        }
        if (!ledger.state().isPresent(channel.name, radioId)) {
            onPresence(channel, radioId, true);
        }
        recorder.record(event(frame.kind()), channel, radioId, frame.sequence(), frame.text());
        if (frame.kind() == InboundFrame.Kind.EMERGENCY) {
            onEmergency(channel, frame, hash, now);
        } else {
            onText(channel, frame, hash, now);
        }
    }

    /** An emergency that was written down before a restart, but not told, is not acknowledged before it is told either. */
    private void acknowledgeAgain(Channel channel, InboundFrame frame, long event) {
        if (frame.kind() == InboundFrame.Kind.EMERGENCY && !outbox.isTold(event)) {
            acknowledgeOnceTold(channel, frame, event);
        } else {
            acknowledge(channel, frame);
        }
    }

    private static boolean isName(String radioId) {
        return !radioId.isBlank() && radioId.equals(PlainLine.of(radioId, LONGEST_NAME));
    }

    private static AirRecord.Event event(InboundFrame.Kind kind) {
        return switch (kind) {
            case TEXT -> AirRecord.Event.RECEIVED;
            case STATUS -> AirRecord.Event.STATUS;
            case EMERGENCY -> AirRecord.Event.EMERGENCY;
        };
    }

    private void acknowledge(Channel channel, InboundFrame frame) {
        channel.transport.acknowledge(frame);
        if (channel.traits.radioAck()) {
            channel.spend(channel.traits.airtime().ofAck(), scheduler.now());
        }
        recorder.record(AirRecord.Event.ACKNOWLEDGED, channel, frame.radioId(), frame.sequence(), "");
    }

    /** A radio registers or takes its leave; one that registers gets at once what waits for it. */
    void onPresence(Channel channel, String radioId, boolean present) {
        if (!isName(radioId)) {
            recorder.strange("radio-id-not-readable", channel, "", "a registration of " + radioId + " was passed over");
            return;
        }
        Instant now = scheduler.now();
        if (ledger.state().isPresent(channel.name, radioId) != present) {
            ledger.batch(now)
                    .add(new JournalEntry.PresenceSeen(now, radioId, channel.name, present))
                    .commit();
            outbox.tell(new RadioPresence(radioId, present, channel.name, now));
            recorder.record(present ? AirRecord.Event.CAME : AirRecord.Event.WENT, channel, radioId, "");
        }
        if (present) {
            sender.flush(channel, radioId);
        }
    }

    /** A radio says where it is: never queued, for the next one says more. */
    void onPosition(Channel channel, RadioFix fix) {
        if (!isName(fix.radioId())) {
            return;
        }
        Instant now = scheduler.now();
        outbox.tell(new RadioPosition(
                fix.radioId(), fix.lon(), fix.lat(), fix.radius_m(), fix.fixedAt(), channel.name, now));
        if (!ledger.state().isPresent(channel.name, fix.radioId())) {
            onPresence(channel, fix.radioId(), true);
        }
    }

    /** While a transport does not work, nothing is given to it; what waits looks for another. */
    void onWorking(Channel channel, boolean working, String detail) {
        channel.detail = detail;
        if (channel.working != working) {
            channel.working = working;
            recorder.record(working ? AirRecord.Event.WORKING : AirRecord.Event.NOT_WORKING, channel, "", detail);
            outbox.tell(new TransportStatus(channel.name, working, detail, scheduler.now()));
            sender.pumpAll();
        }
    }

    private void onEmergency(Channel channel, InboundFrame frame, String hash, Instant now) {
        Ledger.Batch batch = ledger.batch(now);
        long event = batch.nextEvent();
        batch.add(received(event, channel, frame, hash, new Reply.Emergency(), Optional.empty(), now))
                .add(new JournalEntry.EmergencyRaised(now, frame.radioId()))
                .commit();
        acknowledgeOnceTold(channel, frame, event);
    }

    private void acknowledgeOnceTold(Channel channel, InboundFrame emergency, long event) {
        outbox.afterTold(event, () -> {
            acknowledge(channel, emergency);
            channel.transport.askPosition(emergency.radioId());
        });
    }

    private void onText(Channel channel, InboundFrame frame, String hash, Instant now) {
        ReplyMatcher.Match match = matcher.match(frame, now);
        Ledger.Batch batch = ledger.batch(now);
        List<Delivery> ended = new ArrayList<>();
        match.version().ifPresent(version -> reach(batch, version, match.reply(), ended));
        Optional<UUID> inReplyTo = match.version().map(version -> version.message.id());
        batch.add(received(batch.nextEvent(), channel, frame, hash, match.reply(), inReplyTo, now));
        match.order().filter(order -> match.closes()).ifPresent(order -> {
            batch.close(order, "closed by " + describe(match.reply()), ended);
            ended.addAll(order.versions);
        });
        Optional<RadioMessage> question = findQuestion(frame, match.reply(), now);
        question.ifPresent(message -> {
            batch.add(new JournalEntry.Asked(now, frame.radioId(), frame.text()));
            batch.add(new JournalEntry.Taken(now, message, true));
        });
        batch.commit();
        acknowledge(channel, frame);
        sender.onEnded(ended);
        question.flatMap(message -> ledger.state().messages().findDelivery(message.id()))
                .ifPresent(sender::onTaken);
    }

    /** The crew's words are also its receipt of the version they answer. */
    private static void reach(Ledger.Batch batch, Delivery version, Reply reply, List<Delivery> ended) {
        boolean declined = reply instanceof Reply.Declined;
        ReceiptState reached = declined ? ReceiptState.DECLINED : ReceiptState.CREW_ACK;
        if (!version.has(reached)) {
            batch.reach(version, reached, describe(reply));
            ended.add(version);
        }
    }

    private static String describe(Reply reply) {
        if (reply instanceof Reply.Status status) {
            return "status " + status.status();
        }
        if (reply instanceof Reply.Declined declined) {
            return declined.reason().isEmpty() ? "declined" : "declined: " + declined.reason();
        }
        return "acknowledgement";
    }

    private Optional<RadioMessage> findQuestion(InboundFrame frame, Reply reply, Instant now) {
        if (!(reply instanceof Reply.Ambiguous ambiguous)) {
            return Optional.empty();
        }
        return Optional.of(RadioMessage.notice(
                UUID.randomUUID(),
                frame.radioId(),
                RadioPriority.P2,
                "WHICH? " + String.join("/", ambiguous.tokens()),
                now.plus(settings.questionWindow())));
    }

    private static JournalEntry received(
            long event,
            Channel channel,
            InboundFrame frame,
            String hash,
            Reply reply,
            Optional<UUID> inReplyTo,
            Instant now) {
        String text = PlainLine.of(frame.text(), LONGEST_TEXT);
        InboundMessage message = new InboundMessage(UUID.randomUUID(), frame.radioId(), text, reply, inReplyTo, now);
        return new JournalEntry.Received(event, channel.name, frame.sequence(), hash, message);
    }

    private static String hash(InboundFrame frame) {
        try {
            byte[] body = (frame.kind() + ":" + frame.text()).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
