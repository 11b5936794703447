package io.curbstop.dispatch.console;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.SIGNED_IN;

import io.curbstop.dispatch.crew.Recommendation;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.incident.IncidentType;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.intake.Call;
import io.curbstop.dispatch.intake.CallDesk;
import io.curbstop.dispatch.intake.CallSplitter;
import io.curbstop.dispatch.intake.CallTaken;
import io.curbstop.dispatch.intake.Geocode;
import io.curbstop.dispatch.intake.MainLink;
import io.curbstop.dispatch.intake.NewCall;
import io.curbstop.dispatch.intake.ParentFinder;
import io.curbstop.dispatch.intake.Places;
import io.curbstop.dispatch.intake.SplitRequest;
import io.curbstop.dispatch.intake.TriageDesk;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Taking calls. */
@RestController
@AllowedFor(DISPATCHER)
class CallController {

    private final TriageDesk triageDesk;
    private final CallDesk callDesk;
    private final CallSplitter splitter;
    private final Places places;
    private final IncidentTypes types;
    private final IncidentRows rows;
    private final IncidentDetails details;
    private final AssignmentViews assignmentViews;
    private final Callers callers;

    CallController(
            TriageDesk triageDesk,
            CallDesk callDesk,
            CallSplitter splitter,
            Places places,
            IncidentTypes types,
            IncidentRows rows,
            IncidentDetails details,
            AssignmentViews assignmentViews,
            Callers callers) {
        this.triageDesk = triageDesk;
        this.callDesk = callDesk;
        this.splitter = splitter;
        this.places = places;
        this.types = types;
        this.rows = rows;
        this.details = details;
        this.assignmentViews = assignmentViews;
        this.callers = callers;
    }

    @GetMapping("/api/incident-types")
    @AllowedFor(SIGNED_IN)
    List<IncidentType> listTypes() {
        return types.listTypes();
    }

    @GetMapping("/api/geocode")
    Geocode geocode(@RequestParam String q) {
        return places.geocode(q);
    }

    record Triage(
            TypeName type,
            String priority,
            String priorityReason,
            String typeReason,
            List<String> words,
            Geocode geocode,
            MainLink main,
            List<Parent> parents,
            List<Recommendation.Option> units) {}

    record TypeName(String code, String label) {}

    record Parent(IncidentRow incident, String reason) {}

    record TriageDraft(
            @Size(max = 10_000) String narrative,
            @Size(max = 500) String addressText,
            Double lon,
            Double lat,
            @Size(max = 40) String type,
            Map<String, Boolean> answers) {}

    @PostMapping("/api/triage")
    Triage triage(@Valid @RequestBody TriageDraft draft) {
        TriageDesk.Answer answer = triageDesk.triage(new TriageDesk.Draft(
                draft.narrative(), draft.addressText(), draft.lon(), draft.lat(), draft.type(), draft.answers()));
        Map<UUID, IncidentRow> parents = answer.parents().isEmpty()
                ? Map.of()
                : rows
                        .list(answer.parents().stream()
                                .map(ParentFinder.Parent::incidentId)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(IncidentRow::id, Function.identity()));
        return new Triage(
                answer.proposal().typeCode() == null
                        ? null
                        : new TypeName(
                                answer.proposal().typeCode(), answer.proposal().typeLabel()),
                answer.proposal().priority(),
                answer.proposal().priorityReason(),
                answer.proposal().typeReason(),
                answer.proposal().words(),
                answer.geocode(),
                answer.main(),
                answer.parents().stream()
                        .filter(p -> parents.containsKey(p.incidentId()))
                        .map(p -> new Parent(parents.get(p.incidentId()), p.reason()))
                        .toList(),
                answer.units());
    }

    record Taken(
            TakenCall call,
            IncidentDetail incident,
            boolean joined,
            List<AssignmentView> assignments,
            List<CallTaken.NotAssigned> notAssigned) {}

    record TakenCall(UUID id, String number, Instant receivedAt) {}

    @PostMapping("/api/calls")
    ResponseEntity<Taken> take(@Valid @RequestBody NewCall call, @AuthenticationPrincipal SignedInUser user) {
        CallTaken taken = callDesk.take(call, callers.atConsole(user));
        Taken answer = new Taken(
                new TakenCall(
                        taken.call().getId(),
                        taken.call().number(),
                        taken.call().receivedAt()),
                details.get(taken.call().incidentId()),
                taken.joined(),
                assignmentViews.list(taken.assignments()),
                taken.notAssigned());
        return ResponseEntity.status(taken.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(answer);
    }

    record OwedCall(
            UUID id,
            String number,
            UUID incidentId,
            String callerName,
            String callerPhone,
            String narrative,
            Instant receivedAt) {}

    @GetMapping("/api/calls")
    List<OwedCall> listCallbackOwed(@RequestParam(defaultValue = "true") boolean callbackOwed) {
        return callDesk.listCallbackOwed().stream()
                .filter(Call::isCallbackOwed)
                .map(c -> new OwedCall(
                        c.getId(),
                        c.number(),
                        c.incidentId(),
                        c.findCallerName().orElse(null),
                        c.findCallerPhone().orElse(null),
                        c.narrative(),
                        c.receivedAt()))
                .toList();
    }

    record Callback(@Size(max = 2_000) String note) {}

    @PostMapping("/api/calls/{id}/callback")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void callBack(
            @PathVariable UUID id, @Valid @RequestBody Callback callback, @AuthenticationPrincipal SignedInUser user) {
        callDesk.callBack(id, callback.note(), callers.atConsole(user));
    }

    @PostMapping("/api/calls/{id}/split")
    IncidentDetail split(
            @PathVariable UUID id,
            @Valid @RequestBody SplitRequest request,
            @AuthenticationPrincipal SignedInUser user) {
        return details.get(splitter.split(id, request, callers.atConsole(user)));
    }
}
