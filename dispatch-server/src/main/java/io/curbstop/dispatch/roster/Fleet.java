package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.Shift;
import io.curbstop.dispatch.crew.UnitChanged;
import io.curbstop.dispatch.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Vehicles and equipment, and which unit has each. */
@Component
class Fleet {

    private final Crews crews;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Fleet(Crews crews, JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.crews = crews;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * A vehicle or a piece of equipment.
     *
     * @param code by which it is known, such as T-12
     * @param itemClass VEHICLE or EQUIPMENT
     * @param kind such as vacuum_truck or excavator
     * @param weight_t weight, or null
     * @param height_m height, or null
     * @param inService whether it can be used
     */
    record Item(String code, String itemClass, String kind, Double weight_t, Double height_m, boolean inService) {}

    /**
     * Which unit has something.
     *
     * @param endsAt null: until further notice
     */
    record Use(UUID id, String itemCode, String unitCode, Instant startsAt, Instant endsAt) {}

    /** An item with its uses that have not ended. */
    record ItemUses(Item item, List<Use> uses) {}

    /** Everything, in the order of codes, with who has it now and later. */
    List<ItemUses> listAll() {
        Map<String, List<Use>> uses = new HashMap<>();
        jdbc.sql("select id, item_code, unit_code, starts_at, ends_at from fleet_use"
                        + " where ends_at is null or ends_at > :now order by starts_at")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    OffsetDateTime ends = row.getObject("ends_at", OffsetDateTime.class);
                    uses.computeIfAbsent(row.getString("item_code"), code -> new ArrayList<>())
                            .add(new Use(
                                    row.getObject("id", UUID.class),
                                    row.getString("item_code"),
                                    row.getString("unit_code"),
                                    row.getObject("starts_at", OffsetDateTime.class)
                                            .toInstant(),
                                    ends == null ? null : ends.toInstant()));
                });
        return jdbc
                .sql("select code, class, kind, weight_t, height_m, in_service from fleet_item order by code")
                .query((row, i) -> new Item(
                        row.getString("code"),
                        row.getString("class"),
                        row.getString("kind"),
                        row.getObject("weight_t", Double.class),
                        row.getObject("height_m", Double.class),
                        row.getBoolean("in_service")))
                .list()
                .stream()
                .map(item -> new ItemUses(item, uses.getOrDefault(item.code(), List.of())))
                .toList();
    }

    /** Adds an item or changes it. */
    @Transactional
    public void put(Item item) {
        jdbc.sql("insert into fleet_item (code, class, kind, weight_t, height_m, in_service)"
                        + " values (:code, :class, :kind, :weight, :height, :service) on conflict (code) do update set"
                        + " class = excluded.class, kind = excluded.kind, weight_t = excluded.weight_t,"
                        + " height_m = excluded.height_m, in_service = excluded.in_service")
                .param("code", item.code())
                .param("class", item.itemClass())
                .param("kind", item.kind())
                .param("weight", item.weight_t())
                .param("height", item.height_m())
                .param("service", item.inService())
                .update();
        jdbc.sql("select distinct unit_code from fleet_use where item_code = :code")
                .param("code", item.code())
                .query(String.class)
                .list()
                .forEach(code -> events.publishEvent(new UnitChanged(code)));
    }

    /**
     * Gives an item to a unit; the same id again changes that.
     *
     * @param insteadOf the use that ends as this one begins, or null
     * @throws ProblemException not-found; item-in-use, with who has it
     */
    @Transactional
    public void putUse(Use use, UUID insteadOf) {
        crews.getUnit(use.unitCode());
        jdbc.sql("select code from fleet_item where code = :code for update")
                .param("code", use.itemCode())
                .query(String.class)
                .optional()
                .orElseThrow(
                        () -> ProblemException.notFound("There is no vehicle or equipment " + use.itemCode() + "."));
        if (use.endsAt() != null && !use.endsAt().isAfter(use.startsAt())) {
            throw RosterProblems.refused("time-not-possible", "endsAt", "The end must be after the beginning.");
        }
        if (insteadOf != null) {
            end(insteadOf, use);
        }
        requireFree(use);
        jdbc.sql("insert into fleet_use (id, item_code, unit_code, starts_at, ends_at)"
                        + " values (:id, :item, :unit, :from, :to) on conflict (id) do update set"
                        + " item_code = excluded.item_code, unit_code = excluded.unit_code,"
                        + " starts_at = excluded.starts_at, ends_at = excluded.ends_at")
                .param("id", use.id())
                .param("item", use.itemCode())
                .param("unit", use.unitCode())
                .param("from", use.startsAt().atOffset(ZoneOffset.UTC))
                .param("to", use.endsAt() == null ? null : use.endsAt().atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new UnitChanged(use.unitCode()));
    }

    private void end(UUID id, Use next) {
        jdbc.sql("with gone as (delete from fleet_use where id = :id and item_code = :item and starts_at >= :at"
                        + " returning unit_code), ended as (update fleet_use set ends_at = :at where id = :id"
                        + " and item_code = :item and starts_at < :at returning unit_code)"
                        + " select unit_code from gone union select unit_code from ended")
                .param("id", id)
                .param("item", next.itemCode())
                .param("at", next.startsAt().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list()
                .forEach(code -> events.publishEvent(new UnitChanged(code)));
    }

    /** Takes an item back from a unit; once however often. */
    @Transactional
    public void removeUse(UUID id) {
        jdbc.sql("delete from fleet_use where id = :id returning unit_code")
                .param("id", id)
                .query(String.class)
                .optional()
                .ifPresent(code -> events.publishEvent(new UnitChanged(code)));
    }

    private void requireFree(Use use) {
        ZoneId zone = crews.timeZone();
        jdbc.sql("select unit_code, starts_at, coalesce(ends_at, '9999-12-31') as ends_at from fleet_use"
                        + " where item_code = :item and id <> :id"
                        + " and tstzrange(starts_at, ends_at) && tstzrange(:from, :to) order by starts_at limit 1")
                .param("item", use.itemCode())
                .param("id", use.id())
                .param("from", use.startsAt().atOffset(ZoneOffset.UTC))
                .param("to", use.endsAt() == null ? null : use.endsAt().atOffset(ZoneOffset.UTC))
                .query((row, i) -> {
                    Shift other = Rows.shift(row);
                    return "%s is with %s since %s."
                            .formatted(
                                    use.itemCode(), row.getString("unit_code"), Times.moment(other.startsAt(), zone));
                })
                .optional()
                .ifPresent(sentence -> {
                    throw RosterProblems.refused("item-in-use", "unitCode", sentence);
                });
    }
}
