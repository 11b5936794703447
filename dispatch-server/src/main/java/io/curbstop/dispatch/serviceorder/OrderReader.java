package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.transition.Transition;
import io.curbstop.dispatch.transition.TransitionTable;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads service orders for the screens, any number of them in as many statements as one. */
@Component
class OrderReader {

    /** So many are shown at once; the rest is found by filters. */
    static final int MOST = 300;

    private static final String WHERE = """
            from service_order where
              (:day::date is null or due_on = :day or (open and due_on < :day))
              and (:state::text is null or state = :state) and (:kind::text is null or kind = :kind)
              and (:account::text is null or account = :account)
              and (:openOnly = false or open)
              and (:x::float8 is null or ST_DWithin(location, (select ST_SetSRID(ST_MakePoint(:x, :y), srid) from city), 25))
              and (:text::text is null or number ilike :text or address_text ilike :text or customer_name ilike :text
                or account ilike :text or unit_code ilike :text)
            """;

    private final JdbcClient jdbc;
    private final OrderTable table;
    private final OrderKinds kinds;
    private final OrderMoves moves;
    private final OrderLog log;
    private final CityCoordinates coordinates;

    OrderReader(
            JdbcClient jdbc,
            OrderTable table,
            OrderKinds kinds,
            OrderMoves moves,
            OrderLog log,
            CityCoordinates coordinates) {
        this.jdbc = jdbc;
        this.table = table;
        this.kinds = kinds;
        this.moves = moves;
        this.log = log;
        this.coordinates = coordinates;
    }

    /**
     * Which orders to list; null parts do not filter.
     *
     * @param day the day on which they are due, with those that have been open since before
     * @param near the premise, in the operating CRS
     */
    record Filter(
            LocalDate day, OrderState state, String kind, String account, String text, Point near, boolean openOnly) {}

    /**
     * A list of orders.
     *
     * @param total how many there are; more than are listed when the filter is wide
     * @param byState how many of the day there are in each state, whatever state is filtered
     */
    record Listing(List<ServiceOrderView> orders, int total, Map<OrderState, Integer> byState, List<OrderKind> kinds) {}

    /** Orders by due day, window and number, as of one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Listing list(Filter filter, boolean money) {
        List<ServiceOrder> orders = where(
                        "select *, st_asewkb(location) as place " + WHERE
                                + " order by open desc, due_on, window_to nulls last, number limit " + MOST,
                        filter)
                .query((row, i) -> OrderTable.read(row))
                .list();
        Map<OrderState, Integer> byState = new EnumMap<>(OrderState.class);
        where("select state, count(*) as orders " + WHERE + " group by state", withoutState(filter))
                .query(row -> {
                    byState.put(OrderState.valueOf(row.getString("state")), row.getInt("orders"));
                });
        int total = byState.entrySet().stream()
                .filter(e -> filter.state() == null || e.getKey() == filter.state())
                .mapToInt(Map.Entry::getValue)
                .sum();
        return new Listing(views(orders, money), total, byState, kinds.list());
    }

    private static Filter withoutState(Filter filter) {
        return new Filter(
                filter.day(), null, filter.kind(), filter.account(), filter.text(), filter.near(), filter.openOnly());
    }

    private JdbcClient.StatementSpec where(String sql, Filter filter) {
        String text = Optional.ofNullable(filter.text())
                .map(words -> "%"
                        + words.strip()
                                .replace("\\", "\\\\")
                                .replace("%", "\\%")
                                .replace("_", "\\_") + "%")
                .orElse(null);
        return jdbc.sql(sql)
                .param("day", filter.day())
                .param("state", filter.state() == null ? null : filter.state().name())
                .param("kind", filter.kind())
                .param("account", filter.account())
                .param("openOnly", filter.openOnly())
                .param("x", filter.near() == null ? null : filter.near().getX(), Types.DOUBLE)
                .param("y", filter.near() == null ? null : filter.near().getY(), Types.DOUBLE)
                .param("text", text);
    }

    /** An order with its log. */
    record Detail(ServiceOrderView order, List<OrderLog.Entry> log) {}

    @Transactional(readOnly = true)
    public Detail read(UUID id, boolean money) {
        return new Detail(views(List.of(table.get(id)), money).get(0), log.list(id));
    }

    private List<ServiceOrderView> views(List<ServiceOrder> orders, boolean money) {
        Map<String, OrderKind> byCode =
                kinds.list().stream().collect(Collectors.toMap(OrderKind::code, Function.identity()));
        TransitionTable<OrderState> transitions = moves.transitions();
        Map<UUID, LonLat> places = places(orders);
        List<ServiceOrderView> views = new ArrayList<>();
        for (ServiceOrder order : orders) {
            views.add(ServiceOrderView.of(
                    order, byCode.get(order.kind()), places.get(order.id()), money, steps(order, transitions)));
        }
        return views;
    }

    private Map<UUID, LonLat> places(List<ServiceOrder> orders) {
        List<ServiceOrder> placed =
                orders.stream().filter(order -> order.location() != null).toList();
        List<Point> points = placed.stream().map(ServiceOrder::location).toList();
        List<LonLat> where = coordinates.toLonLat(points);
        Map<UUID, LonLat> places = new HashMap<>();
        for (int i = 0; i < placed.size(); i++) {
            places.put(placed.get(i).id(), where.get(i));
        }
        return places;
    }

    /** What a person may do. */
    private static List<ServiceOrderView.Option> steps(ServiceOrder order, TransitionTable<OrderState> transitions) {
        OrderState cancelled = order.state().isInField() ? OrderState.CANCEL_REQUESTED : OrderState.CANCELLED;
        String withCrew = order.state().isInField() ? "With " + order.field().unitCode() + "." : null;
        String paid = order.findPayment().isPresent() ? "It has been paid." : null;
        String waits = order.state() == OrderState.CANCEL_REQUESTED ? null : "No crew waits for a word.";
        return List.of(
                option("RELEASE", order, OrderState.RELEASED, transitions, withCrew == null ? paid : withCrew),
                option("SEND", order, OrderState.DISPATCHED, transitions, paid),
                option("CANCEL", order, cancelled, transitions, null),
                option("UNABLE", order, OrderState.UNABLE, transitions, withCrew),
                new ServiceOrderView.Option("TOLD", "Told by voice", waits == null, false, waits));
    }

    private static ServiceOrderView.Option option(
            String step, ServiceOrder order, OrderState to, TransitionTable<OrderState> transitions, String objection) {
        Optional<Transition<OrderState>> found = transitions.find(order.state(), to);
        boolean possible = transitions.allows(order.state(), to);
        String why = possible ? objection : "Not while " + order.state().label().toLowerCase(Locale.ROOT) + ".";
        return new ServiceOrderView.Option(
                step,
                found.map(Transition::label).orElse(to.label()),
                why == null,
                found.map(Transition::needsReason).orElse(false),
                why);
    }
}
