package io.curbstop.dispatch.geodata;

import io.curbstop.map.network.PipeNetwork;
import org.springframework.stereotype.Component;

/**
 * Reads which customers are on which main of a network, and where: by their services of that network, and whoever has
 * none recorded by the main of the customer. A gas service says nothing of where a customer's water comes from.
 */
@Component
class CustomersReader {

    private static final String CUSTOMERS = """
            with wanted as (select ?::text as network)
            select t.ref, t.critical, m.ref,
              ST_LineLocatePoint(m.geom, ST_ClosestPoint(t.geom, m.geom))
            from wanted, (
              select c.ref, nullif(c.critical, '') as critical, s.main_ref, s.geom
              from service s join customer c on c.ref = s.customer_ref
              union all
              select c.ref, nullif(c.critical, ''), c.main_ref, c.geom
              from customer c where not exists (
                select from service s left join main sm on sm.ref = s.main_ref
                where s.customer_ref = c.ref and coalesce(sm.network, s.network) = (select network from wanted))
            ) t join main m on m.ref = t.main_ref
            where m.network = wanted.network
            order by t.ref
            """;

    private final RowStream rows;

    CustomersReader(RowStream rows) {
        this.rows = rows;
    }

    /** The customers on the mains of a utility's network as the tables stand now. */
    ServedCustomers read(TracedUtility utility, PipeNetwork network) {
        ServedCustomers.Builder customers = new ServedCustomers.Builder(network.links());
        rows.read(CUSTOMERS, utility.network(), row -> {
            double where = row.getDouble(4);
            boolean known = !row.wasNull();
            customers.add(row.getString(1), row.getString(2), row.getString(3), known ? where : Double.NaN);
        });
        return customers.build();
    }
}
