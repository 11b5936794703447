package io.curbstop.radio.api;

import java.util.UUID;

/** The way to the crews' radios. Calls return at once; what becomes of a message is told to the listeners. */
public interface RadioLink {

    /**
     * Takes a message to be sent. When this returns the message is on disk and survives a crash; it is sent when its
     * radio, its turn and the air allow. An id that was taken before is not sent again. An amendment or a cancellation
     * stops the versions of its token that still wait.
     *
     * @throws RadioLinkException when it could not be written down; it is then not sent, and may be given again
     */
    void send(RadioMessage message);

    /**
     * Stops sending a message that has become needless, such as one the crew has acknowledged by the app. Its token stays
     * open, so that the crew can go on by radio. Does nothing when the message is unknown or already final.
     *
     * @param reason for the record
     */
    void withdraw(UUID messageId, String reason);

    /**
     * Closes an order that ended without the radio saying so; later answers that name it are refused. Versions that still
     * wait are superseded. Does nothing when it is not open.
     */
    void closeOrder(String radioId, String token, String reason);

    /** Adds a listener; do so before the link is started, so that it hears what was kept for it. */
    void addListener(RadioListener listener);
}
