package io.curbstop.radio.smpp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;

/**
 * A message of the SMSC, of which only the parts used here are kept.
 *
 * @param number from whom, without a plus
 * @param dataCoding which letters its bytes are
 * @param bytes what it carries, without a header; not copied
 * @param part which part of a long text it is, if it is one
 * @param reference the sender's reference, or the one that a receipt comes back with
 * @param receiptedId of which message it is the receipt
 * @param messageState what has become of that message
 */
record DeliveredText(
        String number,
        int dataCoding,
        byte[] bytes,
        Optional<SmsPart> part,
        OptionalInt reference,
        Optional<String> receiptedId,
        OptionalInt messageState) {

    /** Reads a message; empty when its header is broken. */
    static Optional<DeliveredText> find(DeliverSm message) {
        byte[] carried = carried(message);
        Optional<SmsPart.Opened> opened = message.isUdhi()
                ? SmsPart.open(carried)
                : Optional.of(new SmsPart.Opened(carried, findSegment(message, carried)));
        return opened.map(text -> new DeliveredText(
                plain(message.getSourceAddr()),
                message.getDataCoding() & 0xFF,
                text.body(),
                text.part(),
                number(message, OptionalParameter.Tag.USER_MESSAGE_REFERENCE),
                string(message, OptionalParameter.Tag.RECEIPTED_MESSAGE_ID),
                number(message, OptionalParameter.Tag.MESSAGE_STATE)));
    }

    private static byte[] carried(DeliverSm message) {
        OptionalParameter payload = message.getOptionalParameter(OptionalParameter.Tag.MESSAGE_PAYLOAD);
        if (payload instanceof OptionalParameter.OctetString octets) {
            return octets.getValue();
        }
        return message.getShortMessage() == null ? new byte[0] : message.getShortMessage();
    }

    private static Optional<SmsPart> findSegment(DeliverSm message, byte[] body) {
        OptionalInt reference = number(message, OptionalParameter.Tag.SAR_MSG_REF_NUM);
        OptionalInt total = number(message, OptionalParameter.Tag.SAR_TOTAL_SEGMENTS);
        OptionalInt segment = number(message, OptionalParameter.Tag.SAR_SEGMENT_SEQNUM);
        if (reference.isEmpty() || total.isEmpty() || segment.isEmpty()) {
            return Optional.empty();
        }
        return SmsPart.find(reference.getAsInt(), total.getAsInt(), segment.getAsInt(), body);
    }

    private static OptionalInt number(DeliverSm message, OptionalParameter.Tag tag) {
        OptionalParameter parameter = message.getOptionalParameter(tag);
        if (parameter instanceof OptionalParameter.Short value) {
            return OptionalInt.of(value.getValue() & 0xFFFF);
        }
        return parameter instanceof OptionalParameter.Byte value
                ? OptionalInt.of(value.getValue() & 0xFF)
                : OptionalInt.empty();
    }

    private static Optional<String> string(DeliverSm message, OptionalParameter.Tag tag) {
        OptionalParameter parameter = message.getOptionalParameter(tag);
        return parameter instanceof OptionalParameter.OctetString value
                ? Optional.of(new String(value.getValue(), StandardCharsets.ISO_8859_1).replace("\0", ""))
                : Optional.empty();
    }

    private static String plain(String number) {
        String known = number == null ? "" : number;
        return known.startsWith("+") ? known.substring(1) : known;
    }
}
