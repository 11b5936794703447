package io.curbstop.dispatch.telephone;

import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.transition.Transition;
import io.curbstop.dispatch.transition.TransitionTable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The state machine of calls, moved by dispatchers and by what is taken from a call. */
@Component
public class PhoneCalls {

    private static final int MOST = 200;

    private final PhoneCallTable table;
    private final PhoneCallbacks callbacks;
    private final PhoneNumbers numbers;
    private final JdbcClient jdbc;

    PhoneCalls(PhoneCallTable table, PhoneCallbacks callbacks, PhoneNumbers numbers, JdbcClient jdbc) {
        this.table = table;
        this.callbacks = callbacks;
        this.numbers = numbers;
        this.jdbc = jdbc;
    }

    /** Which state may follow which, as the table stands now. */
    public TransitionTable<PhoneCallState> transitions() {
        return TransitionTable.read(jdbc, "phone_call_transition", PhoneCallState.class, PhoneCallState::isSettled);
    }

    /** Those that ring, or were answered and nothing is written of them yet; the first to begin first. */
    public List<PhoneCall> listOpen() {
        return table.list("state in ('RINGING', 'ANSWERED', 'TRIAGED')", MOST);
    }

    /** Those that nobody answered and nobody called back, the first to begin first. */
    public List<PhoneCall> listCallbackOwed() {
        return table.list("callback_owed and callback_done_at is null", MOST);
    }

    /**
     * Moves a call on.
     *
     * @param note why, or what was said; null where none is needed
     * @throws ProblemException not-found; transition-not-allowed; invalid without a reason where one is needed
     */
    @Transactional
    public void move(UUID id, PhoneCallState to, String note, Stamp stamp) {
        PhoneCall call = table.hold(id);
        TransitionTable<PhoneCallState> rules = transitions();
        if (!rules.allows(call.state(), to)) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "transition-not-allowed",
                    "A call cannot go from " + call.state() + " to " + to + ". " + rules.explain(call.state()),
                    Map.of("current", Map.of("state", call.state())));
        }
        boolean needsReason =
                rules.find(call.state(), to).map(Transition::needsReason).orElse(false);
        if (needsReason && (note == null || note.isBlank())) {
            throw ProblemException.invalid("Say what was said, or why: " + to.label() + " needs words.");
        }
        table.move(call, to, note == null || note.isBlank() ? null : note.strip(), stamp);
        if (rules.isBrokenAt(call.state())) {
            table.append(
                    id,
                    "RULES_BROKEN",
                    null,
                    null,
                    "No way out of " + call.state() + "; have the rules mended.",
                    stamp);
        }
    }

    /**
     * A dispatcher takes the call up; again by the same one changes nothing.
     *
     * @throws ProblemException not-found; answered-already by another dispatcher; transition-not-allowed
     */
    @Transactional
    public PhoneCall answer(UUID id, Stamp stamp) {
        PhoneCall call = table.hold(id);
        if (call.state() != PhoneCallState.ANSWERED) {
            move(id, PhoneCallState.ANSWERED, null, stamp);
        } else if (!stamp.actor().equals(call.answeredBy()) && isUser(call.answeredBy())) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "answered-already",
                    call.answeredBy() + " has answered this call.",
                    Map.of("answeredBy", call.answeredBy()));
        }
        jdbc.sql("update phone_call set answered_by = :by, answered_at = coalesce(answered_at, :at) where id = :id")
                .param("by", stamp.actor())
                .param("at", PhoneCallTable.at(stamp.occurredAt()))
                .param("id", id)
                .update();
        callbacks.settle(id, stamp);
        return table.hold(id);
    }

    private boolean isUser(String name) {
        return jdbc.sql("select exists (select from app_user where username = :name)")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    /**
     * Something was taken from a call: it joined an incident or opened one. A call that no telephone system told of is
     * written down as answered first.
     *
     * @param phoneCallId as the telephone has it, or null; one that is unknown or taken already counts as null
     * @param callId the call that was taken
     * @param number the caller's, or null
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void taken(UUID phoneCallId, UUID callId, String number, boolean joined, Stamp stamp) {
        UUID id = begin(phoneCallId, callId, number, stamp);
        jdbc.sql("update phone_call set call_id = :call where id = :id")
                .param("call", callId)
                .param("id", id)
                .update();
        triage(id, stamp);
        move(id, joined ? PhoneCallState.LINKED : PhoneCallState.NEW_INCIDENT, null, stamp);
    }

    /** A call that was taken belongs to another incident now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(UUID callId, boolean joined, Stamp stamp) {
        PhoneCallState to = joined ? PhoneCallState.LINKED : PhoneCallState.NEW_INCIDENT;
        jdbc.sql("select id from phone_call where call_id = :call and state <> :to")
                .param("call", callId)
                .param("to", to.name())
                .query(UUID.class)
                .optional()
                .ifPresent(id -> move(id, to, null, stamp));
    }

    /**
     * A call that needs no incident; sent again it changes nothing.
     *
     * @param id of the call, as the telephone has it or made by the client
     */
    public record NoIncident(
            UUID id, PhoneCallState outcome, String note, String narrative, String callerName, String callerPhone) {}

    /**
     * Keeps a call that needs no incident.
     *
     * @throws ProblemException invalid without words; transition-not-allowed when something else came of it
     */
    @Transactional
    public void keep(NoIncident kept, Stamp stamp) {
        UUID id = begin(kept.id(), kept.id(), kept.callerPhone(), stamp);
        PhoneCall call = table.hold(id);
        if (call.state() == kept.outcome()) {
            return;
        }
        jdbc.sql("update phone_call set narrative = :narrative, caller_name = :name where id = :id")
                .param("narrative", kept.narrative())
                .param("name", kept.callerName())
                .param("id", id)
                .update();
        triage(id, stamp);
        move(id, kept.outcome(), kept.note(), stamp);
    }

    private UUID begin(UUID phoneCallId, UUID ownId, String number, Stamp stamp) {
        if (phoneCallId != null && isFree(phoneCallId)) {
            return phoneCallId;
        }
        String key = numbers.normalise(number).orElse(null);
        if (table.begin(ownId, PhoneCallState.ANSWERED, key == null ? null : number, key, stamp)) {
            jdbc.sql("update phone_call set answered_by = :by, answered_at = began_at where id = :id")
                    .param("by", stamp.actor())
                    .param("id", ownId)
                    .update();
        }
        return ownId;
    }

    private boolean isFree(UUID phoneCallId) {
        return jdbc.sql("select exists (select from phone_call where id = :id and call_id is null)")
                .param("id", phoneCallId)
                .query(Boolean.class)
                .single();
    }

    /** Whatever was missed of it, a call whose words are written down was answered. */
    private void triage(UUID id, Stamp stamp) {
        PhoneCallState now = table.hold(id).state();
        if (now == PhoneCallState.RINGING || now == PhoneCallState.ABANDONED || now == PhoneCallState.ANSWERED) {
            answerFor(id, now, stamp);
            move(id, PhoneCallState.TRIAGED, null, stamp);
        }
    }

    private void answerFor(UUID id, PhoneCallState now, Stamp stamp) {
        if (now != PhoneCallState.ANSWERED) {
            answer(id, stamp);
        } else {
            callbacks.settle(id, stamp);
        }
    }
}
