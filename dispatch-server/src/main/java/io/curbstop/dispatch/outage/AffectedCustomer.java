package io.curbstop.dispatch.outage;

/**
 * A customer without water. Personal data: reading it is audited.
 *
 * @param account account number, or null
 * @param name or null
 * @param phone or null
 * @param address civic number and street
 * @param critical hospital, dialysis, school, care_home, or null
 * @param lon longitude, or null
 * @param lat latitude, or null
 * @param part SEGMENT or SECONDARY
 */
public record AffectedCustomer(
        String account,
        String name,
        String phone,
        String address,
        String critical,
        Double lon,
        Double lat,
        String part) {}
