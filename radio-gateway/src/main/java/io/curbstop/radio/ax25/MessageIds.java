package io.curbstop.radio.ax25;

/** Message ids as numbers. Ours are two letters or digits; those of others up to five. */
final class MessageIds {

    /** Neither I nor L, O, U: people read these aloud. */
    private static final String OURS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** How many ids of ours there are. */
    static final int COUNT = OURS.length() * OURS.length();

    private static final int RADIX = 63;

    private MessageIds() {}

    static String ofSequence(int sequence) {
        return "" + OURS.charAt(sequence / OURS.length()) + OURS.charAt(sequence % OURS.length());
    }

    /** The number of an id of ours; -1 when it is none. */
    static int findSequence(String id) {
        int high = id.length() == 2 ? OURS.indexOf(id.charAt(0)) : -1;
        int low = id.length() == 2 ? OURS.indexOf(id.charAt(1)) : -1;
        return high < 0 || low < 0 ? -1 : high * OURS.length() + low;
    }

    /** A number for an id of somebody else, another for each: {@code 1}, {@code 01} and {@code a} are three. */
    static int ofForeign(String id) {
        int number = 0;
        for (char each : id.toCharArray()) {
            int digit = each <= '9' ? each - '0' : each <= 'Z' ? each - 'A' + 10 : each - 'a' + 36;
            number = number * RADIX + digit + 1;
        }
        return number;
    }
}
