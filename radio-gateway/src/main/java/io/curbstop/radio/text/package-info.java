/**
 * Orders in few words, for the small display of a radio: the vital ones first, shortened by a table, and never an address cut
 * in the middle. In: {@link io.curbstop.radio.text.AssignmentText}. Out: a text of at most so many characters. Serves step 5
 * (push), which puts it into a {@link io.curbstop.radio.api.RadioMessage}.
 */
package io.curbstop.radio.text;
