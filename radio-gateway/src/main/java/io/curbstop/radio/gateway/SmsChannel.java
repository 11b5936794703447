package io.curbstop.radio.gateway;

import io.curbstop.radio.smpp.SmppAccount;
import io.curbstop.radio.smpp.SmppSettings;
import io.curbstop.radio.smpp.SmppTransport;
import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.RadioTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text messages through an operator's SMS centre, by SMPP.
 *
 * @param host of the SMS centre
 * @param port its TCP port; 2775 when it is missing
 * @param systemId the user
 * @param passwordFile the file with the password and nothing else
 * @param systemType as the operator says; mostly empty
 * @param sender the number that crews see and answer to
 */
record SmsChannel(String host, Integer port, String systemId, Path passwordFile, String systemType, String sender)
        implements ChannelKind {

    private static final int CUSTOMARY_PORT = 2775;

    /** Refuses what is missing. */
    SmsChannel {
        GatewaySettings.require(host != null, "smpp: host is missing");
        GatewaySettings.require(systemId != null, "smpp: systemId is missing");
        GatewaySettings.require(passwordFile != null, "smpp: passwordFile is missing");
        GatewaySettings.require(sender != null, "smpp: sender is missing");
    }

    @Override
    public ChannelKind in(Path folder) {
        return new SmsChannel(host, port, systemId, folder.resolve(passwordFile), systemType, sender);
    }

    @Override
    public RadioTransport open(String name, RadioScheduler scheduler) {
        SmppAccount account = new SmppAccount(
                host,
                port == null ? CUSTOMARY_PORT : port,
                systemId,
                readPassword(),
                systemType == null ? "" : systemType);
        return new SmppTransport(name, SmppSettings.defaults(account, sender), scheduler);
    }

    private String readPassword() {
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("smpp: the password file cannot be read: " + passwordFile, unreadable);
        }
    }
}
