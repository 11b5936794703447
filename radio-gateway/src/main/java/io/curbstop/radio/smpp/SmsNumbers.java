package io.curbstop.radio.smpp;

import java.util.Set;

/**
 * How numbers are written to the SMSC, by the codes of the protocol.
 *
 * @param sender what the crews see and answer to: digits, or up to 11 letters, to which nobody can answer
 * @param senderTon type of the sender's number: 0 unknown, 1 international, 2 national, 3 network's own, 5 letters
 * @param senderNpi numbering plan of the sender's number: 0 unknown, 1 telephone
 * @param crewTon type of the crews' numbers
 * @param crewNpi numbering plan of the crews' numbers
 */
public record SmsNumbers(String sender, int senderTon, int senderNpi, int crewTon, int crewNpi) {

    private static final int MOST_SENDER = 20;
    private static final int MOST_CODE = 6;
    private static final Set<Integer> PLANS = Set.of(0, 1, 3, 4, 6, 8, 9, 10, 14, 18);

    /** Refuses what cannot be sent. */
    public SmsNumbers {
        if (sender.length() > MOST_SENDER) {
            throw new IllegalArgumentException("The sender is longer than " + MOST_SENDER + ": " + sender);
        }
        if (!isType(senderTon) || !isType(crewTon)) {
            throw new IllegalArgumentException("no types of number: " + senderTon + ", " + crewTon);
        }
        if (!PLANS.contains(senderNpi) || !PLANS.contains(crewNpi)) {
            throw new IllegalArgumentException("no numbering plans: " + senderNpi + ", " + crewNpi);
        }
    }

    /** International telephone numbers on both sides. */
    public static SmsNumbers international(String sender) {
        return new SmsNumbers(sender, 1, 1, 1, 1);
    }

    private static boolean isType(int code) {
        return code >= 0 && code <= MOST_CODE;
    }
}
