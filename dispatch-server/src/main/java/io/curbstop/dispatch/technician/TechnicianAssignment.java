package io.curbstop.dispatch.technician;

import io.curbstop.dispatch.assignment.StepOptions;
import io.curbstop.dispatch.attachment.Attachment;
import io.curbstop.dispatch.console.AssignmentView;
import io.curbstop.dispatch.locate.Digs;
import io.curbstop.dispatch.outage.OutageView;
import io.curbstop.dispatch.serviceorder.OrderForCrew;
import io.curbstop.dispatch.shutdown.ShutdownView;
import java.util.List;
import java.util.UUID;

/**
 * An assignment as the technician's page shows it.
 *
 * @param assignment the assignment
 * @param incident what it is about
 * @param outage the valves and who is out, or null
 * @param reopening how the mended main is put back, in order; empty when nothing is shut
 * @param deliveryId to be answered with "received"
 * @param steps what may be reported now, and if not, why
 * @param order the service order that it is worked for, or null
 * @param dig whether the crew may dig, and why; null where nobody is expected to
 * @param attachments photographs and files of the incident, among them those that came with its calls
 */
public record TechnicianAssignment(
        AssignmentView assignment,
        Job incident,
        OutageView outage,
        List<ShutdownView.Step> reopening,
        UUID deliveryId,
        List<StepOptions.Option> steps,
        OrderForCrew order,
        Digs.DigForCrew dig,
        List<Attachment> attachments) {

    /** What it is about. */
    public record Job(
            UUID id,
            String number,
            String typeLabel,
            String priority,
            String addressText,
            Double lon,
            Double lat,
            String narrative,
            List<String> hazards) {}
}
