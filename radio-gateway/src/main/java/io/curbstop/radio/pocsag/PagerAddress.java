package io.curbstop.radio.pocsag;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * To whom a page goes. People write it as digits, with a letter for the function: {@code 1101} or {@code 1101A}. Several
 * pagers may have the same capcode; that is how groups are made.
 *
 * @param capcode the number in the pager, 0 to {@value #MOST_CAPCODE}; its lowest three bits say in which of the eight frames
 *     of a batch the pager listens
 * @param function 0 to 3, written A to D: what the pager makes of it, by its programming; by custom 0 is numeric and 3 is
 *     alphanumeric
 */
public record PagerAddress(int capcode, int function) {

    /** The highest capcode there is. */
    public static final int MOST_CAPCODE = (1 << 21) - 1;
    /** How many functions a capcode has. */
    public static final int FUNCTIONS = 4;

    static final int FRAMES = 8;

    private static final int FRAME_BITS = 3;
    private static final int FUNCTION_BITS = 2;
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,7})([A-D])?");

    /** Refuses what no pager has, and the address whose codeword means that nobody is called. */
    public PagerAddress {
        if (capcode < 0 || capcode > MOST_CAPCODE || function < 0 || function >= FUNCTIONS) {
            throw new IllegalArgumentException("no pager: capcode " + capcode + ", function " + function);
        }
        if (Codeword.of(data(capcode, function)) == Codeword.IDLE) {
            throw new IllegalArgumentException("Capcode " + capcode + " cannot be told from an idle channel");
        }
    }

    /**
     * The address as people write it; empty when it is none.
     *
     * @param defaultFunction 0 to 3, for addresses written without a letter
     */
    public static Optional<PagerAddress> find(String written, int defaultFunction) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int capcode = Integer.parseInt(matcher.group(1));
        int function =
                matcher.group(2) == null ? defaultFunction : matcher.group(2).charAt(0) - 'A';
        return isAddress(capcode, function) ? Optional.of(new PagerAddress(capcode, function)) : Optional.empty();
    }

    /** The address in an address word; empty for an idle word. */
    static Optional<PagerAddress> read(int data, int frame) {
        int capcode = data >>> FUNCTION_BITS << FRAME_BITS | frame;
        int function = data & FUNCTIONS - 1;
        return isAddress(capcode, function) ? Optional.of(new PagerAddress(capcode, function)) : Optional.empty();
    }

    private static boolean isAddress(int capcode, int function) {
        return capcode <= MOST_CAPCODE && Codeword.of(data(capcode, function)) != Codeword.IDLE;
    }

    private static int data(int capcode, int function) {
        return capcode >>> FRAME_BITS << FUNCTION_BITS | function;
    }

    /** In which frame of a batch its word must stand. */
    int frame() {
        return capcode & FRAMES - 1;
    }

    /** Its word. */
    int codeword() {
        return Codeword.of(data(capcode, function));
    }

    /** As people write it, with its letter. */
    @Override
    public String toString() {
        return capcode + String.valueOf((char) ('A' + function));
    }
}
