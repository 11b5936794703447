package io.curbstop.dispatch.crew;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Why a crew may not go, in the words a dispatcher reads. */
class CrewOnDutyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final CrewMember DIAZ = member("R. Diaz", Map.of("gas_operator", TODAY.minusDays(1)));
    private static final CrewMember OKAFOR = member("A. Okafor", Map.of("gas_operator", TODAY));
    private static final CrewOnDuty.Rule NONE = CrewOnDuty.Rule.NONE;

    @Test
    void expiredQualificationIsNamedWithItsHolderAndDay() {
        assertThat(crew(List.of(DIAZ), List.of(), NONE).findRefusal("gas_operator", TODAY))
                .contains("gas_operator of R. Diaz expired on 2026-05-31");
    }

    @Test
    void qualificationHoldsOnItsLastDay() {
        assertThat(crew(List.of(DIAZ, OKAFOR), List.of(), NONE).findRefusal("gas_operator", TODAY))
                .isEmpty();
        assertThat(crew(List.of(DIAZ, OKAFOR), List.of(), NONE).findRefusal("gas_operator", TODAY.plusDays(1)))
                .contains("gas_operator of A. Okafor expired on 2026-06-01");
    }

    @Test
    void qualifiedMemberWhoIsAwayDoesNotCount() {
        CrewMember lee = member("K. Lee", Map.of());

        assertThat(crew(List.of(lee), List.of(new CrewOnDuty.Away(OKAFOR, "on leave")), NONE)
                        .findRefusal("gas_operator", TODAY))
                .contains("nobody on holds gas_operator: A. Okafor on leave");
    }

    @Test
    void tooFewPeopleIsSaidWithWhoIsMissing() {
        CrewOnDuty crew = crew(
                List.of(DIAZ), List.of(new CrewOnDuty.Away(OKAFOR, "on leave")), new CrewOnDuty.Rule(2, List.of()));

        assertThat(crew.findRefusal(null, TODAY)).contains("2 needed, 1 on: A. Okafor on leave");
    }

    @Test
    void unitWithoutRuleAndWithoutPeopleIsNotJudgedButAnEmptiedOneIs() {
        assertThat(crew(List.of(), List.of(), NONE).findRefusal(null, TODAY)).isEmpty();
        assertThat(crew(List.of(), List.of(new CrewOnDuty.Away(DIAZ, "with R2")), NONE)
                        .findRefusal(null, TODAY))
                .contains("nobody on: R. Diaz with R2");
    }

    @Test
    void equipmentThatTheKindNeedsIsMissed() {
        CrewOnDuty crew = crew(List.of(DIAZ), List.of(), new CrewOnDuty.Rule(1, List.of("light_tower")));

        assertThat(crew.findRefusal(null, TODAY)).contains("has no light tower with it");
    }

    @Test
    void whatIsNoHardGateIsARemarkOnly() {
        CrewOnDuty crew = crew(List.of(DIAZ), List.of(), NONE);

        assertThat(crew.findRefusal("excavator", TODAY)).isEmpty();
        assertThat(crew.findRemark("excavator", TODAY)).contains("nobody on holds excavator");
        assertThat(crew.findRemark("gas_operator", TODAY)).isEmpty();
    }

    private static CrewMember member(String name, Map<String, LocalDate> qualifications) {
        return new CrewMember(UUID.randomUUID(), name, null, qualifications);
    }

    private static CrewOnDuty crew(List<CrewMember> present, List<CrewOnDuty.Away> away, CrewOnDuty.Rule rule) {
        Shift shift = new Shift(Instant.EPOCH, Instant.EPOCH.plusSeconds(60));
        return new CrewOnDuty(
                "G2", shift, present, away, Set.of("excavator"), UnitVehicle.UNKNOWN, rule, Set.of("gas_operator"));
    }
}
