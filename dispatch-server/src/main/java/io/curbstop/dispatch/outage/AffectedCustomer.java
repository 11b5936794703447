package io.curbstop.dispatch.outage;

import java.time.Instant;

/**
 * A customer without water, or with less of it. Personal data: reading it is audited.
 *
 * @param ref reference of the customer
 * @param account account number, or null
 * @param name or null
 * @param phone or null
 * @param address civic number and street
 * @param critical hospital, dialysis, school, care_home, or null
 * @param lon longitude, or null
 * @param lat latitude, or null
 * @param part SEGMENT or SECONDARY, or REDUCED when another service of theirs has supply
 * @param told null while nobody has told them
 */
public record AffectedCustomer(
        String ref,
        String account,
        String name,
        String phone,
        String address,
        String critical,
        Double lon,
        Double lat,
        String part,
        Told told) {

    /**
     * That a customer has been told.
     *
     * @param channel PHONE, DOOR or MESSAGE
     * @param actor who told them
     * @param at when
     */
    public record Told(String channel, String actor, Instant at) {}
}
