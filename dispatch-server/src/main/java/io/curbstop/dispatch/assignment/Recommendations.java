package io.curbstop.dispatch.assignment;

import io.curbstop.dispatch.crew.Needs;
import io.curbstop.dispatch.crew.Question;
import io.curbstop.dispatch.crew.Recommendation;
import io.curbstop.dispatch.crew.Recommendation.Commitment;
import io.curbstop.dispatch.crew.Recommender;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentType;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.incident.Incidents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who should go, with what every unit is on taken into account. */
@Component
public class Recommendations {

    private final Recommender recommender;
    private final Incidents incidents;
    private final IncidentTypes types;
    private final Needs needs;
    private final JdbcClient jdbc;

    Recommendations(Recommender recommender, Incidents incidents, IncidentTypes types, Needs needs, JdbcClient jdbc) {
        this.needs = needs;
        this.recommender = recommender;
        this.incidents = incidents;
        this.types = types;
        this.jdbc = jdbc;
    }

    /** Who should go to a standing incident. */
    public Recommendation recommend(UUID incidentId) {
        Incident incident = incidents.getIncident(incidentId);
        return recommend(
                types.getType(incident.typeCode()),
                incident.priority(),
                incident.findLocation().orElse(null),
                incidentId);
    }

    /**
     * Who should go to what is not an incident yet.
     *
     * @param where the place in the operating CRS, or null while unknown
     */
    public Recommendation recommend(IncidentType type, Point where) {
        return recommend(type, type.priority(), where, null);
    }

    private Recommendation recommend(IncidentType type, String priority, Point where, UUID incidentId) {
        Map<String, List<Commitment>> commitments = new HashMap<>();
        jdbc.sql("select a.unit_code, a.incident_id, i.number, i.priority, p.rank, t.label, a.state from assignment a"
                        + " join incident i on i.id = a.incident_id join priority p on p.code = i.priority"
                        + " join incident_type t on t.code = i.type_code where a.live order by a.created_at, a.id")
                .query(row -> {
                    commitments
                            .computeIfAbsent(row.getString("unit_code"), code -> new ArrayList<>())
                            .add(commitment(row, incidentId));
                });
        Question question = new Question(
                type.unitKinds(),
                type.requiredQualification(),
                types.getPriority(priority).rank(),
                where);
        return recommender.recommend(question, needs.listAt(type.code(), where), commitments);
    }

    private static Commitment commitment(ResultSet row, UUID incidentId) throws SQLException {
        AssignmentState state = AssignmentState.valueOf(row.getString("state"));
        return new Commitment(
                row.getString("number"),
                row.getString("label"),
                row.getString("priority"),
                row.getInt("rank"),
                state.isWithCrew(),
                state == AssignmentState.ON_SITE || state == AssignmentState.WORKING,
                state.label().toLowerCase(Locale.ROOT),
                row.getObject("incident_id", UUID.class).equals(incidentId));
    }
}
