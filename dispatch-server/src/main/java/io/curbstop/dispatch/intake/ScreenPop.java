package io.curbstop.dispatch.intake;

import io.curbstop.dispatch.telephone.PhoneNumbers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known of whoever calls from a number. Personal data: for dispatchers only. */
@Component
public class ScreenPop {

    /** As many customers, and as many of their numbers that only look alike, as are looked at. */
    private static final int MOST = 20;

    private static final int MOST_ALIKE = 200;

    /** An incident so near to a customer is likely about the same. */
    private static final double NEAR_m = 200;

    private final PhoneNumbers numbers;
    private final JdbcClient jdbc;

    ScreenPop(PhoneNumbers numbers, JdbcClient jdbc) {
        this.numbers = numbers;
        this.jdbc = jdbc;
    }

    /**
     * What is known.
     *
     * @param number in the form that is compared; null when it is withheld or none
     * @param customers whose number it is, with their premises; several where a landlord or an office calls
     * @param incidents open incidents that these customers are without water for, or that are near or on their main
     * @param calls the latest calls from this number, the last first
     */
    public record Known(String number, List<Customer> customers, List<Open> incidents, List<Earlier> calls) {}

    /**
     * A customer and the premise.
     *
     * @param ref the customer's record
     * @param account or null
     * @param name or null
     * @param address or null
     * @param critical why the customer is critical, or null
     * @param lon longitude in degrees, or null
     * @param lat latitude in degrees, or null
     */
    public record Customer(
            String ref, String account, String name, String address, String critical, Double lon, Double lat) {}

    /**
     * An open incident there.
     *
     * @param reason why it is thought to be about this caller
     */
    public record Open(UUID id, String number, String label, String addressText, String reason) {}

    /**
     * An earlier call.
     *
     * @param incidentNumber of the incident it belongs to
     * @param incidentOpen whether that is still open
     * @param callbackOwed whether this caller still waits to be called back
     */
    public record Earlier(
            String number,
            Instant receivedAt,
            String callerName,
            String narrative,
            UUID incidentId,
            String incidentNumber,
            boolean incidentOpen,
            boolean callbackOwed) {}

    /** Looks everything up that is known of a number, however it is written. */
    @Transactional(readOnly = true)
    public Known find(String number) {
        String key = numbers.normalise(number).orElse(null);
        if (key == null) {
            return new Known(null, List.of(), List.of(), List.of());
        }
        List<Customer> customers = listCustomers(number);
        return new Known(key, customers, listIncidents(customers), listCalls(number));
    }

    private List<Customer> listCustomers(String number) {
        return jdbc
                .sql("select ref, account, name, phone, civic, street, critical, ST_X(lon_lat) as lon,"
                        + " ST_Y(lon_lat) as lat from customer, ST_Transform(geom, 4326) as lon_lat"
                        + " where last_digits(phone) = last_digits(:number)"
                        + " order by ref limit :most")
                .param("number", number)
                .param("most", MOST_ALIKE)
                .query((row, i) -> numbers.isSame(row.getString("phone"), number) ? customer(row) : null)
                .list()
                .stream()
                .filter(customer -> customer != null)
                .limit(MOST)
                .toList();
    }

    private static Customer customer(ResultSet row) throws SQLException {
        String address = Stream.of(row.getString("civic"), row.getString("street"))
                .filter(part -> part != null && !part.isBlank())
                .reduce((civic, street) -> civic + " " + street)
                .orElse(null);
        return new Customer(
                row.getString("ref"),
                row.getString("account"),
                row.getString("name"),
                address,
                row.getString("critical"),
                row.getObject("lon", Double.class),
                row.getObject("lat", Double.class));
    }

    private List<Open> listIncidents(List<Customer> customers) {
        if (customers.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                with they as (select c.ref, c.main_ref, c.geom from customer c where c.ref = any (:refs)),
                hit as (
                  select o.incident_id as id, 0 as rank, 'Without water because of it.' as reason
                  from customer_outage o join they on they.ref = o.customer_ref where o.ended_at is null
                  union all
                  select i.id, 1, 'On the main that feeds them.' from incident i join they on they.main_ref = i.main_ref
                  where i.open
                  union all
                  select i.id, 2, round(ST_Distance(i.location, they.geom)) || ' m away.'
                  from incident i join they on ST_DWithin(i.location, they.geom, :near) where i.open)
                select * from (select distinct on (i.id) i.id, i.number, t.label, i.address_text, hit.reason, hit.rank
                  from hit join incident i on i.id = hit.id and i.open join incident_type t on t.code = i.type_code
                  order by i.id, hit.rank) there order by rank, number desc
                """)
                .param("refs", customers.stream().map(Customer::ref).toArray(String[]::new))
                .param("near", NEAR_m)
                .query((row, i) -> new Open(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getString("label"),
                        row.getString("address_text"),
                        row.getString("reason")))
                .list();
    }

    private List<Earlier> listCalls(String number) {
        return jdbc
                .sql(
                        "select c.*, i.number as incident_number, i.open from call c join incident i on i.id = c.incident_id"
                                + " where last_digits(c.caller_phone) = last_digits(:number) order by c.received_at desc limit :most")
                .param("number", number)
                .param("most", MOST)
                .query((row, i) -> numbers.isSame(row.getString("caller_phone"), number) ? earlier(row) : null)
                .list()
                .stream()
                .filter(call -> call != null)
                .toList();
    }

    private static Earlier earlier(ResultSet row) throws SQLException {
        return new Earlier(
                row.getString("number"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("caller_name"),
                row.getString("narrative"),
                row.getObject("incident_id", UUID.class),
                row.getString("incident_number"),
                row.getBoolean("open"),
                row.getBoolean("callback_wanted") && row.getObject("callback_done_at") == null);
    }
}
