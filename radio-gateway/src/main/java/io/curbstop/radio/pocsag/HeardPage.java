package io.curbstop.radio.pocsag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page as a receiver hears it. Nothing on the air says how its text is written; that is agreed with each pager.
 *
 * @param address whom it calls
 * @param data 20 bits for each word of the text
 * @param damaged whether a word of the text could not be read; the text ends before it
 */
public record HeardPage(PagerAddress address, List<Integer> data, boolean damaged) {

    /** The most words of one text that are kept, more than {@value Page#MOST_TEXT} characters need. */
    public static final int MOST_WORDS = 90;
    /** The most pages that are read of one transmission. */
    public static final int MOST_PAGES = 64;

    /** Keeps a copy of its own. */
    public HeardPage {
        data = List.copyOf(data);
    }

    /** The text read as printable ASCII, up to the first letter that is none. */
    public String alphanumeric() {
        StringBuilder text = new StringBuilder();
        for (int k = 0; (k + 1) * Page.ALPHANUMERIC_BITS <= data.size() * Page.WORD_BITS; k++) {
            int letter = value(k, Page.ALPHANUMERIC_BITS);
            if (letter < ' ' || letter > '~') {
                break;
            }
            text.append((char) letter);
        }
        return text.toString();
    }

    /** The text read as digits, without the spaces at its end. */
    public String numeric() {
        StringBuilder text = new StringBuilder();
        for (int k = 0; (k + 1) * Page.NUMERIC_BITS <= data.size() * Page.WORD_BITS; k++) {
            text.append(Page.DIGITS.charAt(value(k, Page.NUMERIC_BITS)));
        }
        return text.toString().stripTrailing();
    }

    /** Letters are sent with their lowest bit first. */
    private int value(int index, int width) {
        int value = 0;
        for (int bit = 0; bit < width; bit++) {
            int at = index * width + bit;
            int word = data.get(at / Page.WORD_BITS);
            value |= (word >>> Page.WORD_BITS - 1 - at % Page.WORD_BITS & 1) << bit;
        }
        return value;
    }

    /**
     * The pages in these bits, wherever their batches begin; at most {@value #MOST_PAGES}.
     *
     * @param bits first bit first in each byte
     */
    public static List<HeardPage> decode(byte[] bits) {
        List<HeardPage> pages = new ArrayList<>();
        Optional<Builder> open = Optional.empty();
        int at = 0;
        int end = bits.length * Byte.SIZE;
        while (at + Integer.SIZE <= end && pages.size() < MOST_PAGES) {
            if (!isSync(word(bits, at))) {
                at++;
                continue;
            }
            at += Integer.SIZE;
            for (int k = 0; k < Transmission.WORDS_OF_BATCH && at + Integer.SIZE <= end; k++) {
                int frame = k / Transmission.WORDS_OF_FRAME;
                open = take(word(bits, at), frame, open, pages);
                at += Integer.SIZE;
            }
            // A text goes on in the next batch only where that follows at once.
            if (at + Integer.SIZE > end || !isSync(word(bits, at))) {
                open.ifPresent(page -> page.endIn(pages));
                open = Optional.empty();
            }
        }
        open.ifPresent(page -> page.endIn(pages));
        return pages.subList(0, Math.min(pages.size(), MOST_PAGES));
    }

    private static Optional<Builder> take(int word, int frame, Optional<Builder> open, List<HeardPage> pages) {
        var data = Codeword.findData(word);
        if (data.isPresent() && (data.getAsInt() & Codeword.MESSAGE_FLAG) != 0) {
            open.ifPresent(page -> page.add(data.getAsInt() & ~Codeword.MESSAGE_FLAG));
            return open;
        }
        open.ifPresent(page -> {
            page.damaged |= data.isEmpty();
            page.endIn(pages);
        });
        return data.isEmpty()
                ? Optional.empty()
                : PagerAddress.read(data.getAsInt(), frame).map(Builder::new);
    }

    private static boolean isSync(int word) {
        return Integer.bitCount(word ^ Codeword.SYNC) <= Codeword.MOST_ERRORS;
    }

    private static int word(byte[] bits, int at) {
        long five = 0;
        for (int k = 0; k <= Integer.BYTES; k++) {
            int index = at / Byte.SIZE + k;
            five = five << Byte.SIZE | (index < bits.length ? bits[index] & 0xFF : 0);
        }
        return (int) (five >>> Byte.SIZE - at % Byte.SIZE);
    }

    private static final class Builder {
        private final PagerAddress address;
        private final List<Integer> data = new ArrayList<>();
        private boolean damaged;

        Builder(PagerAddress address) {
            this.address = address;
        }

        void add(int bits) {
            if (data.size() < MOST_WORDS) {
                data.add(bits);
            }
        }

        void endIn(List<HeardPage> pages) {
            pages.add(new HeardPage(address, data, damaged));
        }
    }
}
