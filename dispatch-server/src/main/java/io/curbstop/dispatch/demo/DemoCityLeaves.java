package io.curbstop.dispatch.demo;

import io.curbstop.dispatch.geodata.DemoCityListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Clears away what was played on the demo city when real data takes its place: incidents with all that hangs on them, and service orders.
 * Users and crews stay, so that one can go on trying; where the crews were is forgotten, for it was elsewhere.
 */
@Component
class DemoCityLeaves implements DemoCityListener {

    private final JdbcClient jdbc;

    DemoCityLeaves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String onDemoCityRemoved() {
        long incidents =
                jdbc.sql("select count(*) from incident").query(Long.class).single();
        long orders =
                jdbc.sql("select count(*) from service_order").query(Long.class).single();
        // Calls, outages, assignments, deliveries, reports and service orders refer to incidents, and go with them.
        jdbc.sql("truncate incident cascade").update();
        jdbc.sql("truncate service_payment").update();
        jdbc.sql("delete from event_publication").update();
        jdbc.sql("truncate unit_track").update();
        jdbc.sql("truncate day_plan").update();
        int units = jdbc.sql("update unit set location = null, position_at = null, position_accuracy_m = null,"
                        + " position_source = null")
                .update();
        return "%d incidents with their calls, outages and assignments, %d service orders, and the positions of %d crews"
                .formatted(incidents, orders, units);
    }
}
