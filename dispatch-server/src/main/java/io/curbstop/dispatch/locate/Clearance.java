package io.curbstop.dispatch.locate;

import io.curbstop.dispatch.locate.LocateTicket.Kind;
import io.curbstop.dispatch.locate.LocateTicket.Member;
import io.curbstop.dispatch.locate.LocateTicket.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a crew may dig at a moment, and why.
 *
 * @param state of all tickets of the incident together: the best of them
 * @param mayDig whether it may
 * @param byHand whether by hand only
 * @param words what to tell it, one sentence
 * @param until when this may be otherwise by the clock alone, or null
 */
public record Clearance(State state, boolean mayDig, boolean byHand, String words, Instant until) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    /** That a dispatcher lets crews dig, whatever the tickets say. */
    public record Override(String note, String by, Instant at) {}

    /**
     * Works it out.
     *
     * @param tickets all of the incident
     * @param override what a dispatcher decided, or null
     * @param locatorsWithin how long owners have at an emergency
     */
    static Clearance of(
            List<LocateTicket> tickets, Override override, Duration locatorsWithin, Instant now, ZoneId zone) {
        Optional<LocateTicket> best = tickets.stream()
                .filter(ticket -> ticket.withdrawn() == null)
                .max(Comparator.comparing((LocateTicket ticket) -> ticket.stateAt(now))
                        .thenComparing(LocateTicket::calledAt));
        State state = best.map(ticket -> ticket.stateAt(now)).orElse(State.NONE);
        String words =
                best.map(ticket -> words(ticket, locatorsWithin, now, zone)).orElse("Do not dig: no locate ticket.");
        Instant until = tickets.stream()
                .filter(ticket -> ticket.withdrawn() == null)
                .flatMap(ticket -> Stream.of(
                        ticket.expiresAt(),
                        ticket.kind() == Kind.EMERGENCY ? ticket.calledAt().plus(locatorsWithin) : ticket.startsAt()))
                .filter(at -> at.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(null);
        boolean cleared = state == State.CLEARED || state == State.EMERGENCY_RUNNING;
        if (cleared || override == null) {
            return new Clearance(state, cleared, state == State.EMERGENCY_RUNNING, words, until);
        }
        String allowed = override.by() + " lets you dig by hand: " + endless(override.note()) + ". "
                + words.replace("Do not dig: n", "N").replace("Do not dig: ", "Not cleared: ");
        return new Clearance(state, true, true, allowed, until);
    }

    private static String words(LocateTicket ticket, Duration locatorsWithin, Instant now, ZoneId zone) {
        String missing = names(ticket.missing().stream());
        return switch (ticket.stateAt(now)) {
            case NONE -> "Do not dig: no locate ticket.";
            case EXPIRED ->
                "Do not dig: ticket " + ticket.number() + " ran out " + time(ticket.expiresAt(), now, zone) + ".";
            case WAITING -> "Do not dig: " + waiting(ticket, now, zone) + ".";
            case EMERGENCY_RUNNING -> {
                Instant due = ticket.calledAt().plus(locatorsWithin);
                String late = (now.isBefore(due) ? "locators due by " : "locators late since ") + time(due, now, zone)
                        + ": " + silent(ticket);
                yield "Dig by hand: emergency ticket " + ticket.number() + ", "
                        + joined(objecting(ticket), silent(ticket).isEmpty() ? "" : late) + ".";
            }
            case CLEARED ->
                missing.isEmpty()
                        ? "May dig: ticket " + ticket.number() + " is cleared until "
                                + time(ticket.expiresAt(), now, zone) + marked(ticket) + "."
                        : "May dig with care: " + missing + " had not answered ticket " + ticket.number() + " when due "
                                + time(ticket.startsAt(), now, zone) + marked(ticket) + ".";
        };
    }

    private static String waiting(LocateTicket ticket, Instant now, ZoneId zone) {
        String silent = silent(ticket);
        String until = now.isBefore(ticket.startsAt()) ? " until " + time(ticket.startsAt(), now, zone) : "";
        return joined(objecting(ticket), silent.isEmpty() ? "" : "waiting for " + silent + until);
    }

    private static String objecting(LocateTicket ticket) {
        return ticket.members().stream()
                .filter(Member::objects)
                .map(member -> member.name() + " says " + member.answer().words())
                .collect(Collectors.joining(", "));
    }

    private static String silent(LocateTicket ticket) {
        return names(ticket.missing().stream().filter(member -> !member.objects()));
    }

    private static String joined(String objecting, String silent) {
        return Stream.of(objecting, silent).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String marked(LocateTicket ticket) {
        String marked = names(ticket.members().stream()
                .filter(member -> Objects.equals(member.answer(), LocateTicket.Answer.MARKED)));
        return marked.isEmpty() ? "" : "; marked on the ground: " + marked;
    }

    private static String names(Stream<Member> members) {
        return members.map(Member::name).collect(Collectors.joining(", "));
    }

    private static String endless(String note) {
        return note.replaceAll("[.\\s]+$", "");
    }

    /** The time of day, with the day when it is another one. */
    static String time(Instant at, Instant now, ZoneId zone) {
        boolean today = at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (today ? TIME : DAY).format(at.atZone(zone));
    }
}
