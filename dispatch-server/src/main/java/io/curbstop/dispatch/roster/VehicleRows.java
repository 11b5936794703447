package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.roster.Fleet.Item;
import io.curbstop.dispatch.roster.Fleet.ItemUses;
import io.curbstop.dispatch.roster.Fleet.Use;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes rows of vehicles: what they are, how heavy and high, and which unit has each. */
@Component
class VehicleRows {

    private static final double MOST_T = 200;
    private static final double MOST_M = 10;

    private final Fleet fleet;
    private final Clock clock;

    VehicleRows(Fleet fleet, Clock clock) {
        this.fleet = fleet;
        this.clock = clock;
    }

    /**
     * Takes a row; a column that the file has not leaves what stands, an empty one takes it away.
     *
     * @return whether it changed anything
     * @throws ProblemException invalid, not-found, or item-in-use later on
     */
    boolean put(RosterFile.Row row) {
        String code =
                RosterFile.matching(row, "vehicle", "[A-Z0-9][A-Z0-9-]{0,19}", "1 to 20 capitals, digits and dashes");
        Optional<ItemUses> before = fleet.listAll().stream()
                .filter(one -> one.item().code().equals(code))
                .findFirst();
        Item old = before.map(ItemUses::item).orElse(new Item(code, "VEHICLE", null, null, null, true));
        Item item = new Item(
                code,
                old.itemClass(),
                RosterFile.matching(row, "kind", "[a-z][a-z0-9_]{1,39}", "2 to 40 small letters, digits and _"),
                size(row, "weight_t", old.weight_t(), MOST_T),
                size(row, "height_m", old.height_m(), MOST_M),
                old.inService());
        boolean changed = before.isEmpty() || !item.equals(old);
        if (changed) {
            fleet.put(item);
        }
        return (row.values().containsKey("unit") && give(code, row.get("unit"), before)) || changed;
    }

    private boolean give(String code, String unit, Optional<ItemUses> before) {
        Instant now = clock.instant();
        Optional<Use> current = before.flatMap(one ->
                one.uses().stream().filter(use -> !use.startsAt().isAfter(now)).findFirst());
        if (Objects.equals(current.map(Use::unitCode).orElse(null), unit)) {
            return false;
        }
        if (unit == null) {
            fleet.removeUse(current.orElseThrow().id());
        } else {
            fleet.putUse(
                    new Use(UUID.randomUUID(), code, unit, now, null),
                    current.map(Use::id).orElse(null));
        }
        return true;
    }

    private static Double size(RosterFile.Row row, String column, Double old, double most) {
        if (!row.values().containsKey(column)) {
            return old;
        }
        String written = row.get(column);
        if (written == null) {
            return null;
        }
        try {
            double size = Double.parseDouble(written);
            if (size > 0 && size < most) {
                return size;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number that cannot be.
        }
        throw ProblemException.invalid(
                "%s: “%s” is no number above 0 and below %.0f.".formatted(column, RosterFile.cut(written), most));
    }
}
