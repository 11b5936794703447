package io.curbstop.radio.mototrbo;

import io.curbstop.radio.transport.Airtime;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;

/**
 * How a MOTOTRBO fleet is reached.
 *
 * @param bindAddress the address of this machine on the radio network; the wildcard address for all, which leaves it to the
 *     routing table by which interface talk groups are reached
 * @param cai the first octet of the radios' addresses, 1 to 223, as the fleet is programmed
 * @param arsPort UDP port of registrations, here and at the radios
 * @param tmsPort UDP port of texts, here and at the radios
 * @param lrrpPort UDP port of positions, here and at the radios
 * @param textLimit_characters the longest text, 1 to {@value #MOST_CHARACTERS}; {@value #FIRST_GENERATION_CHARACTERS} for
 *     first-generation radios
 * @param registrationRefresh after what time radios are to register again: whole half hours, 1 to 255 of them; each time
 *     costs a frame and an answer for each radio
 * @param registrationGrace how much later than that a radio may be before it is asked, and then taken to be gone
 * @param latitudeForm how the radios write latitudes south of the equator
 * @param emergencyButton whether radios that register are told to report their emergency button; needs radios with LRRP
 * @param emergencyRequestId the number of that request; every program that sends requests to the same radios needs its own
 * @param airtime how long frames keep the channel
 */
public record MototrboSettings(
        InetAddress bindAddress,
        int cai,
        int arsPort,
        int tmsPort,
        int lrrpPort,
        int textLimit_characters,
        Duration registrationRefresh,
        Duration registrationGrace,
        LatitudeForm latitudeForm,
        boolean emergencyButton,
        int emergencyRequestId,
        Airtime airtime) {

    /** The longest text that present radios take. */
    public static final int MOST_CHARACTERS = 280;
    /** The longest text that first-generation radios take. */
    public static final int FIRST_GENERATION_CHARACTERS = 138;

    private static final int USUAL_CAI = 12;
    private static final int USUAL_ARS_PORT = 4005;
    private static final int USUAL_TMS_PORT = 4007;
    private static final int USUAL_LRRP_PORT = 4001;
    private static final int USUAL_EMERGENCY_REQUEST_ID = 0xC0B5_0002;
    private static final int HIGHEST_PORT = 0xFFFF;
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    /** Refuses what no fleet can be reached by. */
    public MototrboSettings {
        Objects.requireNonNull(bindAddress, "bindAddress");
        Objects.requireNonNull(latitudeForm, "latitudeForm");
        Objects.requireNonNull(airtime, "airtime");
        new RadioNetwork(cai);
        requireBetween(1, HIGHEST_PORT, arsPort, "arsPort");
        requireBetween(1, HIGHEST_PORT, tmsPort, "tmsPort");
        requireBetween(1, HIGHEST_PORT, lrrpPort, "lrrpPort");
        requireBetween(1, MOST_CHARACTERS, textLimit_characters, "textLimit_characters");
        requireBetween(
                1, ArsMessage.MOST_HALF_HOURS, halfHours(registrationRefresh), "half hours of registrationRefresh");
        if (arsPort == tmsPort || tmsPort == lrrpPort || lrrpPort == arsPort) {
            throw new IllegalArgumentException("ARS, TMS and LRRP need a port each");
        }
        if (!HALF_HOUR.multipliedBy(halfHours(registrationRefresh)).equals(registrationRefresh)) {
            throw new IllegalArgumentException("registrationRefresh is whole half hours, not " + registrationRefresh);
        }
        if (registrationGrace.isNegative()) {
            throw new IllegalArgumentException("registrationGrace is not negative, as " + registrationGrace + " is");
        }
    }

    /**
     * What fleets are mostly programmed with: CAI 12, ports 4005, 4007 and 4001, 280 characters, a registration each hour
     * with 5 min of grace, sign and magnitude, the emergency button, DMR airtime.
     *
     * @param bindAddress the address of this machine on the radio network
     */
    public static MototrboSettings usual(InetAddress bindAddress) {
        return new MototrboSettings(
                bindAddress,
                USUAL_CAI,
                USUAL_ARS_PORT,
                USUAL_TMS_PORT,
                USUAL_LRRP_PORT,
                MOST_CHARACTERS,
                HALF_HOUR.multipliedBy(2),
                Duration.ofMinutes(5),
                LatitudeForm.SIGN_MAGNITUDE,
                true,
                USUAL_EMERGENCY_REQUEST_ID,
                Airtime.dmr());
    }

    /** How many half hours {@link #registrationRefresh} is, as ARS counts them. */
    int refresh_halfHours() {
        return halfHours(registrationRefresh);
    }

    private static int halfHours(Duration time) {
        return (int) Math.min(Integer.MAX_VALUE, time.toMinutes() / HALF_HOUR.toMinutes());
    }

    /** The UDP port of a service, here and at the radios. */
    int portOf(MototrboService service) {
        return switch (service) {
            case ARS -> arsPort;
            case TMS -> tmsPort;
            case LRRP -> lrrpPort;
        };
    }

    /** Where a service is to be heard here. */
    InetSocketAddress addressOf(MototrboService service) {
        return new InetSocketAddress(bindAddress, portOf(service));
    }

    private static void requireBetween(int lowest, int highest, int value, String name) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException("%s is %d to %d, not %d".formatted(name, lowest, highest, value));
        }
    }
}
