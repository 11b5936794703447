package io.curbstop.radio.smpp;

/**
 * How one gets into an SMSC. SMPP sends the password as it is: lead the connection through a tunnel when it leaves one's own
 * network.
 *
 * @param host name or address
 * @param port TCP port, 1 to 65535
 * @param systemId the user, at most 15 characters
 * @param password at most 8 characters, as the protocol has it
 * @param systemType what the SMSC's operator says, at most 12 characters, often empty
 */
public record SmppAccount(String host, int port, String systemId, String password, String systemType) {

    private static final int MOST_PORT = 65_535;
    private static final int MOST_SYSTEM_ID = 15;
    private static final int MOST_PASSWORD = 8;
    private static final int MOST_SYSTEM_TYPE = 12;

    /** Refuses what cannot be sent. */
    public SmppAccount {
        if (host.isBlank() || port < 1 || port > MOST_PORT) {
            throw new IllegalArgumentException("no SMSC: " + host + ", port " + port);
        }
        if (systemId.length() > MOST_SYSTEM_ID || systemType.length() > MOST_SYSTEM_TYPE) {
            throw new IllegalArgumentException("too long: " + systemId + ", " + systemType);
        }
        if (password.length() > MOST_PASSWORD) {
            throw new IllegalArgumentException("The password is longer than SMPP's " + MOST_PASSWORD + " characters");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return systemId + "@" + host + ":" + port;
    }
}
