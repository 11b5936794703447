package io.curbstop.radio.text;

import io.curbstop.radio.api.MessageKind;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.api.RadioToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An order as a radio shows it: {@code K7 P1 WO4471 NO WATER 118 MILL RD}, a change as {@code K7 CHANGED P1 …} and a
 * cancellation as {@code K7 CANCEL …}. Token, priority, number, type and address come first and in this order; then the
 * extras as far as each fits whole; then as many words of the note as fit, with {@code ..} where it goes on.
 *
 * <p>When even the first five do not fit, the type loses words from its end down to one, then the number goes, then the type,
 * and at last the address as a whole, for {@value #ADDRESS_BY_VOICE}: an address cut in the middle sends a crew to another.
 *
 * @param token the order's name between crew and dispatch
 * @param kind a new order, a change or a cancellation
 * @param priority shown except in a cancellation
 * @param number the order's or incident's number
 * @param type what it is, such as {@code No water}
 * @param address where, or the intersection
 * @param extras more, in the order of its worth, such as the cross street or a hazard; may be empty
 * @param note free words; may be empty
 */
public record AssignmentText(
        String token,
        MessageKind kind,
        RadioPriority priority,
        String number,
        String type,
        String address,
        List<String> extras,
        String note) {

    /** The longest APRS message. */
    public static final int APRS_CHARACTERS = 67;

    /** The longest text of digital radios of the first generation. */
    public static final int SHORT_CHARACTERS = 138;

    /** The longest text of digital radios. */
    public static final int LONG_CHARACTERS = 280;

    /** Stands for an address that does not fit. */
    public static final String ADDRESS_BY_VOICE = "ADDR BY VOICE";

    private static final String GOES_ON = "..";

    /**
     * A text and what it had to do without.
     *
     * @param text at most as long as was asked for
     * @param leftOut the fields that are missing or not whole, such as {@code address}; empty when all is there
     */
    public record Fitted(String text, List<String> leftOut) {}

    /** Refuses what has no token or no address. */
    public AssignmentText {
        RadioToken.requireValid(token);
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(note, "note");
        if (kind == MessageKind.NOTICE) {
            throw new IllegalArgumentException("A notice is no order");
        }
        if (address == null || address.isBlank()) {
            throw new IllegalArgumentException("An order by radio needs an address, if only in words");
        }
        extras = List.copyOf(extras);
    }

    /**
     * The text in at most the given number of characters.
     *
     * @throws IllegalArgumentException when the limit is under {@value #APRS_CHARACTERS}
     */
    public Fitted fit(int limit_characters, Abbreviations abbreviations) {
        if (limit_characters < APRS_CHARACTERS) {
            throw new IllegalArgumentException("No order fits into " + limit_characters + " characters");
        }
        List<String> leftOut = new ArrayList<>();
        String text = fitVital(limit_characters, abbreviations, leftOut);
        for (String extra : extras) {
            String longer = join(text, abbreviations.shortenWords(extra));
            if (longer.length() <= limit_characters) {
                text = longer;
            } else {
                leftOut.add("extra: " + extra);
            }
        }
        String withNote = addNote(text, abbreviations.shortenWords(note), limit_characters);
        if (withNote.endsWith(GOES_ON) || (withNote.equals(text) && !note.isBlank())) {
            leftOut.add("note");
        }
        return new Fitted(withNote, List.copyOf(leftOut));
    }

    private String fitVital(int limit_characters, Abbreviations abbreviations, List<String> leftOut) {
        String head =
                switch (kind) {
                    case CANCELLATION -> token + " CANCEL";
                    case AMENDMENT -> token + " CHANGED " + priority;
                    default -> token + " " + priority;
                };
        String where = abbreviations.shortenAddress(address);
        List<String> what = List.of(abbreviations.shortenWords(type).split(" "));
        for (int words = what.size(); words > 0; words--) {
            String text = join(head, number, String.join(" ", what.subList(0, words)), where);
            if (text.length() <= limit_characters) {
                if (words < what.size()) {
                    leftOut.add("type");
                }
                return text;
            }
        }
        leftOut.add("type");
        leftOut.add("number");
        return Stream.of(join(head, what.get(0), where), join(head, where))
                .filter(text -> text.length() <= limit_characters)
                .findFirst()
                .orElseGet(() -> withoutAddress(head, what, limit_characters, leftOut));
    }

    /** Without the address there is room again for what was given up before. */
    private String withoutAddress(String head, List<String> what, int limit_characters, List<String> leftOut) {
        leftOut.clear();
        leftOut.add("address");
        String text = join(head, number, String.join(" ", what), ADDRESS_BY_VOICE);
        if (text.length() <= limit_characters) {
            return text;
        }
        leftOut.add("type");
        String shorter = join(head, number, ADDRESS_BY_VOICE);
        if (shorter.length() <= limit_characters) {
            return shorter;
        }
        leftOut.add("number");
        return join(head, ADDRESS_BY_VOICE);
    }

    private static String addNote(String text, String note, int limit_characters) {
        String whole = join(text, note);
        if (whole.length() <= limit_characters) {
            return whole;
        }
        String longest = text;
        String next = text;
        for (String word : note.split(" ")) {
            next = join(next, word);
            if (next.length() + GOES_ON.length() > limit_characters) {
                break;
            }
            longest = next + GOES_ON;
        }
        return longest;
    }

    private static String join(String... parts) {
        return Arrays.stream(parts)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
