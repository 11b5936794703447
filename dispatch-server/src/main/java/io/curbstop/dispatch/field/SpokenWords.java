package io.curbstop.dispatch.field;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.session.ReplyWords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a radio says, without the air in between: understood as a gateway does, and heard as if one had told it. */
@Component
public class SpokenWords {

    private final RadioReceiver receiver;
    private final Crews crews;
    private final Assignments assignments;
    private final ReplyWords words = ReplyWords.defaults();

    SpokenWords(RadioReceiver receiver, Crews crews, Assignments assignments) {
        this.receiver = receiver;
        this.crews = crews;
        this.assignments = assignments;
    }

    /**
     * Hears words.
     *
     * @param id of the message; the same again changes nothing
     * @param radioId which radio
     * @param said the words
     * @param at when
     */
    public void hear(UUID id, String radioId, String said, Instant at) {
        List<String> open = crews.findUnitByRadio(radioId)
                .map(unit -> assignments.listLiveOf(unit.code()).stream()
                        .map(Assignment::token)
                        .toList())
                .orElse(List.of());
        receiver.onInbound(new InboundMessage(id, radioId, said, words.interpret(said, open), Optional.empty(), at));
    }
}
