package io.curbstop.radio.smpp;

import io.curbstop.radio.transport.Reports;
import java.util.Optional;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;

/** Tells apart what the SMSC delivers: receipts, texts of the crews, and what is neither. */
final class DeliveredMessages implements SmppLink.Deliveries {

    private static final int MESSAGE_TYPE = 0x3C;

    private final Receipts receipts;
    private final CrewTexts crewTexts;
    private final Reports reports;

    DeliveredMessages(Receipts receipts, CrewTexts crewTexts, Reports reports) {
        this.receipts = receipts;
        this.crewTexts = crewTexts;
        this.reports = reports;
    }

    @Override
    public void onDelivered(DeliverSm message) throws ProcessRequestException {
        Optional<DeliveredText> text = DeliveredText.find(message);
        if (text.isEmpty()) {
            reports.fault("unreadable-text", "", "a message with a header that is none");
        } else if (message.isSmscDeliveryReceipt()) {
            receipts.onReceipt(text.get());
        } else if ((message.getEsmClass() & MESSAGE_TYPE) == 0) {
            crewTexts.onText(text.get());
        } else if (!message.isIntermediateDeliveryNotification()) {
            reports.fault("unknown-message-type", text.get().number(), "ESM class " + message.getEsmClass());
        }
    }
}
