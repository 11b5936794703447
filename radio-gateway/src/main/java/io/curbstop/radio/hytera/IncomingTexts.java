package io.curbstop.radio.hytera;

import io.curbstop.radio.transport.BoundedMap;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.Reports;
import io.curbstop.radio.transport.TextAlphabet;
import java.util.Map;

/** Texts from radios, and their receipts. Called in tasks of the scheduler. */
final class IncomingTexts {

    /** How many texts may be remembered until they are acknowledged. */
    private static final int MOST_REMEMBERED = 1024;

    private record Key(int radio, int requestId) {}

    private final HyteraSettings settings;
    private final Reports reports;
    private final HstrpLink link;
    private final Map<Key, TextMessage.Text> texts = new BoundedMap<>(MOST_REMEMBERED);

    IncomingTexts(HyteraSettings settings, Reports reports, HstrpLink link) {
        this.settings = settings;
        this.reports = reports;
        this.link = link;
    }

    void onText(TextMessage.Text text) {
        String radioId = text.source().number();
        if (text.group()) {
            reports.fault(
                    "group-text-not-read",
                    radioId,
                    "sent a text to group %s, which is not for the gateway"
                            .formatted(text.destination().number()));
            return;
        }
        texts.put(new Key(text.source().id(), text.requestId()), text);
        InboundFrame frame = new InboundFrame(radioId, text.requestId(), InboundFrame.Kind.TEXT, readable(text.text()));
        reports.tell(to -> to.onReceived(frame));
    }

    /** Radios may end a text with noughts, and what comes after them is none of it. */
    private static String readable(String text) {
        int end = text.indexOf('\0');
        String said = end < 0 ? text : text.substring(0, end);
        return TextAlphabet.UNICODE.findWritten(said).orElse("");
    }

    /** Tells the radio that its text is kept; also one of an earlier run of the gateway, which is not remembered. */
    void acknowledge(InboundFrame frame) {
        RadioAddress.find(settings.network(), frame.radioId()).ifPresent(radio -> {
            TextMessage.Text text = texts.get(new Key(radio.id(), frame.sequence()));
            TextMessage.Text acknowledged = text != null
                    ? text
                    : new TextMessage.Text(false, true, frame.sequence(), settings.sender(), radio, "");
            link.send(acknowledged.receipt(TextResult.OK.code).toHdap(false));
        });
    }
}
