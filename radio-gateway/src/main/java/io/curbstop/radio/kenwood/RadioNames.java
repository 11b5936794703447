package io.curbstop.radio.kenwood;

import io.curbstop.radio.kenwood.KenwoodAddress.FleetUnit;
import io.curbstop.radio.kenwood.KenwoodAddress.NexedgeId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses by the words that people and other parts of the program use for them. */
final class RadioNames {

    private static final String ALL = "ALL";
    private static final Pattern FLEET_AND_UNIT = Pattern.compile("(\\d{1,3})-(\\d{1,4})");
    private static final Pattern UNIT = Pattern.compile("\\d{1,4}");
    private static final Pattern NEXEDGE_ID = Pattern.compile("([UG]?)(\\d{1,5})");

    private final KenwoodSystem system;
    private final RadioNaming naming;
    private final OptionalInt defaultFleet;

    RadioNames(KenwoodSettings settings) {
        this.system = settings.system();
        this.naming = settings.naming();
        this.defaultFleet = settings.defaultFleet();
    }

    /** The radio of this name; empty when no radio of this system can have it. */
    Optional<KenwoodAddress> findRadio(String name) {
        return system == KenwoodSystem.FLEETSYNC ? findFleetUnit(name) : findNexedgeId(name, false);
    }

    /** The group of this name: {@code ALL}, and in NEXEDGE {@code G00005} or its digits; FleetSync has no others here. */
    Optional<KenwoodAddress> findGroup(String name) {
        if (name.equals(ALL)) {
            return Optional.of(system == KenwoodSystem.FLEETSYNC ? FleetUnit.ALL : NexedgeId.ALL);
        }
        return system == KenwoodSystem.FLEETSYNC ? Optional.empty() : findNexedgeId(name, true);
    }

    private Optional<KenwoodAddress> findFleetUnit(String name) {
        Matcher matcher = FLEET_AND_UNIT.matcher(name);
        if (matcher.matches()) {
            return fleetUnit(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }
        return UNIT.matcher(name).matches() && defaultFleet.isPresent()
                ? fleetUnit(defaultFleet.getAsInt(), Integer.parseInt(name))
                : Optional.empty();
    }

    /** Nought would be everybody. */
    private static Optional<KenwoodAddress> fleetUnit(int fleet, int unit) {
        return fleet > 0 && unit > 0 ? Optional.of(new FleetUnit(fleet, unit)) : Optional.empty();
    }

    private static Optional<KenwoodAddress> findNexedgeId(String name, boolean group) {
        Matcher matcher = NEXEDGE_ID.matcher(name);
        if (!matcher.matches() || matcher.group(1).equals(group ? "U" : "G")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(2));
        return number > 0 ? Optional.of(new NexedgeId(group, number)) : Optional.empty();
    }

    /** The one name under which a radio is reported; empty when it is none of this system, or not one radio. */
    Optional<String> findName(KenwoodAddress address) {
        if (address instanceof FleetUnit radio) {
            boolean one = system == KenwoodSystem.FLEETSYNC && radio.fleet() > 0 && radio.unit() > 0;
            return one ? Optional.of(name(radio)) : Optional.empty();
        }
        NexedgeId radio = (NexedgeId) address;
        boolean one = system == KenwoodSystem.NEXEDGE && !radio.group() && radio.number() > 0;
        String name = naming == RadioNaming.DIGITS ? Integer.toString(radio.number()) : radio.written();
        return one ? Optional.of(name) : Optional.empty();
    }

    private String name(FleetUnit radio) {
        boolean ownFleet = defaultFleet.isPresent() && defaultFleet.getAsInt() == radio.fleet();
        String unit = radio.written().substring(3);
        return naming == RadioNaming.DIGITS && ownFleet ? unit : radio.written().substring(0, 3) + "-" + unit;
    }
}
