package io.curbstop.radio.smpp;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long things may take. Answers and the state of the link are watched in real time, all else by the scheduler.
 *
 * @param validity how long the SMSC tries to reach a phone that is off, 1 min to 60 h; shorter than an order's life, lest a
 *     text arrive when it is no longer true
 * @param receiptWindow how long receipts are awaited; longer than the validity
 * @param keepLimit how long a crew's text may wait for the gateway to have written it down, before the SMSC is told to try
 *     again; shorter than the SMSC waits for an answer
 * @param answerLimit how long the SMSC may take to connect and to answer
 * @param enquireInterval after how much silence the link is tried
 * @param firstRetry when a lost link is made again; the time doubles with each failure
 * @param longestRetry the longest that time becomes
 */
public record SmppTimes(
        Duration validity,
        Duration receiptWindow,
        Duration keepLimit,
        Duration answerLimit,
        Duration enquireInterval,
        Duration firstRetry,
        Duration longestRetry) {

    private static final Duration SHORTEST_VALIDITY = Duration.ofMinutes(1);
    private static final Duration LONGEST_VALIDITY = Duration.ofHours(60);
    private static final Duration LONGEST_IN_MILLISECONDS = Duration.ofDays(1);

    /** Refuses what makes no sense. */
    public SmppTimes {
        if (validity.compareTo(SHORTEST_VALIDITY) < 0 || validity.compareTo(LONGEST_VALIDITY) > 0) {
            throw new IllegalArgumentException("A text is valid for 1 min to 60 h, not " + validity);
        }
        if (receiptWindow.compareTo(validity) < 0 || longestRetry.compareTo(firstRetry) < 0) {
            throw new IllegalArgumentException("too short: " + receiptWindow + " or " + longestRetry);
        }
        if (Stream.of(keepLimit, answerLimit, enquireInterval, firstRetry)
                .anyMatch(time -> time.toMillis() < 1 || time.compareTo(LONGEST_IN_MILLISECONDS) > 0)) {
            throw new IllegalArgumentException(
                    "no times to wait: %s, %s, %s, %s".formatted(keepLimit, answerLimit, enquireInterval, firstRetry));
        }
    }

    /** 5 min, 24 h, 10 s, 10 s, 30 s, 1 s and 60 s. */
    public static SmppTimes defaults() {
        return new SmppTimes(
                Duration.ofMinutes(5),
                Duration.ofHours(24),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60));
    }
}
