package io.curbstop.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What must hold of orders and units at every moment, whatever came before. */
@Component
public class Invariants {

    private final JdbcClient jdbc;

    Invariants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What does not hold, in words. */
    public List<String> listBroken() {
        List<String> broken = new ArrayList<>();
        none(broken, "a unit on two jobs at once", """
                select unit_code from assignment where state in ('EN_ROUTE', 'ON_SITE', 'WORKING')
                group by unit_code having count(*) > 1""");
        none(broken, "an order both withdrawn and done", """
                select unit_code from assignment where state in ('CANCELLED', 'PRE_EMPTED', 'DECLINED')
                and (completed_at is not null or clear_at is not null)""");
        none(broken, "an ended incident with a unit on it", """
                select number from incident i join assignment a on a.incident_id = i.id and a.live where not i.open""");
        none(broken, "a unit twice on one incident", """
                select unit_code from assignment where live group by unit_code, incident_id having count(*) > 1""");
        none(broken, "a crew told of what is only reserved", """
                select unit_code from assignment a where state = 'RESERVED'
                and exists (select from delivery d where d.assignment_id = a.id)""");
        none(broken, "an order nobody waits for an answer to", """
                select unit_code from assignment a where state in ('DISPATCHED', 'DELIVERED')
                and not exists (select from order_watch w where w.assignment_id = a.id)""");
        none(broken, "an answered order still watched", """
                select a.unit_code from order_watch w join assignment a on a.id = w.assignment_id
                where a.state not in ('DISPATCHED', 'DELIVERED', 'NO_ANSWER')""");
        none(broken, "an order that is over and still goes out", """
                select a.unit_code from delivery d join assignment a on a.id = d.assignment_id
                where d.kind = 'ORDER' and not d.final and not a.live""");
        return broken;
    }

    private void none(List<String> broken, String what, String sql) {
        jdbc.sql(sql).query(String.class).list().forEach(who -> broken.add(what + ": " + who));
    }
}
