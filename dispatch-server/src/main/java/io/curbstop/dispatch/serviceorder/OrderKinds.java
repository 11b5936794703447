package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.problem.FieldProblem;
import io.curbstop.dispatch.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The kinds of service order of this utility. */
@Component
class OrderKinds {

    private final JdbcClient jdbc;

    OrderKinds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All kinds in the order to show them. */
    List<OrderKind> list() {
        return jdbc.sql("select * from service_order_kind order by position, code")
                .query((row, i) -> read(row))
                .list();
    }

    /**
     * The kind with that code.
     *
     * @throws ProblemException unknown-kind, when there is none
     */
    OrderKind get(String code) {
        List<OrderKind> all = list();
        return all.stream().filter(kind -> kind.code().equals(code)).findFirst().orElseThrow(() -> unknown(code, all));
    }

    private static ProblemException unknown(String code, List<OrderKind> all) {
        String sentence = "There is no kind of service order “" + code + "”; there are "
                + all.stream().map(OrderKind::code).collect(Collectors.joining(", ")) + ".";
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "unknown-kind",
                sentence,
                Map.of("fields", List.of(new FieldProblem("kind", sentence))));
    }

    private static OrderKind read(ResultSet row) throws SQLException {
        return new OrderKind(
                row.getString("code"),
                row.getString("label"),
                row.getString("air_label"),
                row.getInt("minutes"),
                row.getString("required_qualification"),
                List.of((String[]) row.getArray("unit_kinds").getArray()),
                row.getString("utility"),
                row.getString("incident_type"),
                row.getInt("rank"),
                row.getBoolean("stops_when_paid"),
                row.getString("undone_by"));
    }
}
