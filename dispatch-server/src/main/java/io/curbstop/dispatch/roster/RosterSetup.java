package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.crew.Shift;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets up what crews have besides people and weekly shifts; safe to run again. */
@Component
public class RosterSetup {

    private final Fleet fleet;
    private final UnitRules rules;
    private final ShiftTemplates templates;
    private final PersonTimes persons;
    private final OnCallLists onCall;
    private final JdbcClient jdbc;

    RosterSetup(
            Fleet fleet,
            UnitRules rules,
            ShiftTemplates templates,
            PersonTimes persons,
            OnCallLists onCall,
            JdbcClient jdbc) {
        this.fleet = fleet;
        this.rules = rules;
        this.templates = templates;
        this.persons = persons;
        this.onCall = onCall;
        this.jdbc = jdbc;
    }

    /**
     * A vehicle or a piece of equipment, and who has it.
     *
     * @param code by which it is known
     * @param itemClass VEHICLE or EQUIPMENT
     * @param kind such as vacuum_truck or excavator
     * @param weight_t weight, or null
     * @param height_m height, or null
     * @param unitCode the unit that has it until further notice, or null
     */
    public record ItemSetup(
            String code, String itemClass, String kind, Double weight_t, Double height_m, String unitCode) {}

    /** Makes an item be as given, in service, with its unit from that moment. */
    @Transactional
    public void saveItem(UUID useId, ItemSetup item, Instant since) {
        fleet.put(new Fleet.Item(item.code(), item.itemClass(), item.kind(), item.weight_t(), item.height_m(), true));
        if (item.unitCode() != null) {
            fleet.putUse(new Fleet.Use(useId, item.code(), item.unitCode(), since, null), null);
        }
    }

    /** Sets what units of a kind must have. */
    @Transactional
    public void saveRule(String unitKind, int minimumCrew, List<String> needsEquipment) {
        rules.put(new UnitRules.UnitRule(unitKind, minimumCrew, needsEquipment));
    }

    /** Makes a shift template be as given; an end at or before the beginning is on the next day. */
    @Transactional
    public void saveTemplate(UUID id, String name, List<DayOfWeek> days, LocalTime from, LocalTime to) {
        templates.put(new ShiftTemplates.Template(id, name, days, from, to));
    }

    /**
     * Says of somebody who has been set up with a crew how they are known and reached.
     *
     * @param contractor the company that employs them, or null
     */
    @Transactional
    public void describePerson(UUID personId, String staffNumber, String phone, String contractor) {
        jdbc.sql("update crew_member set staff_number = :number, phone = :phone, contractor = :contractor"
                        + " where id = :id")
                .param("number", staffNumber)
                .param("phone", phone)
                .param("contractor", contractor)
                .param("id", personId)
                .update();
    }

    /** Sets the last day of a qualification that somebody holds. */
    @Transactional
    public void setLastDay(UUID personId, String qualification, LocalDate lastDay) {
        jdbc.sql("update qualification set expires_on = :day where member_id = :id and code = :code")
                .param("day", lastDay)
                .param("id", personId)
                .param("code", qualification)
                .update();
    }

    /** Makes an on-call list be as given, its people in order. */
    @Transactional
    public void saveOnCallList(String code, String name, String unitCode, List<UUID> personIds) {
        onCall.put(code, name, unitCode, personIds);
    }

    /** Puts somebody on leave. */
    @Transactional
    public void saveLeave(UUID id, UUID personId, Shift span, String by) {
        persons.putLeave(id, personId, span, by);
    }
}
