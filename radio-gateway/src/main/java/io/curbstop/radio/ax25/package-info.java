/**
 * The bytes of packet radio: AX.25 UI frames, the APRS messages in them, and the two ways to hand frames to a modem, KISS
 * and AGW. Pure; decoders answer empty for whatever they cannot read and never fail, and hold a bounded number of bytes.
 * Sources: AX.25 2.2, the APRS Protocol Reference 1.0.1 and its reply-ack addendum, the KISS paper of Chepponis and Karn,
 * the AGW packet engine's TCP/IP interface. Serves step 5 (push).
 */
package io.curbstop.radio.ax25;
