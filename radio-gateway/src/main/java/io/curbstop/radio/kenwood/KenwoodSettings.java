package io.curbstop.radio.kenwood;

import java.util.OptionalInt;
import java.util.Set;

/**
 * How a Kenwood radio on a serial line is used. One transport serves one system.
 *
 * @param system FleetSync or NEXEDGE
 * @param device the serial line by its name in the operating system, such as {@code /dev/ttyUSB0} or {@code COM3}
 * @param baud bits a second on the line, one of {@link KenwoodCommand.BaudRate#RATES}; 9600 as radios come
 * @param stopBits 1 or 2; 2 as radios come
 * @param naming how radios are named in reports
 * @param defaultFleet the fleet, 1 to 999, of a unit named by its digits alone; FleetSync only, and needed there for {@link
 *     RadioNaming#DIGITS}
 * @param textLimit_characters the longest text: up to {@value KenwoodSystem#SHORT_TEXT_CHARACTERS} go as short messages,
 *     longer ones as long messages, which not every radio shows; at most what the system's long form carries
 * @param emergencyStatuses the status numbers, 0 to 999, that are emergencies
 * @param times how long it waits for what
 */
public record KenwoodSettings(
        KenwoodSystem system,
        String device,
        int baud,
        int stopBits,
        RadioNaming naming,
        OptionalInt defaultFleet,
        int textLimit_characters,
        Set<Integer> emergencyStatuses,
        KenwoodTimes times) {

    /** The statuses that FleetSync radios send in an emergency; 98 is a man who is down. */
    public static final Set<Integer> FLEETSYNC_EMERGENCIES = Set.of(95, 96, 97, 98, 99);

    private static final int FACTORY_BAUD = 9600;
    private static final int FACTORY_STOP_BITS = 2;
    private static final int MOST_FLEET = 999;
    private static final int MOST_STATUS = 999;

    /** Refuses what cannot work. */
    public KenwoodSettings {
        emergencyStatuses = Set.copyOf(emergencyStatuses);
        require(!device.isBlank(), "A serial line needs the name of its device");
        require(KenwoodCommand.BaudRate.RATES.contains(baud), "No speed of this line: " + baud);
        require(stopBits == 1 || stopBits == 2, "A line has one or two stop bits, not " + stopBits);
        require(
                textLimit_characters > 0 && textLimit_characters <= system.longestText_characters(),
                "Texts have 1 to " + system.longestText_characters() + " characters, not " + textLimit_characters);
        require(
                emergencyStatuses.stream().allMatch(status -> status >= 0 && status <= MOST_STATUS),
                "Statuses are 0 to 999, not " + emergencyStatuses);
        requireFleet(system, naming, defaultFleet);
    }

    private static void requireFleet(KenwoodSystem system, RadioNaming naming, OptionalInt fleet) {
        boolean fleetSync = system == KenwoodSystem.FLEETSYNC;
        require(fleetSync || fleet.isEmpty(), "NEXEDGE has no fleets");
        require(
                fleet.isEmpty() || fleet.getAsInt() > 0 && fleet.getAsInt() <= MOST_FLEET,
                "A fleet is 1 to 999, not " + fleet);
        require(
                !fleetSync || naming == RadioNaming.FULL || fleet.isPresent(),
                "Radios named by digits alone need a default fleet");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** FleetSync as radios come: 9600 bd, units of this fleet named by their digits, short messages, statuses 95 to 99. */
    public static KenwoodSettings fleetSync(String device, int defaultFleet) {
        return new KenwoodSettings(
                KenwoodSystem.FLEETSYNC,
                device,
                FACTORY_BAUD,
                FACTORY_STOP_BITS,
                RadioNaming.DIGITS,
                OptionalInt.of(defaultFleet),
                KenwoodSystem.SHORT_TEXT_CHARACTERS,
                FLEETSYNC_EMERGENCIES,
                KenwoodTimes.defaults());
    }

    /** NEXEDGE as radios come: 9600 bd, units named {@code U01001}, short messages, the emergency statuses of the fleet. */
    public static KenwoodSettings nexedge(String device, Set<Integer> emergencyStatuses) {
        return new KenwoodSettings(
                KenwoodSystem.NEXEDGE,
                device,
                FACTORY_BAUD,
                FACTORY_STOP_BITS,
                RadioNaming.FULL,
                OptionalInt.empty(),
                KenwoodSystem.SHORT_TEXT_CHARACTERS,
                emergencyStatuses,
                KenwoodTimes.defaults());
    }
}
