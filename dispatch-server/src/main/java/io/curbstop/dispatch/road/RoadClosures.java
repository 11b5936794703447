package io.curbstop.dispatch.road;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.geodata.StreetRegistry;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.FieldProblem;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.map.route.StreetNetwork;
import io.curbstop.map.route.StreetPart;
import io.curbstop.map.route.Stretch;
import java.time.Clock;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.locationtech.jts.geom.Point;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Streets that are closed: from the nearest turning to the next, until somebody opens them or their time is over. */
@Component
public class RoadClosures {

    private final StreetRegistry streets;
    private final RoadClosureTable table;
    private final Incidents incidents;
    private final IncidentLog log;
    private final CityCoordinates coordinates;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RoadClosures(
            StreetRegistry streets,
            RoadClosureTable table,
            Incidents incidents,
            IncidentLog log,
            CityCoordinates coordinates,
            Clock clock,
            ApplicationEventPublisher events) {
        this.streets = streets;
        this.table = table;
        this.incidents = incidents;
        this.log = log;
        this.coordinates = coordinates;
        this.clock = clock;
        this.events = events;
    }

    /** Closures that nobody has lifted and whose time is not over, the oldest first. */
    @Transactional(readOnly = true)
    public List<RoadClosure> listStanding() {
        return table.listStanding(clock.instant());
    }

    /** The numbers of the parts of streets that are closed now. */
    BitSet findClosedParts(StreetNetwork network) {
        BitSet closed = new BitSet();
        table.listClosedLines(clock.instant())
                .forEach(line -> closed.or(network.findParts(line.streetRefs(), line.geometry())));
        return closed;
    }

    /**
     * What would be closed at a place.
     *
     * @throws ProblemException no-street-near when there is none, or streets are not loaded
     */
    @Transactional(readOnly = true)
    public ClosureProposal propose(Point place) {
        StreetNetwork network = network();
        Stretch stretch = stretch(network, place);
        return new ClosureProposal(
                stretch.name(),
                stretch.parts().stream().mapToDouble(StreetPart::length_m).sum(),
                coordinates.toGeoJson(stretch.lines()),
                isClosed(network, stretch));
    }

    /**
     * Closes the street at a place; the same id again gives the closure that stands.
     *
     * @throws ProblemException no-street-near; road-closed when it is closed already; invalid when its time ends before
     *     it begins, or is over
     */
    @Transactional
    public RoadClosure close(NewClosure closure, Stamp stamp) {
        table.lock();
        Optional<RoadClosure> known = table.find(closure.id());
        if (known.isPresent()) {
            return known.get();
        }
        Instant from = closure.from() == null ? clock.instant() : closure.from();
        checkEnd(from, closure.until());
        StreetNetwork network = network();
        Stretch stretch = stretch(network, closure.place());
        if (isClosed(network, stretch)) {
            throw ProblemException.refused("road-closed", called(stretch.name()) + " is closed here already.");
        }
        if (closure.incidentId() != null) {
            incidents.lockIncident(closure.incidentId());
            log.append(
                    closure.incidentId(),
                    "ROAD_CLOSED",
                    called(stretch.name()) + " closed: " + closure.reason().strip(),
                    stamp,
                    Map.of("closureId", closure.id()));
        }
        table.insert(closure, stretch, from, stamp, clock.instant());
        events.publishEvent(new RoadClosureChanged(closure.id(), closure.incidentId()));
        return table.find(closure.id()).orElseThrow();
    }

    /**
     * Opens a street again; one that is open stays as it is.
     *
     * @throws ProblemException not-found
     */
    @Transactional
    public RoadClosure lift(UUID id, Stamp stamp) {
        table.lock();
        RoadClosure closure =
                table.find(id).orElseThrow(() -> ProblemException.notFound("There is no such road closure."));
        if (closure.liftedAt() != null) {
            return closure;
        }
        table.lift(id, stamp, clock.instant());
        if (closure.incidentId() != null) {
            log.append(
                    closure.incidentId(),
                    "ROAD_OPENED",
                    called(closure.streetName()) + " open again",
                    stamp,
                    Map.of("closureId", id));
        }
        events.publishEvent(new RoadClosureChanged(id, closure.incidentId()));
        return table.find(id).orElseThrow();
    }

    private boolean isClosed(StreetNetwork network, Stretch stretch) {
        BitSet closed = findClosedParts(network);
        return stretch.parts().stream().allMatch(part -> closed.get(part.number()));
    }

    private StreetNetwork network() {
        return streets.findCurrent()
                .orElseThrow(() -> ProblemException.refused("no-street-near", "No streets are loaded yet."));
    }

    private static Stretch stretch(StreetNetwork network, Point place) {
        return network.findStretch(place.getCoordinate())
                .orElseThrow(() -> ProblemException.refused("no-street-near", "There is no street near this place."));
    }

    private void checkEnd(Instant from, Instant until) {
        if (until != null && (!until.isAfter(from) || !until.isAfter(clock.instant()))) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid",
                    "The end of the closure is over already.",
                    Map.of("fields", List.of(new FieldProblem("until", "must lie ahead, after the beginning"))));
        }
    }

    private static String called(String streetName) {
        return streetName.isEmpty() ? "The street" : streetName;
    }
}
