package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.crew.CrewPeople;
import io.curbstop.dispatch.crew.Roster;
import io.curbstop.dispatch.crew.RosterProperties;
import io.curbstop.dispatch.crew.RosterReader;
import io.curbstop.dispatch.crew.Shift;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What may be planned: bounds of a time, and what it means for people's rest. */
@Component
class PlannedTimes {

    /** Plans lie within this of today, so that a slip of the year is noticed. */
    private static final Duration FAR = Duration.ofDays(400);

    private static final Duration AROUND = Duration.ofDays(2);

    private final RosterProperties properties;
    private final RosterReader rosters;
    private final CrewPeople people;
    private final Clock clock;

    PlannedTimes(RosterProperties properties, RosterReader rosters, CrewPeople people, Clock clock) {
        this.properties = properties;
        this.rosters = rosters;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Refuses a time that no shift can have.
     *
     * @throws io.curbstop.dispatch.problem.ProblemException time-not-possible
     */
    void require(Shift shift) {
        requireSpan(shift);
        if (Duration.between(shift.startsAt(), shift.endsAt()).compareTo(properties.longestShift()) > 0) {
            throw impossible("endsAt", "A shift has at most " + Times.hours(properties.longestShift()) + ".");
        }
    }

    /**
     * Refuses a time that ends before it begins or lies far away.
     *
     * @throws io.curbstop.dispatch.problem.ProblemException time-not-possible
     */
    void requireSpan(Shift span) {
        if (!span.endsAt().isAfter(span.startsAt())) {
            throw impossible("endsAt", "The end must be after the beginning.");
        }
        Instant now = clock.instant();
        if (span.startsAt().isBefore(now.minus(FAR)) || span.endsAt().isAfter(now.plus(FAR))) {
            throw impossible("startsAt", "That is more than " + FAR.toDays() + " days from today; check the year.");
        }
    }

    private static RuntimeException impossible(String field, String sentence) {
        return RosterProblems.refused("time-not-possible", field, sentence);
    }

    /** What the shifts around a time break of the rest rules, for who belongs to a unit. */
    List<String> checkUnit(String unitCode, Shift around) {
        return check(around, one -> unitCode.equals(one.homeUnit()));
    }

    /** What the shifts around a time break of the rest rules, for one person. */
    List<String> checkPerson(UUID personId, Shift around) {
        return check(around, one -> one.member().id().equals(personId));
    }

    private List<String> check(Shift around, Predicate<CrewPeople.Placed> who) {
        Roster roster = rosters.read(around.startsAt(), around.endsAt());
        RestRule rule = new RestRule(properties, roster.zone());
        return people.listAll().stream()
                .filter(who)
                .flatMap(one -> rule
                        .check(
                                one.member().name(),
                                roster.listWorked(
                                        one.member().id(),
                                        one.homeUnit(),
                                        around.startsAt().minus(AROUND),
                                        around.endsAt().plus(AROUND),
                                        false))
                        .stream())
                .toList();
    }
}
