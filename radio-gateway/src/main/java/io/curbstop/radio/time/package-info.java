/**
 * The only source of time in the gateway: a clock and timers in one, so that tests run hours in milliseconds. In: nothing.
 * Out: nothing. Serves step 5 (push).
 */
package io.curbstop.radio.time;
