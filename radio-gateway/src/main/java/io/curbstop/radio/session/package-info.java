/**
 * The reliability protocol over any {@link io.curbstop.radio.transport.RadioTransport}: what was taken is on disk before it
 * is sent and what came in is on disk before it is acknowledged; retries, duplicates, time to live, airtime, presence, and
 * which order a crew's words are about.
 *
 * <p>{@link io.curbstop.radio.session.RadioSession} is the way in. All that is known is the fold of the
 * {@link io.curbstop.radio.session.JournalEntry journal} over {@code SessionState}; every change is first appended to the
 * {@link io.curbstop.radio.session.MessageStore} and then applied, so a process that is killed goes on where it was. In:
 * messages from {@link io.curbstop.radio.api.RadioLink}, frames from transports. Out: receipts and inbound messages to
 * {@link io.curbstop.radio.api.RadioListener}. Serves steps 5 (push) and 6 (field).
 */
package io.curbstop.radio.session;
