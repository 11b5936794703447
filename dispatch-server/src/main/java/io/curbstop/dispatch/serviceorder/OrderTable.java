package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code service_order}. */
@Component
class OrderTable {

    private static final String SELECT = "select *, st_asewkb(location) as place from service_order where ";

    private final JdbcClient jdbc;

    OrderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who comes first of those who write orders or payments of an account; the others wait until the transaction ends. Taken
     * before anything else, so that a payment and its order that come at the same moment see each other.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockAccount(String account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('service order ' || :account, 0))")
                .param("account", account)
                .query(row -> {});
    }

    Optional<ServiceOrder> find(UUID id) {
        return one(SELECT + "id = :id", "id", id);
    }

    /** An order by the CIS's number. */
    Optional<ServiceOrder> findByNumber(String number) {
        return one(SELECT + "number = :number", "number", number);
    }

    /** What an incident is worked for, if it is for an order. */
    Optional<ServiceOrder> findByIncident(UUID incidentId) {
        return one(SELECT + "incident_id = :incident", "incident", incidentId);
    }

    /** The same, held until the transaction ends. */
    Optional<ServiceOrder> lockByIncident(UUID incidentId) {
        return one(SELECT + "incident_id = :incident for update", "incident", incidentId);
    }

    /**
     * The order, held until the transaction ends.
     *
     * @throws ProblemException not-found
     */
    ServiceOrder lock(UUID id) {
        return one(SELECT + "id = :id for update", "id", id).orElseThrow(() -> unknown(id));
    }

    /**
     * The order.
     *
     * @throws ProblemException not-found
     */
    ServiceOrder get(UUID id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.notFound("There is no service order " + id + ".");
    }

    private Optional<ServiceOrder> one(String sql, String name, Object value) {
        return jdbc.sql(sql).param(name, value).query((row, i) -> read(row)).optional();
    }

    /** The orders of an account, the newest first. */
    List<ServiceOrder> listByAccount(String account) {
        return jdbc.sql(SELECT + "account = :account order by issued_at desc, number")
                .param("account", account)
                .query((row, i) -> read(row))
                .list();
    }

    /** The orders that a payment concerns. */
    List<ServiceOrder> listByPayment(String paymentId) {
        return jdbc.sql(SELECT + "payment_id = :payment order by number")
                .param("payment", paymentId)
                .query((row, i) -> read(row))
                .list();
    }

    /** The orders that are open on a day or have been since before; bounded. */
    List<ServiceOrder> listOpen(LocalDate day, int most) {
        return jdbc.sql(SELECT + "open and due_on <= :day order by due_on, number limit :most")
                .param("day", day)
                .param("most", most)
                .query((row, i) -> read(row))
                .list();
    }

    /** Where an order is: of the customer of its account, or as found. */
    record Premise(ServiceOrder.Customer customer, Point location) {}

    /**
     * Writes an order for the first time.
     *
     * @param madeFor the disconnect that it undoes, or null
     * @return whether it was written: not when that number, or an order made for the same, stands already
     */
    boolean insert(UUID id, NewOrder order, Premise premise, OrderState state, UUID madeFor, Instant now) {
        return details(
                                jdbc.sql(
                                        "insert into service_order (id, number, cis_version, kind, state, account, customer_ref,"
                                                + " customer_name, address_text, location, what_to_do, reason, amount, issued_at,"
                                                + " received_at, due_on, window_from, window_to, made_for) values (:id, :number,"
                                                + " :cisVersion, :kind, :state, :account, :customer, :name, :address, "
                                                + PLACE
                                                + ", :what, :reason, :amount, :issued, :received, :due, :from, :to, :madeFor)"
                                                + " on conflict do nothing"),
                                order,
                                premise)
                        .param("number", order.number())
                        .param("kind", order.kind())
                        .param("state", state.name())
                        .param("issued", utc(order.issuedAt()))
                        .param("received", utc(now))
                        .param("madeFor", madeFor)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static final String PLACE = "(select ST_SetSRID(ST_MakePoint(:x, :y), srid) from city)";

    /** Writes what a newer version of the CIS says; what it is and when it was made stay. */
    void amend(UUID id, NewOrder order, Premise premise) {
        details(
                        jdbc.sql("update service_order set version = version + 1, cis_version = :cisVersion,"
                                + " account = :account, customer_ref = :customer, customer_name = :name,"
                                + " address_text = :address, location = " + PLACE + ", what_to_do = :what,"
                                + " reason = :reason, amount = :amount, due_on = :due, window_from = :from, window_to = :to"
                                + " where id = :id"),
                        order,
                        premise)
                .param("id", id)
                .update();
    }

    private static JdbcClient.StatementSpec details(
            JdbcClient.StatementSpec statement, NewOrder order, Premise premise) {
        Point point = premise.location();
        return statement
                .param("cisVersion", order.version())
                .param("account", premise.customer().account())
                .param("customer", premise.customer().ref())
                .param("name", premise.customer().name())
                .param("address", premise.customer().addressText())
                .param("x", point == null ? null : point.getX(), Types.DOUBLE)
                .param("y", point == null ? null : point.getY(), Types.DOUBLE)
                .param("what", order.whatToDo())
                .param("reason", order.reason())
                .param("amount", order.amount())
                .param("due", order.dueOn())
                .param("from", utc(order.windowFrom()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", utc(order.windowTo()), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /** Writes the state of an order that is held. */
    void setState(UUID id, OrderState state) {
        set(id, "state = :value", state.name());
    }

    /** Writes what an order that is held is in the field. */
    void setIncident(UUID id, UUID incidentId) {
        set(id, "incident_id = :value", incidentId);
    }

    /** Writes who has an order that is held; all null when nobody has it any more. */
    void setAssignment(UUID id, UUID assignmentId, String unitCode, Instant plannedAt) {
        jdbc.sql("update service_order set version = version + 1, assignment_id = :assignment, unit_code = :unit,"
                        + " planned_at = :planned where id = :id")
                .param("assignment", assignmentId)
                .param("unit", unitCode)
                .param("planned", utc(plannedAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .update();
    }

    /** Writes why an order that is held is to be cancelled, and whether the crew had arrived. */
    void setCancel(UUID id, String reason, boolean stopAtDoor) {
        jdbc.sql("update service_order set version = version + 1, cancel_reason = :reason, stop_at_door = :door"
                        + " where id = :id")
                .param("reason", reason)
                .param("door", stopAtDoor)
                .param("id", id)
                .update();
    }

    /** Writes when the work of an order that is held was done; both null when it was not after all. */
    void setDone(UUID id, Instant at, Instant recordedAt) {
        jdbc.sql("update service_order set version = version + 1, done_at = :at, done_recorded_at = :recorded"
                        + " where id = :id")
                .param("at", utc(at), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("recorded", utc(recordedAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .update();
    }

    /** Writes what was paid for an order that is held. */
    void setPayment(UUID id, Payment payment) {
        jdbc.sql("update service_order set version = version + 1, payment_id = p.id, paid_at = p.paid_at,"
                        + " paid_recorded_at = p.recorded_at from service_payment p"
                        + " where service_order.id = :id and p.id = :payment")
                .param("payment", payment.id())
                .param("id", id)
                .update();
    }

    private void set(UUID id, String what, Object value) {
        jdbc.sql("update service_order set version = version + 1, " + what + " where id = :id")
                .param("value", value)
                .param("id", id)
                .update();
    }

    static ServiceOrder read(ResultSet row) throws SQLException {
        String payment = row.getString("payment_id");
        return new ServiceOrder(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("number"),
                row.getLong("cis_version"),
                row.getString("kind"),
                OrderState.valueOf(row.getString("state")),
                new ServiceOrder.Customer(
                        row.getString("account"),
                        row.getString("customer_ref"),
                        row.getString("customer_name"),
                        row.getString("address_text")),
                (Point) CityCoordinates.read(row.getBytes("place")),
                row.getString("what_to_do"),
                row.getString("reason"),
                row.getBigDecimal("amount"),
                instant(row, "issued_at"),
                instant(row, "received_at"),
                new ServiceOrder.Due(
                        row.getObject("due_on", LocalDate.class),
                        instant(row, "window_from"),
                        instant(row, "window_to")),
                new ServiceOrder.Field(
                        row.getObject("incident_id", UUID.class),
                        row.getObject("assignment_id", UUID.class),
                        row.getString("unit_code"),
                        instant(row, "planned_at")),
                row.getString("cancel_reason"),
                row.getBoolean("stop_at_door"),
                instant(row, "done_at"),
                instant(row, "done_recorded_at"),
                payment == null
                        ? null
                        : new ServiceOrder.Paid(payment, instant(row, "paid_at"), instant(row, "paid_recorded_at")),
                row.getString("won_by"),
                row.getObject("made_for", UUID.class));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
