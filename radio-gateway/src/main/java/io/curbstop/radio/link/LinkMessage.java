package io.curbstop.radio.link;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.curbstop.radio.api.AirRecord;
import io.curbstop.radio.api.GatewayStatus;
import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioCommand;
import io.curbstop.radio.api.RadioFault;
import io.curbstop.radio.api.RadioPosition;
import io.curbstop.radio.api.RadioPresence;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.TransportStatus;
import java.util.List;

/** One text frame of the link, as JSON with its name under {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LinkMessage.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = LinkMessage.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = LinkMessage.ReceiptTold.class, name = "receipt"),
    @JsonSubTypes.Type(value = LinkMessage.InboundTold.class, name = "inbound"),
    @JsonSubTypes.Type(value = LinkMessage.AirTold.class, name = "air"),
    @JsonSubTypes.Type(value = LinkMessage.Kept.class, name = "kept"),
    @JsonSubTypes.Type(value = LinkMessage.NotKept.class, name = "not-kept"),
    @JsonSubTypes.Type(value = LinkMessage.Command.class, name = "command"),
    @JsonSubTypes.Type(value = LinkMessage.Done.class, name = "done"),
    @JsonSubTypes.Type(value = LinkMessage.NotDone.class, name = "not-done"),
    @JsonSubTypes.Type(value = LinkMessage.PresenceTold.class, name = "presence"),
    @JsonSubTypes.Type(value = LinkMessage.PositionTold.class, name = "position"),
    @JsonSubTypes.Type(value = LinkMessage.TransportTold.class, name = "transport"),
    @JsonSubTypes.Type(value = LinkMessage.FaultTold.class, name = "fault"),
    @JsonSubTypes.Type(value = LinkMessage.StatusTold.class, name = "status")
})
public sealed interface LinkMessage {

    /** The version of what is said here. */
    int PROTOCOL = 1;

    /** The longest frame, in characters; a longer one ends the connection. */
    int MOST_CHARACTERS = 256 * 1024;

    /**
     * The gateway's first word.
     *
     * @param gateway its name, the one that its token was given for
     * @param protocol {@link #PROTOCOL}
     * @param airLogId which record of the air it keeps: another after its disk was changed
     */
    record Hello(String gateway, int protocol, String airLogId) implements LinkMessage {}

    /**
     * Dispatch's answer.
     *
     * @param airRecords how many records of that log it has
     */
    record Welcome(long airRecords) implements LinkMessage {}

    /** A message reached a state; to be kept. */
    record ReceiptTold(long n, Receipt receipt) implements LinkMessage {}

    /** A crew sent something; to be kept. */
    record InboundTold(long n, InboundMessage message) implements LinkMessage {}

    /**
     * Records of what went over the air; to be kept.
     *
     * @param first the number of the first in its log, from 1
     */
    record AirTold(long n, long first, List<AirRecord> records) implements LinkMessage {}

    /** Dispatch has written down what was said under this number. */
    record Kept(long n) implements LinkMessage {}

    /** It could not; it is to be said again later. */
    record NotKept(long n, String reason) implements LinkMessage {}

    /** Something to be done; said again after each new connection until it is done. */
    record Command(long id, RadioCommand command) implements LinkMessage {}

    /** It is on the gateway's disk. */
    record Done(long id) implements LinkMessage {}

    /** It could not be done; it is to be said again later. */
    record NotDone(long id, String reason) implements LinkMessage {}

    /** A radio came or went; not kept. */
    record PresenceTold(RadioPresence presence) implements LinkMessage {}

    /** A radio said where it is; not kept. */
    record PositionTold(RadioPosition position) implements LinkMessage {}

    /** A transport can be used, or no longer; not kept. */
    record TransportTold(TransportStatus status) implements LinkMessage {}

    /** Something is wrong; not kept. */
    record FaultTold(RadioFault fault) implements LinkMessage {}

    /** How channels and radios are; not kept, said every few seconds. */
    record StatusTold(GatewayStatus status) implements LinkMessage {}
}
