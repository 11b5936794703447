package io.curbstop.radio.link;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.curbstop.radio.api.RadioCommand;
import io.curbstop.radio.api.Reply;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The words of the link and of what is kept for it, as JSON. */
public final class LinkJson {

    private static final int DEEPEST = 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(LinkMessage.MOST_CHARACTERS)
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .addMixIn(Reply.class, ReplyNames.class)
            .addMixIn(RadioCommand.class, CommandNames.class)
            .build();

    private LinkJson() {}

    /** A frame as it is sent. */
    public static String write(LinkMessage message) {
        return MAPPER.writerFor(LinkMessage.class).writeValueAsString(message);
    }

    /** The message in a frame; empty when it is none. */
    public static Optional<LinkMessage> read(String frame) {
        try {
            return Optional.ofNullable(MAPPER.readValue(frame, LinkMessage.class));
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }

    /** The number of a command that could not be read, so that it can be answered at all. */
    public static Optional<Long> findCommandId(String frame) {
        try {
            JsonNode id = MAPPER.readTree(frame).path("id");
            return id.isIntegralNumber() ? Optional.of(id.longValue()) : Optional.empty();
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }

    /** A command as it is kept. */
    public static String writeCommand(RadioCommand command) {
        return MAPPER.writerFor(RadioCommand.class).writeValueAsString(command);
    }

    /**
     * A command that was kept.
     *
     * @throws JacksonException when it is none
     */
    public static RadioCommand readCommand(String kept) {
        return MAPPER.readValue(kept, RadioCommand.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Reply.Acknowledged.class, name = "acknowledged"),
        @JsonSubTypes.Type(value = Reply.Status.class, name = "status"),
        @JsonSubTypes.Type(value = Reply.Declined.class, name = "declined"),
        @JsonSubTypes.Type(value = Reply.Ambiguous.class, name = "ambiguous"),
        @JsonSubTypes.Type(value = Reply.FreeText.class, name = "text"),
        @JsonSubTypes.Type(value = Reply.Emergency.class, name = "emergency"),
        @JsonSubTypes.Type(value = Reply.Refused.class, name = "refused")
    })
    private interface ReplyNames {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = RadioCommand.Send.class, name = "send"),
        @JsonSubTypes.Type(value = RadioCommand.Withdraw.class, name = "withdraw"),
        @JsonSubTypes.Type(value = RadioCommand.CloseOrder.class, name = "close-order"),
        @JsonSubTypes.Type(value = RadioCommand.ClearEmergency.class, name = "clear-emergency"),
        @JsonSubTypes.Type(value = RadioCommand.Mute.class, name = "mute"),
        @JsonSubTypes.Type(value = RadioCommand.AskPosition.class, name = "ask-position")
    })
    private interface CommandNames {}
}
