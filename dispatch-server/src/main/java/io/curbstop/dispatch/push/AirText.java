package io.curbstop.dispatch.push;

/**
 * What a radio shows, for displays of two sizes.
 *
 * @param full at most 138 characters
 * @param brief the same in at most 67, for packet radio
 */
record AirText(String full, String brief) {}
