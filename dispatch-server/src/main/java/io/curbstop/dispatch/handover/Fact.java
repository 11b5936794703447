package io.curbstop.dispatch.handover;

/**
 * Something that the next shift has to know, as it stands now.
 *
 * @param section the part of the record it belongs to
 * @param subject what it is about, the same whenever it is read; not empty
 * @param title what it is about, for people
 * @param text how it stands; without ages, which would differ at each look
 */
record Fact(Section section, String subject, String title, String text) {}
