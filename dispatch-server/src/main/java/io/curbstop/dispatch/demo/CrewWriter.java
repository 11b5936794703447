package io.curbstop.dispatch.demo;

import io.curbstop.dispatch.crew.CrewSetup;
import io.curbstop.dispatch.crew.CrewSetup.MemberSetup;
import io.curbstop.dispatch.crew.CrewSetup.UnitSetup;
import io.curbstop.dispatch.crew.WeeklyShift;
import io.curbstop.dispatch.demo.people.Crew;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives the demo city's crews to the crew module. */
@Component
class CrewWriter {

    private final CrewSetup crews;

    CrewWriter(CrewSetup crews) {
        this.crews = crews;
    }

    /** The id of a crew's member, by their place in it. */
    static UUID memberId(String unitCode, int place) {
        String key = "demo crew %s member %d".formatted(unitCode, place);
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Makes the crews be as given, within the caller's transaction.
     *
     * @param now when the crews were at their places
     */
    void write(List<Crew> all, Instant now) {
        for (Crew crew : all) {
            List<MemberSetup> members = new ArrayList<>();
            for (Crew.Member member : crew.members()) {
                members.add(new MemberSetup(
                        memberId(crew.code(), members.size()),
                        member.name(),
                        member.username(),
                        member.qualifications()));
            }
            List<WeeklyShift> shifts = crew.shifts().stream()
                    .flatMap(week -> week.days().stream().map(day -> new WeeklyShift(day, week.from(), week.to())))
                    .toList();
            crews.saveUnit(new UnitSetup(
                    crew.code(), crew.name(), crew.kind(), crew.radioId(), crew.location(), now, members, shifts));
        }
    }
}
