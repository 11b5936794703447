package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.NewAssignment;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.CrewsOnDuty;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentState;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.incident.NewIncident;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Releases orders and sends units to them, through an incident that is opened with the first one sent. */
@Component
class OrderDesk {

    private static final double PREMISE_ACCURACY_M = 20;

    private final OrderTable table;
    private final OrderKinds kinds;
    private final OrderMoves moves;
    private final Crews crews;
    private final CrewsOnDuty crewsOnDuty;
    private final Incidents incidents;
    private final IncidentTypes types;
    private final Assignments assignments;
    private final Clock clock;

    OrderDesk(
            OrderTable table,
            OrderKinds kinds,
            OrderMoves moves,
            Crews crews,
            CrewsOnDuty crewsOnDuty,
            Incidents incidents,
            IncidentTypes types,
            Assignments assignments,
            Clock clock) {
        this.table = table;
        this.kinds = kinds;
        this.moves = moves;
        this.crews = crews;
        this.crewsOnDuty = crewsOnDuty;
        this.incidents = incidents;
        this.types = types;
        this.assignments = assignments;
        this.clock = clock;
    }

    /** Lets an order go to the field, or again after nobody was able to do it; one released already stays. */
    @Transactional
    public ServiceOrder release(UUID id, String reason, Stamp stamp) {
        ServiceOrder order = moves.hold(id);
        if (order.state() == OrderState.RELEASED) {
            return order;
        }
        moves.require(order, OrderState.RELEASED, reason);
        requireNoCrew(order);
        requireUnpaid(order);
        table.setAssignment(id, null, null, null);
        return moves.move(order, OrderState.RELEASED, reason, stamp);
    }

    /**
     * Sends a unit or reserves it; one that is reserved for the order already is sent. The same again gives what stands.
     *
     * @throws ProblemException unit-not-available with the reason; transition-not-allowed; conflict when another unit has it
     */
    @Transactional
    public ServiceOrder send(OrderSending sending, Stamp stamp) {
        crews.lockUnit(sending.unitCode());
        ServiceOrder order = moves.hold(sending.orderId());
        boolean same =
                order.findAssignmentId().filter(sending.assignmentId()::equals).isPresent();
        if (same && (sending.reserved() || !order.isReserved())) {
            return order;
        }
        requireUnpaid(order);
        moves.require(order, OrderState.DISPATCHED, null);
        if (order.isReserved()) {
            return sendReserved(order, sending, stamp);
        }
        NewAssignment made = new NewAssignment(
                sending.assignmentId(),
                openIncident(order, stamp),
                sending.unitCode(),
                null,
                sending.override(),
                sending.reserved(),
                sending.plannedAt(),
                Set.of(),
                sending.reason());
        requireQualified(order, made);
        assignments.dispatch(made, stamp);
        return table.get(order.id());
    }

    private ServiceOrder sendReserved(ServiceOrder order, OrderSending sending, Stamp stamp) {
        if (!order.field().unitCode().equals(sending.unitCode())) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "conflict",
                    order.number() + " is reserved for " + order.field().unitCode() + ". Take that unit off first.",
                    Map.of("current", Map.of("state", order.state(), "version", order.version())));
        }
        if (!sending.reserved()) {
            assignments.release(order.field().assignmentId(), sending.override(), sending.reason(), stamp);
        }
        return table.get(order.id());
    }

    /** Takes a unit off that is reserved for an order and has not been told; without one nothing happens. */
    @Transactional
    public ServiceOrder unreserve(UUID id, String reason, Stamp stamp) {
        ServiceOrder order = moves.hold(id);
        if (order.isReserved()) {
            assignments.cancel(order.field().assignmentId(), reason, null, stamp);
        }
        return table.get(id);
    }

    /** Refuses what only the crew may say of an order that it has. */
    static void requireNoCrew(ServiceOrder order) {
        if (order.state().isInField()) {
            throw ProblemException.refused(
                    "with-a-crew",
                    order.number() + " is with " + order.field().unitCode()
                            + ". Let the crew say it, or take it off first.");
        }
    }

    private static void requireUnpaid(ServiceOrder order) {
        if (order.findPayment().isPresent()) {
            throw ProblemException.refused("paid", order.number() + " has been paid; it is not to be done any more.");
        }
    }

    private void requireQualified(ServiceOrder order, NewAssignment made) {
        Instant at = made.judgedAt(clock.instant());
        String unitCode = made.unitCode();
        String qualification = kinds.get(order.kind()).requiredQualification();
        crewsOnDuty
                .get(unitCode, at)
                .findRefusal(qualification, at.atZone(crews.timeZone()).toLocalDate())
                .ifPresent(why -> {
                    throw new ProblemException(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            "unit-not-available",
                            unitCode + " may not go: " + why + ".",
                            Map.of("unitCode", unitCode));
                });
    }

    /** What the order is in the field: opened the first time, taken up again afterwards. */
    private UUID openIncident(ServiceOrder order, Stamp stamp) {
        Optional<UUID> before = order.findIncidentId();
        if (before.isEmpty()) {
            String type = kinds.get(order.kind()).incidentType();
            Incident incident = incidents.open(
                    new NewIncident(
                            UUID.randomUUID(),
                            type,
                            types.getType(type).priority(),
                            order.customer().addressText(),
                            order.location(),
                            order.location() == null ? null : "SERVICE_ORDER",
                            order.location() == null ? null : PREMISE_ACCURACY_M,
                            null,
                            OrderWords.forCrew(order, kinds.get(order.kind()))),
                    stamp);
            table.setIncident(order.id(), incident.id());
            return incident.id();
        }
        UUID id = before.get();
        if (incidents.getIncident(id).state().isEnded()) {
            incidents.follow(id, IncidentState.REOPENED, "service order " + order.number() + " is sent again", stamp);
        }
        incidents.edit(id, OrderWords.edit(order, kinds.get(order.kind())), null, stamp);
        return id;
    }
}
