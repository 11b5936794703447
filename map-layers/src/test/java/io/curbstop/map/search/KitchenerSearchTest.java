package io.curbstop.map.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.map.search.Kitchener.Break;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.testing.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real water main breaks of a real city, located from civic number and street alone, and linked to their mains. The
 * recorded coordinates and the recorded main are what is checked against, and are never shown to the search.
 */
class KitchenerSearchTest {
    private static final Logger LOG = LoggerFactory.getLogger(KitchenerSearchTest.class);

    private static List<FeatureRecord> mains;
    private static List<FeatureRecord> streets;
    private static List<Break> breaks;
    private static AddressIndex index;

    @BeforeAll
    static void readTheCity() {
        Path folder = SharedData.require("data/kitchener");
        streets = StreetShapes.redraw(Kitchener.streets(folder), List.of());
        mains = Kitchener.mains(folder);
        breaks = Kitchener.breaks(folder);
        index = AddressIndex.of(streets, List.of(), List.of());
    }

    @Test
    void locatesMostBreaksWithinFiftyMetres() {
        List<Double> errors = new ArrayList<>();
        int withinAccuracy = 0;
        for (Break b : breaks) {
            Optional<GeocodeCandidate> found =
                    index.geocode(b.civic(), b.street()).findBest();
            double error_m = found.map(c -> c.point().getCoordinate().distance(b.truth()))
                    .orElse(Double.MAX_VALUE);
            errors.add(error_m);
            withinAccuracy += found.filter(c -> error_m <= c.accuracy_m()).isPresent() ? 1 : 0;
        }
        errors.sort(null);
        double within50 = share(errors, 50);
        double within25 = share(errors, 25);
        double median_m = errors.get(errors.size() / 2);
        double p90_m = errors.get(errors.size() * 9 / 10);
        double honest = (double) withinAccuracy / errors.size();
        LOG.info(
                "{} breaks: {} within 50 m, {} within 25 m, median {} m, p90 {} m; {} within the stated accuracy",
                errors.size(),
                percent(within50),
                percent(within25),
                Math.round(median_m),
                Math.round(p90_m),
                percent(honest));

        assertThat(errors).hasSize(2473);
        assertThat(within50).isGreaterThan(0.85);
        assertThat(within25).isGreaterThan(0.65);
        assertThat(median_m).isLessThan(19);
        assertThat(p90_m).isLessThan(80);
        assertThat(honest)
                .as("two in three are meant to lie within the accuracy")
                .isBetween(0.6, 0.8);
    }

    @Test
    void linksMostBreaksToTheirMain() {
        MainLinker linker = MainLinker.of(mains, streets);
        Set<String> known = mains.stream().map(FeatureRecord::id).collect(Collectors.toSet());
        int total = 0;
        int first = 0;
        int inThree = 0;
        int refinedFirst = 0;
        int refinedInThree = 0;
        for (Break b : breaks) {
            if (!known.contains(b.mainRef())) {
                continue;
            }
            total++;
            List<MainCandidate> call = index.geocode(b.civic(), b.street())
                    .findBest()
                    .map(c -> linker.link(LinkQuery.of(c)))
                    .orElse(List.of());
            List<MainCandidate> hole = linker.refine(call, diameter_mm(b), b.material());
            first += rank(call, b) == 0 ? 1 : 0;
            inThree += rank(call, b) < 3 ? 1 : 0;
            refinedFirst += rank(hole, b) == 0 ? 1 : 0;
            refinedInThree += rank(hole, b) < 3 ? 1 : 0;
        }
        LOG.info(
                "{} breaks with a known main: first {}, in three {}; with size and material seen: first {}, in three {}",
                total,
                percent((double) first / total),
                percent((double) inThree / total),
                percent((double) refinedFirst / total),
                percent((double) refinedInThree / total));

        assertThat(total).isEqualTo(2018);
        assertThat((double) first / total).isGreaterThan(0.71);
        assertThat((double) inThree / total).isGreaterThan(0.87);
        assertThat((double) refinedFirst / total).isGreaterThan(0.76);
        assertThat((double) refinedInThree / total).isGreaterThan(0.90);
    }

    @Test
    void drawsEveryMainThatNamesAKnownStreet() {
        List<FeatureRecord> placed = StreetPlacement.place(mains, streets);

        assertThat(placed).hasSize(16_062);
        assertThat(placed.stream().filter(m -> m.geometry() != null)).hasSizeGreaterThan(15_900);
        assertThat(placed)
                .allSatisfy(m -> assertThat(m.geometry() == null || m.geometry().isValid())
                        .isTrue());
    }

    private static Integer diameter_mm(Break b) {
        int size = b.size_cm().matches("\\d+") ? Integer.parseInt(b.size_cm()) : 0;
        return size == 0 ? null : size;
    }

    private static int rank(List<MainCandidate> candidates, Break b) {
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).mainRef().equals(b.mainRef())) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static double share(List<Double> errors, double limit_m) {
        return (double) errors.stream().filter(e -> e <= limit_m).count() / errors.size();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
