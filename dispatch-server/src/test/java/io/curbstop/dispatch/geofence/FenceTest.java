package io.curbstop.dispatch.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a unit seems to have left or to be on site; the incident is at 1000 m, metres and seconds as literals. */
class FenceTest {

    private static final Instant ACKNOWLEDGED = Instant.parse("2026-03-01T14:00:00Z");
    private static final double INCIDENT_m = 1_000;

    private static final GeofenceProperties USUAL = new GeofenceProperties(
            150, 10, 75, Duration.ofSeconds(30), 60, Duration.ofMinutes(10), Duration.ofMinutes(10));

    private static Seen at(int second, double x_m, Double speed_kmh) {
        return new Seen(x_m, 0, 10, speed_kmh, ACKNOWLEDGED.plusSeconds(second));
    }

    private static Seen at(int second, double x_m) {
        return at(second, x_m, null);
    }

    private static Fence fence(Seen... track) {
        return new Fence(USUAL, List.of(track), track[track.length - 1].at().plusSeconds(1));
    }

    private static Optional<Integer> departure(Seen... track) {
        return second(fence(track).findDeparture(ACKNOWLEDGED));
    }

    private static Optional<Integer> arrival(Seen... track) {
        return second(fence(track).findArrival(ACKNOWLEDGED, INCIDENT_m, 0));
    }

    private static Optional<Integer> second(Optional<Seen> seen) {
        return seen.map(s -> (int) Duration.between(ACKNOWLEDGED, s.at()).toSeconds());
    }

    @Test
    void aUnitThatDrivesAwayFromWhereItStoodSeemsEnRouteFromTheCrossingOn() {
        assertThat(departure(at(-60, 0), at(10, 100), at(20, 170), at(30, 270))).contains(20);
    }

    @Test
    void oneThatMovesAboutTheYardDoesNot() {
        assertThat(departure(at(-60, 0), at(10, 100), at(20, 0), at(30, 140))).isEmpty();
    }

    @Test
    void oneThatWalksDoesNot() {
        assertThat(departure(at(-60, 0), at(100, 100), at(200, 200), at(300, 300)))
                .isEmpty();
        assertThat(departure(at(-60, 0), at(100, 400, 4.0))).isEmpty();
    }

    @Test
    void itsOwnRadiusIsNoWay() {
        Seen inexact = new Seen(200, 0, 55, 40.0, ACKNOWLEDGED.plusSeconds(20));

        assertThat(departure(at(-60, 0), inexact)).isEmpty();
    }

    @Test
    void whereItStoodHoursBeforeSaysNothing() {
        assertThat(departure(at(-7200, 5_000), at(10, 0), at(40, 20, 30.0))).isEmpty();
        assertThat(departure(at(-7200, 5_000), at(10, 0), at(40, 400, 30.0))).contains(40);
    }

    @Test
    void oneThatStandsAtTheIncidentForHalfAMinuteSeemsOnSiteSinceItCame() {
        assertThat(arrival(at(100, 800), at(110, 930), at(125, 990, 0.0))).isEmpty();
        assertThat(arrival(at(100, 800), at(110, 930), at(125, 990, 0.0), at(140, 991, 0.0)))
                .contains(110);
    }

    @Test
    void oneThatDrivesPastDoesNot() {
        assertThat(arrival(at(100, 930), at(135, 1_060, 40.0))).isEmpty();
        assertThat(arrival(at(100, 990), at(140, 995), at(150, 1_300))).isEmpty();
    }

    @Test
    void oneThatLeftAndCameBackIsThereSinceItCameBack() {
        assertThat(arrival(at(100, 1_000), at(150, 1_000), at(200, 2_000), at(300, 1_000), at(331, 1_000)))
                .contains(300);
    }

    @Test
    void oneThatStoodThereBeforeItAcknowledgedIsThereSinceItsFirstPositionAfter() {
        assertThat(arrival(at(-300, 1_000), at(5, 1_000), at(36, 1_000))).contains(5);
    }

    @Test
    void whatWasBeforeALongSilenceDoesNotCount() {
        assertThat(arrival(at(0, 1_000), at(900, 1_000))).isEmpty();
    }

    @Test
    void badAccuracyProposesNothing() {
        Seen inexact = new Seen(1_000, 0, 61, 0.0, ACKNOWLEDGED.plusSeconds(140));

        assertThat(arrival(at(100, 1_000), inexact)).isEmpty();
    }

    @Test
    void anOldPositionProposesNothing() {
        List<Seen> track = List.of(at(-60, 0), at(100, 1_000, 20.0), at(140, 1_000, 0.0));
        Fence old = new Fence(USUAL, track, ACKNOWLEDGED.plusSeconds(140 + 601));

        assertThat(old.findDeparture(ACKNOWLEDGED)).isEmpty();
        assertThat(old.findArrival(ACKNOWLEDGED, INCIDENT_m, 0)).isEmpty();
    }

    @Test
    void withoutAPositionNothingIsProposed() {
        Fence none = new Fence(USUAL, List.of(), ACKNOWLEDGED);

        assertThat(none.findDeparture(ACKNOWLEDGED)).isEmpty();
        assertThat(none.findArrival(ACKNOWLEDGED, INCIDENT_m, 0)).isEmpty();
        assertThat(none.isAwayFrom(INCIDENT_m, 0)).isFalse();
    }

    /** What came late stands in the track by its own time: the same is found as if it had come at once. */
    @Test
    void theOrderInWhichPositionsCameDoesNotMatter() {
        List<Seen> came = new ArrayList<>(Arrays.asList(
                at(140, 991, 0.0), at(100, 800), at(-60, 0), at(125, 990, 0.0), at(110, 930), at(50, 400)));
        came.sort(Comparator.comparing(Seen::at));

        assertThat(arrival(came.toArray(Seen[]::new))).contains(110);
        assertThat(departure(came.toArray(Seen[]::new))).contains(50);
    }

    @Test
    void oneThatHasDrivenOnIsAway() {
        assertThat(fence(at(100, 1_000), at(200, 1_200)).isAwayFrom(INCIDENT_m, 0))
                .isFalse();
        assertThat(fence(at(100, 1_000), at(200, 1_300)).isAwayFrom(INCIDENT_m, 0))
                .isTrue();
    }
}
