package io.curbstop.dispatch.intake;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A call as the dispatcher submits it. The type and the priority given here stand, whatever the words propose.
 *
 * @param id made by the client; the same again takes no second call
 * @param callerName or null
 * @param callerPhone or null
 * @param narrative what was said
 * @param addressText where, in words, or null
 * @param location where, on the map, or null while unknown
 * @param type code of the incident type; null leaves it to the words
 * @param priority code of the priority; null leaves it to the words
 * @param incidentId the standing incident to join, or null for a new one
 * @param newIncidentId the id the new incident is to have, or null
 * @param unitCodes units to send at once
 * @param assignmentNote for the crews, or null
 * @param callbackWanted whether the caller wants to be called back
 * @param answers answers to the type's questions, by question id
 * @param phoneCallId the call as the telephone has it, or null
 */
public record NewCall(
        @NotNull UUID id,
        @Size(max = 200) String callerName,
        @Size(max = 40) String callerPhone,
        @NotNull @Size(max = 10_000) String narrative,
        @Size(max = 500) String addressText,
        CallLocation location,
        @Size(max = 40) String type,
        @Size(max = 10) String priority,
        UUID incidentId,
        UUID newIncidentId,
        @Size(max = 20) List<String> unitCodes,
        @Size(max = 2_000) String assignmentNote,
        Boolean callbackWanted,
        Map<String, Boolean> answers,
        UUID phoneCallId) {

    /** Fills in what a client may leave out. */
    public NewCall {
        unitCodes = unitCodes == null
                ? List.of()
                : unitCodes.stream().filter(Objects::nonNull).distinct().toList();
        callbackWanted = callbackWanted != null && callbackWanted;
        answers = answers == null ? Map.of() : answers;
    }

    /**
     * A place on the map.
     *
     * @param lon longitude in degrees
     * @param lat latitude in degrees
     * @param method how it was found, or null
     * @param label the place in words, or null
     * @param accuracy_m how far off it may be, or null
     */
    public record CallLocation(double lon, double lat, String method, String label, Double accuracy_m) {}
}
