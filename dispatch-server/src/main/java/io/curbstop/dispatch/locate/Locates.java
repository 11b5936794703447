package io.curbstop.dispatch.locate;

import io.curbstop.dispatch.duty.Duties;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.locate.LocateTicket.Kind;
import io.curbstop.dispatch.locate.LocateTicket.Member;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Locate tickets of incidents: written, corrected, answered; and whether crews may dig by them. */
@Component
public class Locates {

    private final LocateTable table;
    private final LocateProperties properties;
    private final Duties duties;
    private final Incidents incidents;
    private final IncidentLog log;
    private final JdbcClient jdbc;
    private final Clock clock;

    Locates(
            LocateTable table,
            LocateProperties properties,
            Duties duties,
            Incidents incidents,
            IncidentLog log,
            JdbcClient jdbc,
            Clock clock) {
        this.table = table;
        this.properties = properties;
        this.duties = duties;
        this.incidents = incidents;
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * All that is known of digging at an incident.
     *
     * @param digs whether crews usually dig at its type
     * @param clearance whether they may now
     * @param tickets all of them, the oldest first
     * @param override that a dispatcher lets them, or null
     * @param digging which crews said that they dig
     */
    public record LocateView(
            boolean digs,
            Clearance clearance,
            List<LocateTicket> tickets,
            Clearance.Override override,
            List<Digging> digging) {}

    /**
     * A crew that said that it digs.
     *
     * @param since when it said so first
     */
    public record Digging(UUID assignmentId, String unitCode, Instant since) {}

    /** All that is known of digging at an incident now. */
    @Transactional(readOnly = true)
    public LocateView read(UUID incidentId) {
        boolean digs = jdbc.sql(
                        "select t.digs from incident i join incident_type t on t.code = i.type_code where i.id = :id")
                .param("id", incidentId)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no incident " + incidentId + "."));
        List<LocateTicket> tickets = table.list(incidentId);
        Optional<Clearance.Override> override = table.findOverride(incidentId);
        return new LocateView(
                digs,
                clearance(tickets, override, clock.instant()),
                tickets,
                override.orElse(null),
                table.listDigging(incidentId));
    }

    /** Whether a crew may dig at an incident at a moment, by what is written down now. */
    @Transactional(readOnly = true)
    public Clearance clearance(UUID incidentId, Instant at) {
        return clearance(table.list(incidentId), table.findOverride(incidentId), at);
    }

    private Clearance clearance(List<LocateTicket> tickets, Optional<Clearance.Override> override, Instant at) {
        return Clearance.of(tickets, override.orElse(null), locatorsWithin(), at, incidents.timeZone());
    }

    private Duration locatorsWithin() {
        return duties.listSettings().stream()
                .filter(setting -> setting.code().equals("LOCATE_EMERGENCY"))
                .map(setting -> Duration.ofSeconds(setting.after_s()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * A ticket as it is to be.
     *
     * @param startsAt null for what is usual of its kind
     * @param expiresAt null for what is usual
     * @param withdrawn why it does not hold any more, or null
     * @param version of what it was made on; 0 for a new one
     */
    public record Wanted(
            UUID id,
            String number,
            Kind kind,
            Instant calledAt,
            Instant startsAt,
            Instant expiresAt,
            String place,
            List<String> members,
            String withdrawn,
            int version) {}

    /**
     * Writes a ticket, or corrects it; the same again changes nothing.
     *
     * @throws ProblemException not-found; conflict when somebody else was first; invalid with the field that is wrong
     */
    @Transactional
    public LocateView put(UUID incidentId, Wanted wanted, Stamp stamp) {
        incidents.lockIncident(incidentId);
        Optional<LocateTicket> stands = table.find(wanted.id());
        LocateTicket next = complete(incidentId, wanted, stamp);
        if (stands.isPresent() && isSame(stands.get(), next)) {
            return read(incidentId);
        }
        if (stands.isPresent() && !stands.get().incidentId().equals(incidentId)) {
            throw ProblemException.notFound("There is no such locate ticket at this incident.");
        }
        if (stands.map(LocateTicket::version).orElse(0) != wanted.version()) {
            LocateTicket now = stands.orElseThrow(
                    () -> ProblemException.notFound("There is no such locate ticket at this incident."));
            throw ProblemException.overtaken(now.recordedBy(), inWords(now), now);
        }
        TicketCheck.require(next, clock.instant());
        table.insert(next);
        String what = stands.isEmpty()
                ? inWords(next)
                : next.withdrawn() == null
                        ? "Corrected: " + inWords(next)
                        : next.kind().label() + " " + next.number() + " withdrawn: " + next.withdrawn();
        log.append(incidentId, "LOCATE_TICKET", what, stamp, Map.of("ticket", next.id(), "version", next.version()));
        incidents.touch(incidentId);
        return read(incidentId);
    }

    private LocateTicket complete(UUID incidentId, Wanted wanted, Stamp stamp) {
        ZoneId zone = incidents.timeZone();
        Instant called = wanted.calledAt().truncatedTo(ChronoUnit.MILLIS);
        Instant starts = Optional.ofNullable(wanted.startsAt())
                .orElseGet(() -> wanted.kind() == Kind.EMERGENCY
                        ? called
                        : WorkingDays.after(called, properties.startAfterWorkingDays(), zone))
                .truncatedTo(ChronoUnit.MILLIS);
        Instant expires = Optional.ofNullable(wanted.expiresAt())
                .orElseGet(() -> WorkingDays.after(called, properties.validForWorkingDays(), zone))
                .truncatedTo(ChronoUnit.MILLIS);
        return new LocateTicket(
                wanted.id(),
                incidentId,
                wanted.number(),
                wanted.kind(),
                called,
                starts,
                expires,
                wanted.place(),
                wanted.members().stream()
                        .map(name -> new Member(name, null, null, null, null, null, null))
                        .toList(),
                wanted.withdrawn(),
                null,
                wanted.version() + 1,
                clock.instant(),
                stamp.actor());
    }

    private static boolean isSame(LocateTicket a, LocateTicket b) {
        return facts(a).equals(facts(b));
    }

    private static List<Object> facts(LocateTicket t) {
        return List.of(
                t.incidentId(),
                t.number(),
                t.kind(),
                t.calledAt(),
                t.startsAt(),
                t.expiresAt(),
                t.place(),
                t.members().stream().map(Member::name).toList(),
                Optional.ofNullable(t.withdrawn()));
    }

    private String inWords(LocateTicket ticket) {
        ZoneId zone = incidents.timeZone();
        Instant now = clock.instant();
        return ticket.kind().label() + " " + ticket.number() + ": " + ticket.place() + "; owners "
                + ticket.members().stream().map(Member::name).collect(Collectors.joining(", ")) + "; work may start "
                + Clearance.time(ticket.startsAt(), now, zone) + ", holds until "
                + Clearance.time(ticket.expiresAt(), now, zone);
    }

    /**
     * Keeps what an owner said; the same id again changes nothing.
     *
     * @param said its {@code answerId} is the id it gets
     * @param follows the answer of that owner that the client knows, or null
     * @throws ProblemException not-found; conflict when another answer stands by now
     */
    @Transactional
    public LocateView answer(UUID ticketId, Member said, UUID follows, Stamp stamp) {
        LocateTicket seen = getTicket(ticketId);
        incidents.lockIncident(seen.incidentId());
        if (table.hasAnswer(said.answerId())) {
            return read(seen.incidentId());
        }
        LocateTicket ticket = getTicket(ticketId);
        Member stands = ticket.members().stream()
                .filter(member -> member.name().equals(said.name()))
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.notFound(said.name() + " is not on ticket " + ticket.number() + "."));
        if (stands.answerId() != null && !stands.answerId().equals(follows)) {
            throw ProblemException.overtaken(
                    stands.recordedBy(), stands.name() + ": " + stands.answer().words(), stands);
        }
        table.insert(ticketId, said, stands.answerId(), stamp);
        log.append(
                ticket.incidentId(),
                "LOCATE_ANSWER",
                said.name() + ": " + said.answer().words() + (said.saidBy() == null ? "" : ", says " + said.saidBy())
                        + (said.note() == null ? "" : ": " + said.note()) + " (ticket " + ticket.number() + ")",
                stamp,
                Map.of("ticket", ticketId, "member", said.name(), "answer", said.answer()));
        incidents.touch(ticket.incidentId());
        return read(ticket.incidentId());
    }

    private LocateTicket getTicket(UUID ticketId) {
        return table.find(ticketId).orElseThrow(() -> ProblemException.notFound("There is no such locate ticket."));
    }

    /**
     * Lets crews dig though no ticket does, or takes that back; the same id again changes nothing.
     *
     * @throws ProblemException not-found
     */
    @Transactional
    public LocateView override(UUID id, UUID incidentId, boolean allows, String note, Stamp stamp) {
        incidents.lockIncident(incidentId);
        if (table.insertOverride(id, incidentId, allows, note, stamp)) {
            log.append(
                    incidentId,
                    "DIG_OVERRIDE",
                    (allows
                                    ? "Digging allowed without a cleared ticket: "
                                    : "Digging without a cleared ticket not allowed any more: ")
                            + note,
                    stamp,
                    Map.of("allows", allows));
            incidents.touch(incidentId);
        }
        return read(incidentId);
    }
}
