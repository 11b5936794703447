package io.curbstop.dispatch.demo.people;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Point;

/**
 * A unit of the demo city with its people and week.
 *
 * @param code its code, such as V1
 * @param name for people
 * @param kind valve, repair, sewer, leak, meter, traffic or gas
 * @param radioId its radio's four digits
 * @param depot the name of the yard it starts from
 * @param location where it is when the city is made, in the operating coordinate system
 * @param members who is on it
 * @param shifts when it is on, every week
 */
public record Crew(
        String code,
        String name,
        String kind,
        String radioId,
        String depot,
        Point location,
        List<Member> members,
        List<Week> shifts) {

    /**
     * A member of a crew.
     *
     * @param name invented
     * @param username the account they sign in with, or null
     * @param qualifications what they may do, each with the last day it holds
     */
    public record Member(String name, String username, Map<String, LocalDate> qualifications) {}

    /**
     * A shift on certain days of every week, in the city's time.
     *
     * @param days the days it begins on
     * @param from when it begins
     * @param to when it ends; at or before the beginning means on the next day
     */
    public record Week(Set<DayOfWeek> days, LocalTime from, LocalTime to) {}
}
