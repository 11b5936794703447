package io.curbstop.dispatch.plan;

import io.curbstop.dispatch.plan.DayPlan.Placed;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What differs between two versions of a plan, such as {@code Order 1042: from V3 at 10:40 to V5 at 11:10}. */
final class PlanWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private PlanWords() {}

    /** The differences, those of the older plan's stops first. */
    static List<String> changes(List<Placed> before, List<Placed> now, ZoneId zone) {
        Map<UUID, Placed> was = byOrder(before);
        Map<UUID, Placed> is = byOrder(now);
        List<String> changes = new ArrayList<>();
        for (Placed old : before) {
            Placed stands = is.get(old.stop().orderId());
            String from = at(old, zone);
            if (stands == null) {
                changes.add("Order " + old.stop().number() + ": no longer with " + from);
            } else if (!at(stands, zone).equals(from)) {
                changes.add("Order " + old.stop().number() + ": from " + from + " to " + at(stands, zone));
            }
        }
        now.stream()
                .filter(placed -> !was.containsKey(placed.stop().orderId()))
                .forEach(placed -> changes.add("Order " + placed.stop().number() + ": now with " + at(placed, zone)));
        return changes;
    }

    private static Map<UUID, Placed> byOrder(List<Placed> stops) {
        return stops.stream().collect(Collectors.toMap(placed -> placed.stop().orderId(), Function.identity()));
    }

    private static String at(Placed placed, ZoneId zone) {
        return placed.unitCode() + " at " + time(placed.stop().startsAt(), zone);
    }

    static String time(Instant moment, ZoneId zone) {
        return LocalTime.ofInstant(moment, zone).format(TIME);
    }
}
