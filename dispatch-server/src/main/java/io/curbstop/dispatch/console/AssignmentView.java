package io.curbstop.dispatch.console;

import io.curbstop.dispatch.assignment.Assignment;
import io.curbstop.dispatch.assignment.StepOptions;
import io.curbstop.dispatch.geofence.Proposal;
import io.curbstop.dispatch.push.AmendmentView;
import io.curbstop.dispatch.push.DeliveryView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An assignment as the screens show it: what may be reported of it, how far its order and the newest change of it got, and
 * what its crew seems to have done besides.
 */
public record AssignmentView(
        UUID id,
        UUID incidentId,
        String incidentNumber,
        String unitCode,
        String state,
        String note,
        long version,
        String token,
        Instant createdAt,
        Instant plannedAt,
        Assignment.Times times,
        List<StepOptions.Option> steps,
        List<DeliveryView> deliveries,
        AmendmentView amendment,
        List<Proposal> proposals) {}
