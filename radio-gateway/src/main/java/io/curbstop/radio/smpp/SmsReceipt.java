package io.curbstop.radio.smpp;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an SMSC says has become of a message.
 *
 * @param messageId the SMSC's name of the message
 * @param outcome what has become of it
 * @param detail the SMSC's own words, for people; bounded
 */
record SmsReceipt(String messageId, Outcome outcome, String detail) {

    /** What can have become of a message. */
    enum Outcome {
        /** The phone has it. */
        DELIVERED,
        /** The phone does not have it and will not get it. */
        FAILED,
        /** Not known yet. */
        UNDER_WAY
    }

    private static final int DELIVERED_STATE = 2;
    private static final Map<Integer, String> FAILED_STATES =
            Map.of(3, "EXPIRED", 4, "DELETED", 5, "UNDELIV", 8, "REJECTD");

    private static final Pattern ID = Pattern.compile("\\bid:\\s*([!-~]{1,65})", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATE = Pattern.compile("\\bstat:\\s*([A-Z]{3,13})", Pattern.CASE_INSENSITIVE);
    private static final Pattern ERROR = Pattern.compile("\\berr:\\s*([0-9A-Z]{1,10})", Pattern.CASE_INSENSITIVE);
    private static final Pattern TEXT = Pattern.compile("\\btext:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /**
     * Reads a receipt. What stands in optional parameters counts more than what stands in the text, whose form each SMSC
     * chooses for itself; the words of the message at its end are not looked at, as its sender has written them.
     *
     * @param text such as {@code id:4711 sub:001 dlvrd:001 … stat:DELIVRD err:000 text:…}
     * @param receiptedId the parameter {@code receipted_message_id}
     * @param messageState the parameter {@code message_state}
     * @return empty when it does not say of which message it is, or not what has become of it
     */
    static Optional<SmsReceipt> find(String text, Optional<String> receiptedId, OptionalInt messageState) {
        String own = TEXT.matcher(text).replaceFirst("");
        Optional<String> id = receiptedId.filter(each -> !each.isBlank()).or(() -> group(ID, own));
        String state = messageState.isPresent()
                ? nameOf(messageState.getAsInt())
                : group(STATE, own).orElse("").toUpperCase(Locale.ROOT);
        if (id.isEmpty() || state.isEmpty()) {
            return Optional.empty();
        }
        String detail =
                state + group(ERROR, own).map(error -> ", error " + error).orElse("");
        return Optional.of(new SmsReceipt(id.get(), outcomeOf(state), detail));
    }

    private static Optional<String> group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String nameOf(int state) {
        return state == DELIVERED_STATE ? "DELIVRD" : FAILED_STATES.getOrDefault(state, "STATE " + state);
    }

    private static Outcome outcomeOf(String state) {
        if (state.equals("DELIVRD") || state.equals("DELIVERED")) {
            return Outcome.DELIVERED;
        }
        boolean failed = FAILED_STATES.values().stream().anyMatch(name -> state.startsWith(name.substring(0, 6)));
        return failed ? Outcome.FAILED : Outcome.UNDER_WAY;
    }
}
