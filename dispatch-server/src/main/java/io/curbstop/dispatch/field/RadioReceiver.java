package io.curbstop.dispatch.field;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.Step;
import io.curbstop.dispatch.crew.CrewUnit;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.push.Alarms;
import io.curbstop.dispatch.push.Amendments;
import io.curbstop.dispatch.push.Deliveries;
import io.curbstop.dispatch.radio.RadioTrouble;
import io.curbstop.radio.api.CrewStatus;
import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.RadioFault;
import io.curbstop.radio.api.RadioLink;
import io.curbstop.radio.api.RadioListener;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPosition;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hears the radio gateway. Returns only after the write; a call that throws is repeated by the gateway, so whatever the crew
 * said wrongly is written down as refused instead of thrown.
 */
@Component
class RadioReceiver implements RadioListener {

    private static final Duration ANSWER_LIVES = Duration.ofMinutes(10);

    private final CrewReports reports;
    private final Assignments assignments;
    private final Deliveries deliveries;
    private final Amendments amendments;
    private final Crews crews;
    private final IncidentLog log;
    private final Alarms alarms;
    private final RadioPositions positions;
    private final ValveRequests valves;
    private final TransactionTemplate transaction;
    private final ObjectProvider<RadioLink> radio;

    RadioReceiver(
            CrewReports reports,
            Assignments assignments,
            Deliveries deliveries,
            Amendments amendments,
            Crews crews,
            IncidentLog log,
            Alarms alarms,
            RadioPositions positions,
            ValveRequests valves,
            TransactionTemplate transaction,
            ObjectProvider<RadioLink> radio) {
        this.reports = reports;
        this.assignments = assignments;
        this.deliveries = deliveries;
        this.amendments = amendments;
        this.crews = crews;
        this.log = log;
        this.alarms = alarms;
        this.positions = positions;
        this.valves = valves;
        this.radio = radio;
        this.transaction = transaction;
        radio.ifAvailable(link -> link.addListener(this));
    }

    @Override
    public void onReceipt(Receipt receipt) {
        if (deliveries.findSubject(receipt.messageId()).isEmpty()) {
            return;
        }
        switch (receipt.state()) {
            case QUEUED -> deliveries.note(receipt.messageId(), "waits for the air");
            case ACCEPTED, UNKNOWN -> deliveries.note(receipt.messageId(), "being sent");
            case ON_AIR -> deliveries.note(receipt.messageId(), "on the air");
            case RADIO_ACK -> deliveries.radioAcknowledged(receipt.messageId(), receipt.occurredAt());
            case CREW_ACK -> crewAcknowledged(receipt);
            case EXPIRED, UNDELIVERED -> deliveries.failed(receipt.messageId(), describe(receipt));
            case DECLINED, SUPERSEDED -> {
                // The crew's words and the other channel have their own way here.
            }
        }
    }

    /** Any word of the crew is its receipt of an order; that it has read a change it must say itself. */
    private void crewAcknowledged(Receipt receipt) {
        boolean amendment = deliveries
                .findSubject(receipt.messageId())
                .filter(s -> s.amendmentId() != null)
                .isPresent();
        if (!amendment) {
            deliveries.personAcknowledged(receipt.messageId(), receipt.occurredAt());
        }
    }

    private static String describe(Receipt receipt) {
        return receipt.detail().isBlank() ? receipt.state().name().toLowerCase(Locale.ROOT) : receipt.detail();
    }

    @Override
    public void onInbound(InboundMessage message) {
        Optional<CrewUnit> unit = crews.findUnitByRadio(message.radioId());
        if (unit.isEmpty()) {
            hearStranger(message);
            return;
        }
        crews.hearWord(unit.get().code(), message.occurredAt());
        Stamp stamp = new Stamp(unit.get().code(), Source.RADIO, message.occurredAt());
        Reply reply = message.reply();
        if (reply instanceof Reply.Acknowledged acknowledged) {
            acknowledge(message, unit.get(), acknowledged.token(), stamp);
        } else if (reply instanceof Reply.Status status) {
            step(message, unit.get(), status.token(), stepOf(status.status()), null, stamp);
        } else if (reply instanceof Reply.Declined declined) {
            String reason = declined.reason().isBlank() ? "declined by radio" : declined.reason();
            step(message, unit.get(), declined.token(), Step.DECLINE, reason, stamp);
        } else if (reply instanceof Reply.FreeText || reply instanceof Reply.Refused) {
            writeDown(message, unit.get(), stamp);
            valves.findAnswer(unit.get(), message.text()).ifPresent(answer -> say(message, answer));
        } else if (reply instanceof Reply.Emergency) {
            Optional<Assignment> current = current(unit.get());
            alarms.raise(new Alarms.Cause(
                    Alarms.EMERGENCY,
                    "CRITICAL",
                    "EMERGENCY button of " + unit.get().code() + ".",
                    current.map(Assignment::incidentId).orElse(null),
                    current.map(Assignment::id).orElse(null),
                    unit.get().code(),
                    "CALL_BY_VOICE",
                    message.radioId()));
        }
    }

    @Override
    public void onPosition(RadioPosition position) {
        positions.hear(position);
    }

    @Override
    public void onFault(RadioFault fault) {
        if (!fault.code().equals(RadioTrouble.NOT_TAKEN)) {
            return;
        }
        String who = crews.findUnitByRadio(fault.radioId()).map(CrewUnit::code).orElse("Radio " + fault.radioId());
        alarms.raise(new Alarms.Cause(
                "RADIO_NOT_TAKEN",
                "HIGH",
                who + " sent something that could not be written into its order: " + fault.detail()
                        + ". Act on it by hand.",
                null,
                null,
                null,
                "CALL_BY_VOICE",
                fault.radioId() + " " + fault.detail()));
    }

    /** The answer has an id made of the question's, so that a question told twice is answered once. */
    private void say(InboundMessage question, ValveRequests.Answer answer) {
        UUID id = UUID.nameUUIDFromBytes(("answer to " + question.id()).getBytes(StandardCharsets.UTF_8));
        radio.ifAvailable(link -> link.send(RadioMessage.notice(
                        id,
                        question.radioId(),
                        RadioPriority.P2,
                        answer.full(),
                        question.occurredAt().plus(ANSWER_LIVES))
                .withShorter(List.of(answer.brief()))));
    }

    /** A radio that no crew has: its words are in the record of the air, its emergency is everybody's. */
    private void hearStranger(InboundMessage message) {
        boolean emergency = message.reply() instanceof Reply.Emergency;
        String what = emergency ? "EMERGENCY button of radio " : "Words from radio ";
        String words = emergency ? "." : ": " + message.text();
        alarms.raise(new Alarms.Cause(
                emergency ? Alarms.EMERGENCY : "RADIO_UNKNOWN",
                emergency ? "CRITICAL" : "MEDIUM",
                what + message.radioId() + ", which no crew has" + words,
                null,
                null,
                null,
                "CALL_BY_VOICE",
                message.radioId()));
    }

    /** An acknowledgement of a cancellation says nothing of the assignment, which has ended; one of a change takes both. */
    private void acknowledge(InboundMessage message, CrewUnit unit, String token, Stamp stamp) {
        Optional<Deliveries.Subject> about = message.inReplyTo().flatMap(deliveries::findSubject);
        if (about.filter(s -> s.kind().equals("CANCELLATION")).isPresent()) {
            deliveries.personAcknowledged(about.get().id(), message.occurredAt());
            return;
        }
        Optional<UUID> amendment =
                about.filter(s -> s.unitCode().equals(unit.code())).map(Deliveries.Subject::amendmentId);
        amendment.ifPresent(id -> amendments.acknowledge(id, stamp));
        boolean answered = amendment.isPresent()
                && !assignments
                        .getAssignment(about.get().assignmentId())
                        .state()
                        .awaitsAnswer();
        if (!answered) {
            step(message, unit, token, Step.ACKNOWLEDGE, null, stamp);
        }
    }

    private void step(InboundMessage message, CrewUnit unit, String token, Step step, String reason, Stamp stamp) {
        Optional<UUID> assignment = findAssignment(message, unit, token);
        if (assignment.isEmpty()) {
            writeDown(message, unit, stamp);
            return;
        }
        try {
            // Nobody can be asked over the air whether the other job is left: what the crew says is what it does.
            reports.apply(new CrewReport(message.id(), assignment.get(), step, reason, null, null, true), stamp);
        } catch (ProblemException refused) {
            refuse(message, unit, assignment.get(), refused, stamp);
        }
    }

    private Optional<UUID> findAssignment(InboundMessage message, CrewUnit unit, String token) {
        return message.inReplyTo()
                .flatMap(deliveries::findSubject)
                .filter(s -> s.unitCode().equals(unit.code()))
                .map(Deliveries.Subject::assignmentId)
                .or(() -> assignments.listLiveOf(unit.code()).stream()
                        .filter(a -> a.token().equals(token))
                        .map(Assignment::id)
                        .findFirst());
    }

    private Optional<Assignment> current(CrewUnit unit) {
        return assignments.listLiveOf(unit.code()).stream().findFirst();
    }

    private void writeDown(InboundMessage message, CrewUnit unit, Stamp stamp) {
        current(unit)
                .ifPresent(a -> note(a.incidentId(), message, unit.code() + " by radio: " + message.text(), stamp));
    }

    private void refuse(
            InboundMessage message, CrewUnit unit, UUID assignmentId, ProblemException refused, Stamp stamp) {
        Assignment assignment = assignments.getAssignment(assignmentId);
        note(
                assignment.incidentId(),
                message,
                unit.code() + " by radio: " + message.text() + ". Not applied: " + refused.getMessage(),
                stamp);
    }

    private void note(UUID incidentId, InboundMessage message, String text, Stamp stamp) {
        transaction.executeWithoutResult(status -> log.append(
                message.id(), incidentId, "RADIO_TEXT", text, stamp, Map.of("radioId", message.radioId()), null));
    }

    private static Step stepOf(CrewStatus status) {
        return switch (status) {
            case EN_ROUTE -> Step.EN_ROUTE;
            case ON_SITE -> Step.ON_SITE;
            case WORKING -> Step.WORKING;
            case SUSPENDED -> Step.SUSPEND;
            case MADE_SAFE -> Step.MADE_SAFE;
            case RESTORED -> Step.RESTORED;
            case CLEAR -> Step.CLEAR;
        };
    }
}
