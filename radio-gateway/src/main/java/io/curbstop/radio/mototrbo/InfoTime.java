package io.curbstop.radio.mototrbo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A time of day in LRRP: year 14 bits, month 4, day 5, hour 5, minute 6, second 6. Taken to be UTC, as satellites give it.
 *
 * @param bits the 40 bits, which need not be a time: a radio without satellites may have none
 */
record InfoTime(long bits) {

    /** Bytes on the wire. */
    static final int LENGTH = 5;

    private static final int YEAR_AT = 26;
    private static final int MONTH_AT = 22;
    private static final int DAY_AT = 17;
    private static final int HOUR_AT = 12;
    private static final int MINUTE_AT = 6;
    private static final int FOUR_BITS = 0xF;
    private static final int FIVE_BITS = 0x1F;
    private static final int SIX_BITS = 0x3F;

    /** The time to the second. */
    static InfoTime of(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return new InfoTime((long) time.getYear() << YEAR_AT
                | (long) time.getMonthValue() << MONTH_AT
                | (long) time.getDayOfMonth() << DAY_AT
                | (long) time.getHour() << HOUR_AT
                | (long) time.getMinute() << MINUTE_AT
                | time.getSecond());
    }

    /** The moment; empty when the calendar has none such. */
    Optional<Instant> find() {
        try {
            return Optional.of(LocalDateTime.of(
                            (int) (bits >> YEAR_AT),
                            (int) (bits >> MONTH_AT) & FOUR_BITS,
                            (int) (bits >> DAY_AT) & FIVE_BITS,
                            (int) (bits >> HOUR_AT) & FIVE_BITS,
                            (int) (bits >> MINUTE_AT) & SIX_BITS,
                            (int) bits & SIX_BITS)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }
}
