package io.curbstop.dispatch.crew;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.crew.Merit.Territory;
import io.curbstop.dispatch.crew.UnitSet.Candidate;
import io.curbstop.dispatch.crew.UnitSet.Total;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The set that is proposed, against every set there is. */
class UnitSetTest {

    @Test
    void noOtherSetIsBetter() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            List<List<Candidate>> candidates = random(random);

            List<Candidate> found = UnitSet.best(candidates);

            assertThat(found).hasSameSizeAs(candidates);
            assertThat(found.stream().filter(Objects::nonNull).map(Candidate::unitCode))
                    .as("seed %d, round %d", seed, round)
                    .doesNotHaveDuplicates();
            for (int need = 0; need < found.size(); need++) {
                if (found.get(need) != null) {
                    assertThat(candidates.get(need)).contains(found.get(need));
                }
            }
            assertThat(Total.of(found))
                    .as("seed %d, round %d: %s", seed, round, candidates)
                    .isEqualTo(everySet(candidates, 0, new ArrayList<>(), new HashSet<>()));
        }
    }

    private static Total everySet(
            List<List<Candidate>> candidates, int need, List<Candidate> chosen, Set<String> taken) {
        if (need == candidates.size()) {
            return Total.of(chosen);
        }
        List<Candidate> open = new ArrayList<>(candidates.get(need));
        open.removeIf(c -> taken.contains(c.unitCode()));
        open.add(null);
        Total best = null;
        for (Candidate one : open) {
            List<Candidate> longer = new ArrayList<>(chosen);
            longer.add(one);
            Set<String> used = new HashSet<>(taken);
            used.add(one == null ? "" : one.unitCode());
            Total total = everySet(candidates, need + 1, longer, used);
            best = best == null || total.compareTo(best) < 0 ? total : best;
        }
        return best;
    }

    /** Up to four needs and seven units, each of which can meet some of them, some sent already. */
    private static List<List<Candidate>> random(Random random) {
        int units = random.nextInt(8);
        Set<Integer> sent = new HashSet<>();
        if (random.nextBoolean()) {
            sent.add(random.nextInt(7));
        }
        List<List<Candidate>> candidates = new ArrayList<>();
        for (int need = 1 + random.nextInt(4); need > 0; need--) {
            List<Candidate> able = new ArrayList<>();
            for (int unit = 0; unit < units; unit++) {
                if (random.nextInt(3) > 0) {
                    able.add(new Candidate("U" + unit, sent.contains(unit), merit(random)));
                }
            }
            candidates.add(able);
        }
        return candidates;
    }

    private static Merit merit(Random random) {
        return Merit.of(
                random.nextInt(3) * 1_001,
                random.nextInt(120) / 10.0,
                2,
                Territory.values()[random.nextInt(3)],
                random.nextInt(3),
                random.nextInt(5));
    }
}
