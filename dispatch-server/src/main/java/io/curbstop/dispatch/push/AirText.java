package io.curbstop.dispatch.push;

import java.util.List;

/**
 * What a radio shows.
 *
 * @param full at most 280 characters
 * @param shorter the same in fewer, where that is another text: at most 138, and at most 67 for packet radio
 */
record AirText(String full, List<String> shorter) {

    /** For a parameter of SQL. */
    String[] shorterArray() {
        return shorter.toArray(String[]::new);
    }
}
