package io.curbstop.radio.pocsag;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Pages as they go out together: a preamble that wakes the pagers, then batches of one sync word and eight frames of two
 * words. A page begins in the frame in which its pager listens and goes on through whatever frames follow.
 *
 * @param pages at least one, in the order they are sent
 */
public record Transmission(List<Page> pages) {

    /** Alternating bits before the first batch. */
    public static final int PREAMBLE_BITS = 576;

    static final int WORDS_OF_FRAME = 2;
    static final int WORDS_OF_BATCH = PagerAddress.FRAMES * WORDS_OF_FRAME;

    private static final byte PREAMBLE = (byte) 0xAA;

    /** Refuses a transmission of nothing. */
    public Transmission {
        pages = List.copyOf(pages);
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("A transmission has at least one page");
        }
    }

    /** Its bits, first bit first in each byte. */
    public byte[] encode() {
        List<Integer> words = words();
        int batches = words.size() / WORDS_OF_BATCH;
        int preamble = PREAMBLE_BITS / Byte.SIZE;
        byte[] bytes = new byte[preamble + (words.size() + batches) * Integer.BYTES];
        Arrays.fill(bytes, 0, preamble, PREAMBLE);
        ByteBuffer out = ByteBuffer.wrap(bytes).position(preamble);
        for (int k = 0; k < words.size(); k++) {
            if (k % WORDS_OF_BATCH == 0) {
                out.putInt(Codeword.SYNC);
            }
            out.putInt(words.get(k));
        }
        return bytes;
    }

    /** The words of whole batches, without the sync words. */
    private List<Integer> words() {
        List<Integer> words = new ArrayList<>();
        for (Page page : pages) {
            int slot = page.address().frame() * WORDS_OF_FRAME;
            while (words.size() % WORDS_OF_BATCH != slot) {
                words.add(Codeword.IDLE);
            }
            words.add(page.address().codeword());
            words.addAll(page.codewords());
        }
        // Without an idle word after it a pager would take the noise that follows for more of the text.
        do {
            words.add(Codeword.IDLE);
        } while (words.size() % WORDS_OF_BATCH != 0);
        return words;
    }
}
