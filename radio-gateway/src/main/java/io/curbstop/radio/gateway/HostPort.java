package io.curbstop.radio.gateway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place on the network as people write it: {@code host:port}. */
record HostPort(String host, int port) {

    private static final Pattern WRITTEN = Pattern.compile("([^:\\s]+):(\\d{1,5})");

    /** The place; null for null. */
    static HostPort find(String what, String written) {
        if (written == null) {
            return null;
        }
        Matcher matcher = WRITTEN.matcher(written);
        GatewaySettings.require(matcher.matches(), what + " is host:port, not " + written);
        return new HostPort(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }
}
