package io.curbstop.dispatch.problem;

import java.io.IOException;

/** A request's body went over its limit while being read. */
class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException(long limit_bytes) {
        super("The body is larger than " + limit_bytes + " bytes");
    }
}
