package io.curbstop.radio.kenwood;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who a frame is for, or from, as it stands in the frame. */
public sealed interface KenwoodAddress {

    /** What an address looks like in a frame, for the patterns of frames. */
    String WRITTEN = "(\\d{7}|[UG]\\d{5})";

    /** As it stands in a frame: seven digits for FleetSync, a letter and five digits for NEXEDGE. */
    String written();

    /** The address written so; empty when it is none. */
    static Optional<KenwoodAddress> find(String written) {
        Optional<KenwoodAddress> fleetUnit = FleetUnit.find(written);
        return fleetUnit.isPresent() ? fleetUnit : NexedgeId.find(written);
    }

    /**
     * A FleetSync radio.
     *
     * @param fleet 1 to 999, radios can be set to 100 to 349; 0 for all
     * @param unit 1 to 9999, radios can be set to 1000 to 4999; 0 for all
     */
    record FleetUnit(int fleet, int unit) implements KenwoodAddress {

        /** Every radio of every fleet. */
        public static final FleetUnit ALL = new FleetUnit(0, 0);

        private static final Pattern DIGITS = Pattern.compile("(\\d{3})(\\d{4})");
        private static final int MOST_FLEET = 999;
        private static final int MOST_UNIT = 9999;

        /** Refuses what seven digits cannot say. */
        public FleetUnit {
            if (fleet < 0 || fleet > MOST_FLEET || unit < 0 || unit > MOST_UNIT) {
                throw new IllegalArgumentException("no FleetSync address: fleet " + fleet + ", unit " + unit);
            }
        }

        private static Optional<KenwoodAddress> find(String written) {
            Matcher matcher = DIGITS.matcher(written);
            return matcher.matches()
                    ? Optional.of(new FleetUnit(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                    : Optional.empty();
        }

        @Override
        public String written() {
            return padded(fleet, 3) + padded(unit, 4);
        }
    }

    /**
     * A NEXEDGE radio or group.
     *
     * @param group whether it is a group
     * @param number 1 to 99999; 0 for all
     */
    record NexedgeId(boolean group, int number) implements KenwoodAddress {

        /** Every radio. */
        public static final NexedgeId ALL = new NexedgeId(true, 0);

        private static final Pattern LETTER_AND_DIGITS = Pattern.compile("([UG])(\\d{5})");
        private static final int MOST = 99_999;

        /** Refuses what five digits cannot say. */
        public NexedgeId {
            if (number < 0 || number > MOST) {
                throw new IllegalArgumentException("A NEXEDGE id is 0 to 99999, not " + number);
            }
        }

        private static Optional<KenwoodAddress> find(String written) {
            Matcher matcher = LETTER_AND_DIGITS.matcher(written);
            return matcher.matches()
                    ? Optional.of(new NexedgeId(matcher.group(1).equals("G"), Integer.parseInt(matcher.group(2))))
                    : Optional.empty();
        }

        @Override
        public String written() {
            return (group ? "G" : "U") + padded(number, 5);
        }
    }

    private static String padded(int number, int digits) {
        String decimal = Integer.toString(number);
        return "0".repeat(digits - decimal.length()) + decimal;
    }
}
