package io.curbstop.dispatch.locate;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.locate.LocateTicket.Answer;
import io.curbstop.dispatch.locate.LocateTicket.Kind;
import io.curbstop.dispatch.locate.LocateTicket.Member;
import io.curbstop.dispatch.locate.LocateTicket.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whether a crew may dig, at each moment to the millisecond, and what it is told. */
class ClearanceTest {

    private static final ZoneId ZONE = ZoneId.of("America/Toronto");

    /** A Thursday, 13:40 in the city. */
    private static final Instant CALLED = Instant.parse("2026-03-05T18:40:00Z");

    private static final Instant DUE = Instant.parse("2026-03-09T17:40:00Z");
    private static final Instant EXPIRES = Instant.parse("2026-03-25T17:40:00Z");

    @Test
    void withoutATicketNobodyDigs() {
        assertThat(at(CALLED, List.of()))
                .isEqualTo(new Clearance(State.NONE, false, false, "Do not dig: no locate ticket.", null));
    }

    @Test
    void normalTicketWaitsUntilAllHaveAnsweredOrItsDueTimeHasPassedInSilence() {
        Map<String, Answer> said = Map.of("Gas", Answer.MARKED);
        Clearance waiting = at(DUE.minusMillis(1), List.of(ticket(Kind.NORMAL, said)));
        assertThat(waiting.mayDig()).isFalse();
        assertThat(waiting.state()).isEqualTo(State.WAITING);
        assertThat(waiting.words()).isEqualTo("Do not dig: waiting for Water until 13:40.");
        assertThat(waiting.until()).isEqualTo(DUE);

        Clearance silent = at(DUE, List.of(ticket(Kind.NORMAL, said)));
        assertThat(silent.state()).isEqualTo(State.CLEARED);
        assertThat(silent.words())
                .isEqualTo(
                        "May dig with care: Water had not answered ticket 77 when due 13:40; marked on the ground: Gas.");

        Clearance cleared =
                at(CALLED, List.of(ticket(Kind.NORMAL, Map.of("Gas", Answer.MARKED, "Water", Answer.CLEAR))));
        assertThat(cleared.words())
                .isEqualTo("May dig: ticket 77 is cleared until 25 Mar 13:40; marked on the ground: Gas.");
        assertThat(cleared.byHand()).isFalse();
    }

    @Test
    void whoObjectsIsNotOvertakenByTheDueTime() {
        Clearance objected =
                at(DUE.plus(Duration.ofDays(3)), List.of(ticket(Kind.NORMAL, Map.of("Gas", Answer.CONFLICT))));
        assertThat(objected.mayDig()).isFalse();
        assertThat(objected.words()).isEqualTo("Do not dig: Gas says conflict; waiting for Water.");
        assertThat(at(DUE, List.of(ticket(Kind.NORMAL, Map.of("Gas", Answer.NO_RESPONSE))))
                        .mayDig())
                .as("no answer, written down, is silence")
                .isTrue();
    }

    @Test
    void emergencyIsDugByHandAtOnceAndLocatorsAreLateAfterTwoHours() {
        LocateTicket ticket = ticket(Kind.EMERGENCY, Map.of("Gas", Answer.CLEAR));
        Clearance running = at(CALLED, List.of(ticket));
        assertThat(running.mayDig()).isTrue();
        assertThat(running.byHand()).isTrue();
        assertThat(running.state()).isEqualTo(State.EMERGENCY_RUNNING);
        assertThat(running.words()).isEqualTo("Dig by hand: emergency ticket 77, locators due by 15:40: Water.");
        assertThat(at(CALLED, List.of(ticket(Kind.EMERGENCY, Map.of("Gas", Answer.CONFLICT))))
                        .words())
                .as("who objects is named though one may dig")
                .isEqualTo("Dig by hand: emergency ticket 77, Gas says conflict; locators due by 15:40: Water.");
        assertThat(running.until()).isEqualTo(CALLED.plus(Duration.ofHours(2)));

        assertThat(at(CALLED.plus(Duration.ofHours(2)), List.of(ticket)).words())
                .isEqualTo("Dig by hand: emergency ticket 77, locators late since 15:40: Water.");
    }

    @Test
    void noTicketOutlivesItsLastMomentAndTheBestOfSeveralHolds() {
        LocateTicket cleared = ticket(Kind.NORMAL, Map.of("Gas", Answer.CLEAR, "Water", Answer.CLEAR));
        assertThat(at(EXPIRES.minusMillis(1), List.of(cleared)).mayDig()).isTrue();
        Clearance over = at(EXPIRES, List.of(cleared, ticket(Kind.EMERGENCY, Map.of())));
        assertThat(over.state()).isEqualTo(State.EXPIRED);
        assertThat(over.mayDig()).isFalse();
        assertThat(over.words()).isEqualTo("Do not dig: ticket 77 ran out 13:40.");

        assertThat(at(CALLED, List.of(ticket(Kind.EMERGENCY, Map.of()), cleared))
                        .state())
                .isEqualTo(State.CLEARED);
        assertThat(at(CALLED, List.of(ticket(Kind.EMERGENCY, Map.of()), ticket(Kind.NORMAL, Map.of())))
                        .state())
                .isEqualTo(State.EMERGENCY_RUNNING);
    }

    @Test
    void dispatcherMayLetThemDigByHandAndTheReasonIsSaid() {
        Clearance.Override override = new Clearance.Override("Fire service is there.", "omar", CALLED);
        Clearance allowed = Clearance.of(List.of(), override, Duration.ofHours(2), CALLED, ZONE);
        assertThat(allowed.mayDig()).isTrue();
        assertThat(allowed.byHand()).isTrue();
        assertThat(allowed.state()).as("the ticket is missing all the same").isEqualTo(State.NONE);
        assertThat(allowed.words()).isEqualTo("omar lets you dig by hand: Fire service is there. No locate ticket.");
    }

    @Test
    void workingDaysLeaveOutTheWeekendAndKeepTheTimeOfDayThoughClocksAreChanged() {
        assertThat(WorkingDays.after(CALLED, 2, ZONE))
                .as("clocks went forward on the 8th")
                .isEqualTo(DUE);
        assertThat(WorkingDays.after(CALLED, 14, ZONE)).isEqualTo(EXPIRES);
    }

    private static Clearance at(Instant now, List<LocateTicket> tickets) {
        return Clearance.of(tickets, null, Duration.ofHours(2), now, ZONE);
    }

    private static LocateTicket ticket(Kind kind, Map<String, Answer> said) {
        List<Member> members = new ArrayList<>();
        for (String name : List.of("Gas", "Water")) {
            members.add(new Member(name, UUID.randomUUID(), said.get(name), null, null, null, null));
        }
        return new LocateTicket(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "77",
                kind,
                CALLED,
                kind == Kind.EMERGENCY ? CALLED : DUE,
                EXPIRES,
                "Front of 118",
                members,
                null,
                null,
                1,
                CALLED,
                "dana");
    }
}
