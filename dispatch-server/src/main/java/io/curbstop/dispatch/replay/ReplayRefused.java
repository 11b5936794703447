package io.curbstop.dispatch.replay;

/** The server refused a request of the replay; the message is the problem detail's own. */
class ReplayRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReplayRefused(String message) {
        super(message);
    }
}
