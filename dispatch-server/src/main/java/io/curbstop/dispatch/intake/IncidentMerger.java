package io.curbstop.dispatch.intake;

import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentLog;
import io.curbstop.dispatch.incident.IncidentState;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.telephone.PhoneCalls;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes one incident of two that are about the same thing, and two of them again. The calls of the duplicate go to the other
 * incident and come back when it is undone; crews stay, so that one with a crew on it ends no sooner than any other.
 */
@Component
public class IncidentMerger {

    private final MergeTable merges;
    private final CallRepository calls;
    private final Incidents incidents;
    private final IncidentLog log;
    private final PhoneCalls phoneCalls;

    IncidentMerger(
            MergeTable merges, CallRepository calls, Incidents incidents, IncidentLog log, PhoneCalls phoneCalls) {
        this.merges = merges;
        this.calls = calls;
        this.incidents = incidents;
        this.log = log;
        this.phoneCalls = phoneCalls;
    }

    /** Whether an incident stands as a duplicate of another. */
    public boolean isMerged(UUID incidentId) {
        return merges.findStanding(incidentId).isPresent();
    }

    /**
     * Ends an incident as a duplicate of another, which takes its calls; the same again changes nothing.
     *
     * @param version of the duplicate, as the client knows it
     * @throws ProblemException not-found; conflict; invalid without a reason or into itself; incident-ended when the other
     *     is over; not-over while a crew is on the duplicate; transition-not-allowed
     */
    @Transactional
    public void merge(UUID duplicateId, UUID intoId, long version, String reason, Stamp stamp) {
        if (duplicateId.equals(intoId)) {
            throw ProblemException.invalid("An incident is no duplicate of itself. Choose another.");
        }
        hold(duplicateId, intoId);
        if (merges.findStanding(duplicateId)
                .filter(m -> m.intoId().equals(intoId))
                .isPresent()) {
            return;
        }
        Incident into = incidents.getIncident(intoId);
        if (into.state().isEnded()) {
            throw ProblemException.refused(
                    "incident-ended",
                    into.number() + " is " + into.state().label().toLowerCase(Locale.ROOT) + "; reopen it first.");
        }
        Incident duplicate = incidents.changeState(
                duplicateId, IncidentState.DUPLICATE, version, "Of " + into.number() + ": " + reason.strip(), stamp);
        List<UUID> moved = merges.listCallsIn(duplicateId);
        merges.add(duplicateId, intoId, reason.strip(), moved, stamp);
        moveCalls(moved, intoId, true, stamp);
        log.append(
                intoId,
                "MERGED",
                duplicate.number() + " is a duplicate of this: " + reason.strip() + ". " + said(moved, "here now"),
                stamp,
                Map.of("duplicate", duplicateId.toString()));
        incidents.touch(intoId);
    }

    /**
     * Reopens a duplicate; its calls come back, but for those that somebody has moved on since.
     *
     * @param version of the duplicate, as the client knows it
     * @throws ProblemException not-found; conflict; invalid without a reason; not-merged
     */
    @Transactional
    public void undo(UUID duplicateId, long version, String reason, Stamp stamp) {
        MergeTable.Merge seen = getStanding(duplicateId);
        UUID nowIn = merges.followFrom(seen.intoId());
        hold(duplicateId, seen.intoId(), nowIn);
        MergeTable.Merge merge = getStanding(duplicateId);
        if (!merge.equals(seen) || !merges.followFrom(merge.intoId()).equals(nowIn)) {
            throw ProblemException.conflict("Somebody else has merged one of these incidents meanwhile. Try again.");
        }
        Incident duplicate = incidents.changeState(duplicateId, IncidentState.REOPENED, version, reason, stamp);
        List<UUID> back = merges.listCallsOf(merge.id(), nowIn);
        merges.undo(merge.id(), reason.strip(), stamp);
        moveCalls(back, duplicateId, false, stamp);
        String words =
                duplicate.number() + " is no duplicate after all: " + reason.strip() + ". " + said(back, "there again");
        Stream.of(merge.intoId(), nowIn).distinct().forEach(id -> {
            log.append(id, "UNMERGED", words, stamp, Map.of("duplicate", duplicateId.toString()));
            incidents.touch(id);
        });
    }

    private MergeTable.Merge getStanding(UUID duplicateId) {
        return merges.findStanding(duplicateId)
                .orElseThrow(() -> ProblemException.refused("not-merged", "This is no duplicate of another incident."));
    }

    /** In one order, as everybody who writes to several. */
    private void hold(UUID... ids) {
        Stream.of(ids).distinct().sorted().forEach(incidents::lockIncident);
    }

    private void moveCalls(List<UUID> ids, UUID toId, boolean joined, Stamp stamp) {
        for (UUID id : ids) {
            calls.findLockedById(id).ifPresent(call -> call.moveTo(toId));
            phoneCalls.moved(id, joined, stamp);
        }
        calls.flush();
    }

    private static String said(List<UUID> moved, String where) {
        return switch (moved.size()) {
            case 0 -> "No call went along.";
            case 1 -> "Its call is " + where + ".";
            default -> "Its " + moved.size() + " calls are " + where + ".";
        };
    }
}
