package io.curbstop.dispatch.identity;

/**
 * Somebody must not go on being signed in: signed out, disabled, or with other roles than before.
 *
 * @param username whose sessions have ended
 */
public record SessionsEnded(String username) {}
