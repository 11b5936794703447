package io.curbstop.dispatch.crew;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.crew.Merit.Territory;
import io.curbstop.dispatch.crew.Recommendation.Commitment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order in which units are proposed, against every other way to look at small cases. */
class MeritTest {

    private static final double BAND_MIN = 2;

    private static final Merit FIRST = Merit.of(0, 4.1, BAND_MIN, Territory.OWN, 1, 3.5);

    /** The order as it is written in the specification, each by a number of its own. */
    private static final List<ToIntFunction<Merit>> STATED = List.of(
            Merit::preEmption,
            m -> (int) (m.minutes() / BAND_MIN),
            m -> List.of(Territory.OWN, Territory.NONE, Territory.OTHER).indexOf(m.territory()),
            Merit::jobs,
            m -> (int) m.hours());

    @Test
    void firstIsWhoIsLeftWhenAllOthersAreStruckOutCriterionByCriterion() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<Merit> merits = random(random, 1 + random.nextInt(8));

            List<Merit> left = merits;
            for (ToIntFunction<Merit> criterion : STATED) {
                int best = left.stream().mapToInt(criterion).min().orElseThrow();
                left = left.stream()
                        .filter(m -> criterion.applyAsInt(m) == best)
                        .toList();
            }

            Merit first = merits.stream().min(Merit.BEST_FIRST).orElseThrow();
            assertThat(left).as("seed %d, round %d: %s", seed, round, merits).contains(first);
        }
    }

    @Test
    void noThreeUnitsAreBetterThanEachOtherInACircle() {
        long seed = System.nanoTime();
        List<Merit> merits = random(new Random(seed), 40);
        for (Merit a : merits) {
            for (Merit b : merits) {
                for (Merit c : merits) {
                    boolean chain = Merit.BEST_FIRST.compare(a, b) <= 0 && Merit.BEST_FIRST.compare(b, c) <= 0;
                    assertThat(!chain || Merit.BEST_FIRST.compare(a, c) <= 0)
                            .as("seed %d: %s, %s, %s", seed, a, b, c)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4001 | 1.0  | OWN   | 0 | 0 | V1 leaves nothing",
                "0    | 8.2  | OWN   | 0 | 0 | farther by 4 min than V1",
                "0    | 5.9  | OTHER | 0 | 0 | about as near as V1, whose territory it is",
                "0    | 4.0  | OWN   | 4 | 0 | more jobs this shift: 4, V1 1",
                "0    | 5.0  | OWN   | 1 | 9.5 | longer at work: 9.5 h, V1 3.5 h",
                "0    | 5.9  | OWN   | 1 | 3.9 | as good as V1"
            })
    void reasonIsTheFirstThingInWhichTheyDiffer(
            int preEmption, double minutes, Territory territory, int jobs, double hours, String reason) {
        Merit behind = Merit.of(preEmption, minutes, BAND_MIN, territory, jobs, hours);

        assertThat(Merit.BEST_FIRST.compare(behind, FIRST)).isGreaterThanOrEqualTo(0);
        assertThat(behind.behind(FIRST, "V1")).isEqualTo(reason);
    }

    @Test
    void whatAUnitWouldLeaveCostsMoreTheMoreUrgentItIsAndTheFartherTheCrewHasCome() {
        List<List<Commitment>> cheapestFirst = List.of(
                List.of(),
                List.of(job(2, false, false)),
                List.of(job(3, false, false), job(3, false, false)),
                List.of(job(4, true, false)),
                List.of(job(3, true, false)),
                List.of(job(3, true, true)),
                List.of(job(3, true, true), job(4, false, false)),
                List.of(job(2, true, false)),
                List.of(job(2, true, true)));

        assertThat(cheapestFirst.stream().map(Leaving::cost)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void emergencyIsNeverLeftNorWhatIsAsUrgent() {
        assertThat(Leaving.findRefusal(List.of(job(3, true, true), job(1, true, false)), 1))
                .contains("on 26-00012 (P1)");
        assertThat(Leaving.findRefusal(List.of(job(1, false, false)), 1)).contains("reserved for 26-00012 (P1)");
        assertThat(Leaving.findRefusal(List.of(job(2, true, false)), 2)).isPresent();
        assertThat(Leaving.findRefusal(List.of(job(2, false, false)), 2)).isEmpty();
        assertThat(Leaving.findRefusal(List.of(job(3, true, true)), 2)).isEmpty();
        assertThat(Leaving.describe(List.of(job(3, true, false)))).isEqualTo("would leave leak 26-00012, P3, en route");
    }

    private static Commitment job(int rank, boolean sent, boolean atWork) {
        String step = !sent ? "reserved" : atWork ? "working" : "en route";
        return new Commitment("26-00012", "Leak", "P" + rank, rank, sent, atWork, step, false);
    }

    /** Few values of each, so that many are equal. */
    private static List<Merit> random(Random random, int count) {
        List<Merit> merits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            merits.add(Merit.of(
                    random.nextInt(3) * 1_000,
                    random.nextInt(60) / 10.0,
                    BAND_MIN,
                    Territory.values()[random.nextInt(3)],
                    random.nextInt(3),
                    random.nextInt(40) / 10.0));
        }
        return merits;
    }
}
