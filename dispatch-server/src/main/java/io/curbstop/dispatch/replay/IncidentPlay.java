package io.curbstop.dispatch.replay;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One incident from the call to the history, by one dispatcher. Nothing here looks into the server: every fact comes
 * over the wire, as a screen would have it.
 */
final class IncidentPlay {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double EARTH_RADIUS_M = 6_371_008.8;

    private final ServerSession desk;
    private final Map<String, CrewPhone> phones;
    private final Map<String, String> radioIds;
    private final ReplayTally tally;

    IncidentPlay(ServerSession desk, Map<String, CrewPhone> phones, Map<String, String> radioIds, ReplayTally tally) {
        this.desk = desk;
        this.phones = phones;
        this.radioIds = radioIds;
        this.tally = tally;
    }

    /** Plays one incident; the crew answers by app or by radio. */
    void play(RecordedIncident recorded, boolean byApp) {
        JsonNode place = locate(recorded);
        JsonNode taken = takeCall(recorded, place);
        String incidentId = taken.at("/incident/id").asString();
        if (taken.at("/incident/main").isObject()) {
            tally.linked.incrementAndGet();
            if (recorded.trueMain()
                    .filter(main -> isMain(taken.at("/incident/main"), main))
                    .isPresent()) {
                tally.linkedToTrueMain.incrementAndGet();
            }
        }
        trace(incidentId);

        JsonNode assignment = taken.path("assignments").path(0);
        if (!assignment.isObject()) {
            assignment = sendAnother(incidentId);
        }
        UUID assignmentId = UUID.fromString(assignment.path("id").asString());
        String unit = assignment.path("unitCode").asString();
        String token = assignment.path("token").asString();
        boolean onPhone = phones.get(unit).awaitAssignment(assignmentId, PATIENCE);
        boolean onRadio = byApp || awaitRadio(radioIds.get(unit), token + " ");
        if (!onPhone || !onRadio) {
            tally.failed(recorded.row(), "not delivered: phone " + onPhone + ", radio " + onRadio);
            return;
        }
        tally.delivered.incrementAndGet();

        if (byApp) {
            phones.get(unit).step(assignmentId, "ACKNOWLEDGE");
        } else {
            sayOnRadio(unit, "ACK " + token);
        }
        if (!awaitState(incidentId, assignmentId, "ACKNOWLEDGED")) {
            tally.failed(recorded.row(), "no person's acknowledgement arrived");
            return;
        }
        tally.acknowledged.incrementAndGet();
        work(incidentId, assignmentId, unit, token, byApp);
        close(recorded, incidentId);
    }

    private JsonNode locate(RecordedIncident recorded) {
        if (recorded.spokenAddress().isEmpty()) {
            return null;
        }
        JsonNode answer =
                desk.get("/api/geocode?q=" + URLEncoder.encode(recorded.spokenAddress(), StandardCharsets.UTF_8));
        JsonNode place = answer.at("/candidates/0");
        if (!place.isObject()) {
            return null;
        }
        double lon = place.path("lon").asDouble();
        double lat = place.path("lat").asDouble();
        tally.located(
                Double.isNaN(recorded.trueLon())
                        ? Double.NaN
                        : distance_m(lon, lat, recorded.trueLon(), recorded.trueLat()));
        return place;
    }

    private JsonNode takeCall(RecordedIncident recorded, JsonNode place) {
        Map<String, Object> call = new HashMap<>();
        call.put("id", UUID.randomUUID());
        call.put("newIncidentId", UUID.randomUUID());
        call.put("narrative", recorded.narrative());
        call.put("addressText", recorded.spokenAddress());
        call.put("type", recorded.type());
        Map<String, Object> draft = new HashMap<>(Map.of(
                "narrative", recorded.narrative(), "addressText", recorded.spokenAddress(), "type", recorded.type()));
        if (place != null) {
            call.put(
                    "location",
                    Map.of(
                            "lon", place.path("lon").asDouble(),
                            "lat", place.path("lat").asDouble(),
                            "method", place.path("method").asString(),
                            "label", place.path("label").asString(),
                            "accuracy_m", place.path("accuracy_m").asDouble()));
            draft.put("lon", place.path("lon").asDouble());
            draft.put("lat", place.path("lat").asDouble());
        }
        JsonNode triage = desk.post("/api/triage", draft);
        call.put("priority", triage.path("priority").asString("P1"));
        for (JsonNode unit : triage.path("units")) {
            if (unit.path("eligible").asBoolean()) {
                call.put("unitCodes", List.of(unit.path("unitCode").asString()));
                break;
            }
        }
        return desk.post("/api/calls", call);
    }

    /** Sends the first unit that is free, as a dispatcher does whose first choice was taken by the next desk. */
    private JsonNode sendAnother(String incidentId) {
        JsonNode[] sent = new JsonNode[1];
        List<String> passedOver = new ArrayList<>();
        boolean found = await(() -> {
            JsonNode options = desk.get("/api/incidents/" + incidentId + "/recommendations")
                    .path("options");
            passedOver.clear();
            for (JsonNode unit : options) {
                if (!unit.path("eligible").asBoolean()) {
                    passedOver.add(unit.path("unitCode").asString() + " "
                            + unit.path("passedOverBecause").asString());
                } else {
                    try {
                        sent[0] = desk.post(
                                "/api/incidents/" + incidentId + "/assignments",
                                Map.of(
                                        "id",
                                        UUID.randomUUID(),
                                        "unitCode",
                                        unit.path("unitCode").asString()));
                        return true;
                    } catch (ReplayRefused e) {
                        // Taken by another desk in between; the next look shows who is free now.
                        return false;
                    }
                }
            }
            return false;
        });
        if (!found) {
            throw new ReplayRefused("no unit could be sent: " + passedOver);
        }
        return sent[0];
    }

    private static boolean isMain(JsonNode link, String assetNumber) {
        return link.path("assetRef").asString("").equals(assetNumber)
                || link.path("ref").asString("").equals(assetNumber);
    }

    private void trace(String incidentId) {
        JsonNode outage = desk.post("/api/incidents/" + incidentId + "/trace", Map.of());
        if (outage.path("isolated").asBoolean()) {
            tally.traced.incrementAndGet();
        } else {
            // Without the main's number, so that equal reasons are counted together.
            tally.notTraced(outage.path("reason").asString("no answer").replaceAll("\\bmain \\S*\\d\\S*", "its main"));
        }
    }

    private boolean awaitRadio(String radioId, String text) {
        return await(() -> {
            for (JsonNode radio : desk.get("/api/radios")) {
                if (radio.path("radioId").asString().equals(radioId)) {
                    for (JsonNode line : radio.path("display")) {
                        if (line.path("text").asString().contains(text)) {
                            return true;
                        }
                    }
                }
            }
            return false;
        });
    }

    private void sayOnRadio(String unit, String text) {
        desk.post("/api/radios/" + radioIds.get(unit) + "/send", Map.of("text", text));
    }

    private boolean awaitState(String incidentId, UUID assignmentId, String state) {
        return await(() -> {
            for (JsonNode assignment : desk.get("/api/incidents/" + incidentId).path("assignments")) {
                if (assignment.path("id").asString().equals(assignmentId.toString())) {
                    return assignment.path("state").asString().equals(state);
                }
            }
            return false;
        });
    }

    private void work(String incidentId, UUID assignmentId, String unit, String token, boolean byApp) {
        if (byApp) {
            for (String step : List.of("EN_ROUTE", "ON_SITE", "MADE_SAFE", "RESTORED", "COMPLETE", "CLEAR")) {
                phones.get(unit).step(assignmentId, step);
            }
            return;
        }
        for (String word : List.of("ENR", "ONS", "SAFE", "REST", "CLR")) {
            sayOnRadio(unit, word + " " + token);
        }
        if (!awaitState(incidentId, assignmentId, "CLEAR")) {
            throw new ReplayRefused("the radio's steps did not lead to CLEAR");
        }
    }

    private void close(RecordedIncident recorded, String incidentId) {
        JsonNode incident = desk.get("/api/incidents/" + incidentId);
        desk.post(
                "/api/incidents/" + incidentId + "/state",
                Map.of(
                        "to",
                        "CLOSED",
                        "reason",
                        "Repaired",
                        "version",
                        incident.path("version").asInt()));
        JsonNode milestones = desk.get("/api/history/incidents/" + incidentId).path("milestones");
        for (String milestone : List.of(
                "received", "dispatched", "acknowledged", "enRoute", "onSite", "madeSafe", "restored", "closed")) {
            if (milestones.path(milestone).asString("").isEmpty()) {
                tally.failed(recorded.row(), "the history has no time for " + milestone);
                return;
            }
        }
        tally.closed.incrementAndGet();
    }

    private static boolean await(java.util.function.BooleanSupplier done) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            if (done.getAsBoolean()) {
                return true;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    /** Great-circle distance; good to a few parts in a thousand, which is enough against 50 m. */
    private static double distance_m(double lon1, double lat1, double lon2, double lat2) {
        double dLat = Math.toRadians(lat2 - lat1);
        double dLon = Math.toRadians(lon2 - lon1);
        double a = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(lat1)) * Math.cos(Math.toRadians(lat2)) * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(a));
    }
}
