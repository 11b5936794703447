/**
 * The gateway as a program of its own, for the machine beside the base station: settings from a file, the session with its
 * journal, the record of the air, and the link to dispatch. In: {@link io.curbstop.radio.api.RadioCommand}s over the link.
 * Out: what {@link io.curbstop.radio.api.RadioListener} hears, over the same. Serves steps 5 (push) and 6 (field).
 */
package io.curbstop.radio.gateway;
