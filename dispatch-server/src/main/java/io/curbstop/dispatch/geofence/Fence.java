package io.curbstop.dispatch.geofence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a unit has left where it stood, and whether it stands at its incident. It looks at the whole track since the crew
 * acknowledged, in the order of the positions' own times, so that it says the same whenever and in whatever order they came.
 */
final class Fence {

    private final GeofenceProperties settings;
    private final List<Seen> track;
    private final Instant now;

    /**
     * A fence over a track.
     *
     * @param track in the order of time; from the last position before the crew acknowledged, if there is one
     */
    Fence(GeofenceProperties settings, List<Seen> track, Instant now) {
        this.settings = settings;
        this.track = track.stream()
                .filter(seen -> seen.accuracy_m() <= settings.worstAccuracy_m())
                .toList();
        this.now = now;
    }

    private boolean isStale() {
        return track.isEmpty() || last().at().plus(settings.freshness()).isBefore(now);
    }

    private Seen last() {
        return track.get(track.size() - 1);
    }

    /** The first position since the crew acknowledged at which it had left where it stood then, moving. */
    Optional<Seen> findDeparture(Instant acknowledgedAt) {
        if (isStale()) {
            return Optional.empty();
        }
        int first = 0;
        // Where it was long before says nothing of where it stood.
        while (track.get(first).at().plus(settings.gap()).isBefore(acknowledgedAt)) {
            if (++first == track.size()) {
                return Optional.empty();
            }
        }
        Seen stood = track.get(first);
        for (int i = first + 1; i < track.size(); i++) {
            Seen seen = track.get(i);
            boolean moves = seen.speedAfter_kmh(track.get(i - 1)) > settings.moves_kmh();
            if (moves
                    && !seen.at().isBefore(acknowledgedAt)
                    && seen.distanceTo_m(stood.x(), stood.y()) - seen.accuracy_m() > settings.leaves_m()) {
                return Optional.of(seen);
            }
        }
        return Optional.empty();
    }

    /** The first position of its stay at that place, if it stays there still and long enough. */
    Optional<Seen> findArrival(Instant since, double x, double y) {
        if (isStale() || !isWithin(last(), x, y) || isDriving()) {
            return Optional.empty();
        }
        Seen first = last();
        for (int i = track.size() - 2; i >= 0; i--) {
            Seen seen = track.get(i);
            boolean silence = seen.at().plus(settings.gap()).isBefore(first.at());
            if (silence || seen.at().isBefore(since) || !isWithin(seen, x, y)) {
                break;
            }
            first = seen;
        }
        boolean stays = Duration.between(first.at(), last().at()).compareTo(settings.stands()) >= 0;
        return stays && !first.at().isBefore(since) ? Optional.of(first) : Optional.empty();
    }

    /** Whether it is plainly elsewhere. */
    boolean isAwayFrom(double x, double y) {
        return !isStale()
                && last().distanceTo_m(x, y) - last().accuracy_m() > settings.radius_m() + settings.leaves_m();
    }

    private boolean isDriving() {
        return track.size() > 1 && last().speedAfter_kmh(track.get(track.size() - 2)) > settings.moves_kmh();
    }

    private boolean isWithin(Seen seen, double x, double y) {
        return seen.distanceTo_m(x, y) <= settings.radius_m() + seen.accuracy_m();
    }
}
