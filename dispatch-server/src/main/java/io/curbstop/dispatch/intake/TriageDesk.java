package io.curbstop.dispatch.intake;

import io.curbstop.dispatch.assignment.Recommendations;
import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.crew.Recommendation;
import io.curbstop.dispatch.incident.IncidentType;
import io.curbstop.dispatch.incident.IncidentTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What can be said of a call while it is still being typed. Writes nothing. */
@Component
public class TriageDesk {

    private static final double MAP_ACCURACY_m = 20;

    private final TypeProposer proposer;
    private final Places places;
    private final ParentFinder parents;
    private final Recommendations recommendations;
    private final IncidentTypes types;
    private final CityCoordinates coordinates;

    TriageDesk(
            TypeProposer proposer,
            Places places,
            ParentFinder parents,
            Recommendations recommendations,
            IncidentTypes types,
            CityCoordinates coordinates) {
        this.proposer = proposer;
        this.places = places;
        this.parents = parents;
        this.recommendations = recommendations;
        this.types = types;
        this.coordinates = coordinates;
    }

    /**
     * What is known so far; every part may be missing.
     *
     * @param narrative the words, or null
     * @param addressText the address field, or null
     * @param lon longitude of a point on the map, or null
     * @param lat latitude of it, or null
     * @param type the type the dispatcher has chosen, or null
     * @param answers answers to the type's questions
     */
    public record Draft(
            String narrative, String addressText, Double lon, Double lat, String type, Map<String, Boolean> answers) {}

    /**
     * What can be said.
     *
     * @param proposal of the words
     * @param geocode of the address, or null without one
     * @param main the main below, or null
     * @param parents open incidents it may be about
     * @param units every unit weighed; empty without a type
     */
    public record Answer(
            TypeProposal proposal,
            Geocode geocode,
            MainLink main,
            List<ParentFinder.Parent> parents,
            List<Recommendation.Option> units) {}

    /** Says what can be said. */
    @Transactional(readOnly = true)
    public Answer triage(Draft draft) {
        Map<String, Boolean> answers = draft.answers() == null ? Map.of() : draft.answers();
        TypeProposal proposal = proposer.propose(draft.narrative(), draft.type(), answers);
        Optional<IncidentType> type = Optional.ofNullable(proposal.typeCode()).flatMap(types::findType);
        Optional<Geocode> geocode = geocode(draft);
        Optional<Place> place =
                geocode.filter(Geocode::isFound).map(g -> g.candidates().get(0));
        Optional<Point> point = (draft.lon() != null && draft.lat() != null
                        ? LonLat.find(draft.lon(), draft.lat())
                        : place.flatMap(p -> LonLat.find(p.lon(), p.lat())))
                .flatMap(coordinates::findInCity)
                .filter(p -> Double.isFinite(p.getX()) && Double.isFinite(p.getY()));
        String utility = type.map(IncidentType::utility).orElse("water");
        MainLink main = point.flatMap(p -> places.findMain(
                        utility,
                        p,
                        place.map(Place::accuracy_m).orElse(MAP_ACCURACY_m),
                        place.map(Place::street).orElse(null),
                        place.map(Place::civic).orElse(null)))
                .orElse(null);
        return new Answer(
                proposal,
                geocode.orElse(null),
                main,
                parents.find(point.orElse(null), main == null ? null : main.ref()),
                type.map(t -> recommendations.recommend(t, point.orElse(null)).options())
                        .orElse(List.of()));
    }

    private Optional<Geocode> geocode(Draft draft) {
        if (draft.addressText() != null && !draft.addressText().isBlank()) {
            return Optional.of(places.geocode(draft.addressText()));
        }
        return draft.lon() == null ? places.findInNarrative(draft.narrative()) : Optional.empty();
    }
}
