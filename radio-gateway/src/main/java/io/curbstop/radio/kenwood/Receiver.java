package io.curbstop.radio.kenwood;

import io.curbstop.radio.kenwood.KenwoodReport.CallerId;
import io.curbstop.radio.kenwood.KenwoodReport.ChannelState;
import io.curbstop.radio.kenwood.KenwoodReport.Moment;
import io.curbstop.radio.kenwood.KenwoodReport.ReceivedStatus;
import io.curbstop.radio.kenwood.KenwoodReport.ReceivedText;
import io.curbstop.radio.kenwood.KenwoodReport.Result;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.Reports;
import io.curbstop.radio.transport.TextAlphabet;
import java.util.Optional;

/** Makes reports of the bytes of the line. Called on the scheduler's thread only. */
final class Receiver {

    /** What comes that is not for the listener. */
    interface Listener {
        /** Something came that only a radio can have sent. */
        void onAlive();

        void onResult(boolean done);
    }

    private static final String OWN_LAMP = "lamp";
    private static final String LINE_ENDS = "[\\r\\n]+";
    private static final int MOST_QUOTED = 40;

    private final KenwoodSettings settings;
    private final RadioNames names;
    private final RadioScheduler scheduler;
    private final ChannelWatch watch;
    private final UnkeptFrames unkept;
    private final Reports reports;
    private final Listener listener;
    private final InboundNumbers numbers;
    private KenwoodStream stream = new KenwoodStream();

    Receiver(
            KenwoodSettings settings,
            RadioNames names,
            RadioScheduler scheduler,
            ChannelWatch watch,
            UnkeptFrames unkept,
            Reports reports,
            Listener listener) {
        this.settings = settings;
        this.names = names;
        this.scheduler = scheduler;
        this.watch = watch;
        this.unkept = unkept;
        this.reports = reports;
        this.listener = listener;
        this.numbers = new InboundNumbers(settings.times().repetition());
    }

    /** The line was opened; what was half read before is lost. */
    void restart() {
        stream = new KenwoodStream();
    }

    void accept(byte[] bytes) {
        for (byte each : bytes) {
            stream.accept(each).ifPresent(this::onItem);
        }
    }

    private void onItem(KenwoodStream.Item item) {
        if (item instanceof KenwoodStream.Item.Frame frame) {
            onFrame(frame.body());
        } else if (item instanceof KenwoodStream.Item.Sentence sentence) {
            onSentence(sentence.words());
        } else if (item instanceof KenwoodStream.Item.Noise noise) {
            onNoise(noise.reason());
        }
    }

    private void onNoise(KenwoodStream.Reason reason) {
        switch (reason) {
            case OUTSIDE -> reports.fault("unreadable-bytes", "", "bytes came that belong to no frame");
            case CUT_SHORT -> reports.fault("frame-cut-short", "", "a frame was not ended when the next began");
            case TOO_LONG -> reports.fault("frame-too-long", "", "more came than a frame can hold");
        }
    }

    /** Some radios put their sentences into frames, several of them, and two digits after the last. */
    private void onFrame(String body) {
        if (body.startsWith("$")) {
            for (String line : body.split(LINE_ENDS)) {
                if (line.startsWith("$")) {
                    onSentence(line);
                }
            }
            return;
        }
        KenwoodReport.decode(body)
                .ifPresentOrElse(
                        this::onReport,
                        () -> reports.fault("unknown-frame", "", "a frame says nothing known: " + quoted(body)));
    }

    private void onReport(KenwoodReport report) {
        listener.onAlive();
        if (report instanceof Result result) {
            listener.onResult(result.done());
        } else if (report instanceof CallerId caller) {
            onCaller(caller);
        } else if (report instanceof ReceivedText text) {
            String words =
                    TextAlphabet.UNICODE.findWritten(text.text()).orElse("").strip();
            receive(text.caller(), InboundFrame.Kind.TEXT, words);
        } else if (report instanceof ReceivedStatus status) {
            onStatus(status);
        } else if (report instanceof ChannelState state) {
            onTalk(OWN_LAMP, state.isBusy());
        }
    }

    private void onCaller(CallerId caller) {
        if (caller.moment() != Moment.UNSAID) {
            onTalk(caller.caller().written(), caller.moment() == Moment.BEGINNING);
        }
    }

    private void onTalk(String talker, boolean begins) {
        if (begins) {
            watch.begin(talker);
        } else {
            watch.end(talker);
        }
    }

    private void onStatus(ReceivedStatus status) {
        boolean emergency = settings.emergencyStatuses().contains(Integer.parseInt(status.status()));
        if (emergency) {
            receive(status.caller(), InboundFrame.Kind.EMERGENCY, "");
        } else {
            receive(status.caller(), InboundFrame.Kind.STATUS, status.status());
        }
    }

    private void receive(KenwoodAddress caller, InboundFrame.Kind kind, String text) {
        findName(caller).ifPresent(radioId -> unkept.report(numbers.number(radioId, kind, text, scheduler.now())));
    }

    private Optional<String> findName(KenwoodAddress caller) {
        Optional<String> name = names.findName(caller);
        if (name.isEmpty()) {
            reports.fault("foreign-radio", "", caller.written() + " can be no radio of " + settings.system());
        }
        return name;
    }

    private void onSentence(String words) {
        Optional<PositionSentence> decoded = PositionSentence.decode(words);
        if (decoded.isEmpty()) {
            if (PositionSentence.isClaimedBy(words)) {
                reports.fault("unreadable-position", "", "a position says no place: " + quoted(words));
            }
            return;
        }
        PositionSentence position = decoded.get();
        listener.onAlive();
        if (!position.isIntact()) {
            reports.fault("position-checksum", "", "a position came damaged: " + quoted(words));
        } else if (position.isCurrent()) {
            findName(position.radio())
                    .ifPresent(radioId -> reports.tell(to -> to.onPosition(position.fix(radioId, scheduler.now()))));
        }
    }

    /** Enough to know it again, and nothing that a screen or a log would obey. */
    private static String quoted(String body) {
        String start = body.length() > MOST_QUOTED ? body.substring(0, MOST_QUOTED) + "..." : body;
        return start.replaceAll("[^ -~]", "?");
    }
}
