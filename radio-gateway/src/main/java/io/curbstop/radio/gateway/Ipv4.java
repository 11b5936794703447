package io.curbstop.radio.gateway;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** IPv4 addresses as people write them. */
final class Ipv4 {

    private Ipv4() {}

    /** The address. Names are not looked up: what stands in the file must not change under the gateway. */
    static Inet4Address get(String what, String written) {
        GatewaySettings.require(
                written != null && written.matches("\\d{1,3}(\\.\\d{1,3}){3}"),
                what + " is an IPv4 address such as 10.1.1.10, not " + written);
        try {
            return (Inet4Address) InetAddress.getByName(written);
        } catch (UnknownHostException wrong) {
            throw new IllegalArgumentException(what + " is no IPv4 address: " + written, wrong);
        }
    }
}
