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

    /**
     * A person has seen to an emergency: routine messages, held back since it came, go on. Does nothing when none stands.
     *
     * @param reason for the record: who cleared it
     */
    void clearEmergency(String radioId, String reason);

    /**
     * Forbids a transport to send, or allows it again. It goes on hearing; what waits goes by another, or waits.
     *
     * @param transport its name; an unknown one is ignored
     * @param reason for the record: who did it and why
     */
    void mute(String transport, boolean muted, String reason);

    /** Asks a radio where it is, if its network can; an answer is told to the listeners. */
    void askPosition(String radioId);

    /** Adds a listener; do so before the link is started, so that it hears what was kept for it. */
    void addListener(RadioListener listener);
}
