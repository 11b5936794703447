package io.curbstop.dispatch.serviceorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.JobDesk;
import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.assignment.Assignments;
import io.curbstop.dispatch.assignment.Step;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.push.Amendments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever comes of the CIS, the payment system, dispatchers and crews, in any order, doubled or late: no order is both
 * cancelled and done, and nobody who paid is left without service. A failure names its seed; {@code -Dcurbstop.seed} plays it
 * again, {@code -Dcurbstop.events} makes it longer.
 */
@SmallTownTest
class AnyOrderSequenceTest {

    private static final List<String> UNITS = List.of("V1", "V2");
    private static final Step[] CREW_SAYS = {
        Step.ACKNOWLEDGE,
        Step.DECLINE,
        Step.EN_ROUTE,
        Step.ON_SITE,
        Step.WORKING,
        Step.SUSPEND,
        Step.COMPLETE,
        Step.COMPLETE,
        Step.INCOMPLETE,
        Step.CLEAR
    };

    @Autowired
    SmallTown town;

    @Autowired
    OrderScene scene;

    @Autowired
    OrderInbox inbox;

    @Autowired
    OrderDesk desk;

    @Autowired
    OrderCancels cancels;

    @Autowired
    OrderTable table;

    @Autowired
    Payments payments;

    @Autowired
    Amendments amendments;

    @Autowired
    Assignments assignments;

    @Autowired
    JdbcClient jdbc;

    private final List<String> accounts = new ArrayList<>();
    private final List<NewOrder> given = new ArrayList<>();
    private final List<Payment> paid = new ArrayList<>();
    /** Assignment to order, in the order of sending: a seed must play the same again. */
    private final Map<UUID, UUID> sent = new LinkedHashMap<>();

    private Random random;
    private int applied;

    @BeforeEach
    void build() {
        town.build();
        UNITS.forEach(scene::free);
    }

    @AfterEach
    void free() {
        UNITS.forEach(scene::free);
    }

    @Test
    void nobodyWhoPaidIsLeftWithoutService() {
        long seed = Long.getLong("curbstop.seed", 222);
        int events = Integer.getInteger("curbstop.events", 200);
        random = new Random(seed);
        for (int i = 0; i < events; i++) {
            if (i % 20 == 0) {
                accounts.add(OrderScene.account());
                give();
            }
            String what = act();
            assertThat(broken()).as("event %d of seed %d: %s", i, seed, what).isEmpty();
        }
        System.out.printf("%d of %d events applied, seed %d%n", applied, events, seed);
        assertThat(applied).as("much of what was tried was possible").isGreaterThan(events / 4);
        UNITS.forEach(scene::free);
        JobDesk.await(() -> leftBehind().isEmpty());
    }

    private String act() {
        try {
            String what =
                    switch (random.nextInt(12)) {
                        case 0 -> pay();
                        case 1 -> random.nextBoolean() ? give() : byHand();
                        case 2, 3, 4 -> send();
                        case 5, 6, 7, 8 -> report();
                        case 9 -> acknowledge();
                        default -> byHand();
                    };
            applied++;
            return what;
        } catch (ProblemException refusal) {
            return refusal.getMessage();
        }
    }

    private String give() {
        boolean again = !given.isEmpty() && random.nextInt(3) == 0;
        NewOrder order = again ? pick(given) : OrderScene.order("DISCONNECT", recent(accounts));
        given.add(order);
        ServiceOrder taken = inbox.take(order, system()).order();
        if (taken.state() == OrderState.RECEIVED) {
            desk.release(taken.id(), null, system());
        }
        return "given " + order.number();
    }

    private String pay() {
        boolean again = !paid.isEmpty() && random.nextInt(3) == 0;
        Payment payment = again ? pick(paid) : new Payment("P-" + UUID.randomUUID(), recent(accounts), null, at());
        paid.add(payment);
        payments.take(payment, system());
        return "paid " + payment;
    }

    private String send() {
        ServiceOrder order = anyOrder();
        OrderSending sending = new OrderSending(
                UUID.randomUUID(), order.id(), pick(UNITS), random.nextInt(4) == 0, null, true, "tried");
        ServiceOrder now = desk.send(sending, system());
        now.findAssignmentId().ifPresent(id -> sent.put(id, order.id()));
        return "sent " + now.number() + " " + now.state();
    }

    private String report() {
        if (sent.isEmpty()) {
            return send();
        }
        UUID assignment = pick(new ArrayList<>(sent.keySet()));
        UUID newest = anyOrder().field().assignmentId();
        UUID about = newest != null && random.nextInt(4) > 0 ? newest : assignment;
        Step step = CREW_SAYS[random.nextInt(CREW_SAYS.length)];
        Instant at = at();
        scene.say(about, step, random.nextBoolean() ? Source.APP : Source.RADIO, at);
        UUID order = sent.get(about);
        Instant newer = assignments.getAssignment(about).times().completed();
        boolean overtaken = newer != null && newer.isAfter(at);
        if (step == Step.COMPLETE && order != null && !overtaken) {
            assertThat(table.get(order).doneAt())
                    .as("done is written down, whatever was asked for")
                    .isNotNull();
        }
        return step + " of " + about;
    }

    private String acknowledge() {
        List<UUID> open = jdbc.sql("select id from amendment where acknowledged_at is null and ended_at is null"
                        + " and assignment_id = any (:mine) order by changed_at, id")
                .param("mine", sent.keySet().toArray(new UUID[0]))
                .query(UUID.class)
                .list();
        if (open.isEmpty()) {
            return send();
        }
        amendments.acknowledge(pick(open), new Stamp("crew", random.nextBoolean() ? Source.APP : Source.RADIO, at()));
        return "acknowledged";
    }

    private String byHand() {
        ServiceOrder order = anyOrder();
        switch (random.nextInt(5)) {
            case 0 -> cancels.cancel(order.id(), "not needed", system());
            case 1 -> cancels.toldByVoice(order.id(), system());
            case 2 -> desk.release(order.id(), "again", system());
            case 3 -> desk.unreserve(order.id(), "plan", system());
            default -> {
                if (order.field().assignmentId() != null) {
                    assignments.cancel(order.field().assignmentId(), "needed elsewhere", null, system());
                }
            }
        }
        return "by hand " + order.number() + " was " + order.state();
    }

    /** One of the newest accounts', or of any while those have none: an order that comes again is an older one's. */
    private ServiceOrder anyOrder() {
        List<ServiceOrder> newest = ordersOf(accounts.subList(Math.max(0, accounts.size() - 2), accounts.size()));
        return pick(newest.isEmpty() ? ordersOf(accounts) : newest);
    }

    private List<ServiceOrder> ordersOf(List<String> some) {
        return some.stream()
                .flatMap(account -> table.listByAccount(account).stream())
                .toList();
    }

    /** What does not hold, in words. */
    private List<String> broken() {
        List<String> broken = new ArrayList<>();
        none(broken, "cancelled and done", "o.state = 'CANCELLED' and o.done_at is not null");
        none(broken, "done at no time", "o.state = 'DONE' and o.done_at is null");
        none(broken, "done or not, against what crews say", """
                (o.state = 'DONE') <> exists (select from service_order_done d where d.order_id = o.id)""");
        none(broken, "paid and off, with no reconnect", """
                o.kind = 'DISCONNECT' and o.state = 'DONE' and exists (select from service_payment p
                where p.account = o.account and greatest(p.paid_at, p.recorded_at) >= o.issued_at)
                and not exists (select from service_order r where r.account = o.account and r.kind = 'RECONNECT')""");
        none(broken, "paid and still to be done", """
                o.kind = 'DISCONNECT' and o.state in ('RECEIVED', 'RELEASED', 'DISPATCHED', 'EN_ROUTE', 'AT_PREMISE')
                and exists (select from service_payment p where p.account = o.account
                and greatest(p.paid_at, p.recorded_at) >= o.issued_at)""");
        none(broken, "cancelled, but a crew is still on it", """
                o.state = 'CANCELLED' and exists (select from assignment a where a.incident_id = o.incident_id and a.live
                and a.id = o.assignment_id)""");
        none(broken, "with a crew that has not got it", """
                o.state in ('DISPATCHED', 'EN_ROUTE', 'AT_PREMISE') and not exists (select from assignment a
                where a.id = o.assignment_id and a.live and a.state <> 'RESERVED')""");
        none(broken, "two reconnects for one disconnect", """
                (select count(*) from service_order r where r.made_for = o.id) > 1""");
        return broken;
    }

    /** Incidents of orders that no crew has any more. */
    private List<String> leftBehind() {
        List<String> left = new ArrayList<>();
        none(left, "not in the field", """
                not o.in_field and exists (select from incident i where i.id = o.incident_id and i.open)
                and not exists (select from assignment a where a.incident_id = o.incident_id and a.live)""");
        return left;
    }

    private void none(List<String> broken, String what, String condition) {
        jdbc.sql("select o.number from service_order o where o.account = any (:mine) and " + condition)
                .param("mine", accounts.toArray(new String[0]))
                .query(String.class)
                .list()
                .forEach(who -> broken.add(what + ": " + who));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> T recent(List<T> all) {
        return all.get(all.size() - 1 - random.nextInt(Math.min(2, all.size())));
    }

    /** Now, or up to a quarter of an hour ago: words come late. */
    private Instant at() {
        return Instant.now().minusSeconds(random.nextInt(3) == 0 ? random.nextInt(900) : 0);
    }

    private static Stamp system() {
        return Stamp.ofDispatcher("dispatcher", Instant.now());
    }
}
