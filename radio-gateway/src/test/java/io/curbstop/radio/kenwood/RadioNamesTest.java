package io.curbstop.radio.kenwood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.kenwood.KenwoodAddress.FleetUnit;
import io.curbstop.radio.kenwood.KenwoodAddress.NexedgeId;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RadioNamesTest {

    private static RadioNames names(KenwoodSystem system, RadioNaming naming, OptionalInt fleet) {
        return new RadioNames(settings(system, naming, fleet, 48));
    }

    private static KenwoodSettings settings(
            KenwoodSystem system, RadioNaming naming, OptionalInt fleet, int textLimit_characters) {
        return new KenwoodSettings(
                system,
                "/dev/ttyUSB0",
                9600,
                2,
                naming,
                fleet,
                textLimit_characters,
                Set.of(),
                KenwoodTimes.defaults());
    }

    @Test
    void aFleetSyncRadioIsItsDigitsInTheDefaultFleetAndElseFleetAndUnit() {
        RadioNames names = names(KenwoodSystem.FLEETSYNC, RadioNaming.DIGITS, OptionalInt.of(100));
        assertThat(names.findRadio("1202")).contains(new FleetUnit(100, 1202));
        assertThat(names.findRadio("100-1202")).contains(new FleetUnit(100, 1202));
        assertThat(names.findRadio("200-1202")).contains(new FleetUnit(200, 1202));
        assertThat(names.findName(new FleetUnit(100, 1202))).contains("1202");
        assertThat(names.findName(new FleetUnit(200, 1202))).contains("200-1202");
        RadioNames full = names(KenwoodSystem.FLEETSYNC, RadioNaming.FULL, OptionalInt.of(100));
        assertThat(full.findName(new FleetUnit(100, 1202))).contains("100-1202");
        RadioNames noFleet = names(KenwoodSystem.FLEETSYNC, RadioNaming.FULL, OptionalInt.empty());
        assertThat(noFleet.findRadio("1202")).isEmpty();
    }

    @Test
    void aNexedgeRadioIsItsDigitsWithOrWithoutTheLetter() {
        RadioNames full = names(KenwoodSystem.NEXEDGE, RadioNaming.FULL, OptionalInt.empty());
        for (String name : new String[] {"U01001", "01001", "1001", "U1001"}) {
            assertThat(full.findRadio(name)).as(name).contains(new NexedgeId(false, 1001));
        }
        assertThat(full.findName(new NexedgeId(false, 1001))).contains("U01001");
        RadioNames digits = names(KenwoodSystem.NEXEDGE, RadioNaming.DIGITS, OptionalInt.empty());
        assertThat(digits.findName(new NexedgeId(false, 1001))).contains("1001");
    }

    @Test
    void whatWouldBeEverybodyOrAnotherSystemsIsNoRadio() {
        RadioNames fleetSync = names(KenwoodSystem.FLEETSYNC, RadioNaming.DIGITS, OptionalInt.of(100));
        for (String name : new String[] {"0", "0000", "000-0000", "100-0000", "000-1202", "U01001", "12021", "", "-"}) {
            assertThat(fleetSync.findRadio(name)).as(name).isEmpty();
        }
        assertThat(fleetSync.findName(new NexedgeId(false, 1001))).isEmpty();
        assertThat(fleetSync.findName(FleetUnit.ALL)).isEmpty();
        RadioNames nexedge = names(KenwoodSystem.NEXEDGE, RadioNaming.FULL, OptionalInt.empty());
        for (String name : new String[] {"0", "U00000", "G00005", "100-1202", "100000", "U"}) {
            assertThat(nexedge.findRadio(name)).as(name).isEmpty();
        }
        assertThat(nexedge.findName(new FleetUnit(100, 1202))).isEmpty();
        assertThat(nexedge.findName(new NexedgeId(true, 5))).isEmpty();
    }

    @Test
    void groupsAreAllAndInNexedgeThoseWithANumber() {
        RadioNames fleetSync = names(KenwoodSystem.FLEETSYNC, RadioNaming.DIGITS, OptionalInt.of(100));
        assertThat(fleetSync.findGroup("ALL")).contains(FleetUnit.ALL);
        assertThat(fleetSync.findGroup("100")).isEmpty();
        RadioNames nexedge = names(KenwoodSystem.NEXEDGE, RadioNaming.FULL, OptionalInt.empty());
        assertThat(nexedge.findGroup("ALL")).contains(NexedgeId.ALL);
        assertThat(nexedge.findGroup("G00005")).contains(new NexedgeId(true, 5));
        assertThat(nexedge.findGroup("5")).contains(new NexedgeId(true, 5));
        assertThat(nexedge.findGroup("U00005")).isEmpty();
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> settings(KenwoodSystem.FLEETSYNC, RadioNaming.DIGITS, OptionalInt.empty(), 48))
                .hasMessageContaining("default fleet");
        assertThatThrownBy(() -> settings(KenwoodSystem.FLEETSYNC, RadioNaming.FULL, OptionalInt.of(1000), 48))
                .hasMessageContaining("A fleet is 1 to 999");
        assertThatThrownBy(() -> settings(KenwoodSystem.NEXEDGE, RadioNaming.FULL, OptionalInt.of(100), 48))
                .hasMessageContaining("no fleets");
        assertThatThrownBy(() -> settings(KenwoodSystem.FLEETSYNC, RadioNaming.FULL, OptionalInt.empty(), 1025))
                .hasMessageContaining("1 to 1024");
        assertThatThrownBy(() -> KenwoodSettings.fleetSync(" ", 100)).hasMessageContaining("name of its device");
        assertThatThrownBy(() -> KenwoodSettings.nexedge("COM3", Set.of(1000))).hasMessageContaining("Statuses");
    }

    @Test
    void airtimesAreAsEstimated() {
        assertThat(KenwoodSystem.FLEETSYNC.airtime().ofText("x".repeat(48)).toMillis())
                .isEqualTo(1033);
        assertThat(KenwoodSystem.FLEETSYNC.airtime().ofAck().toMillis()).isEqualTo(607);
        assertThat(KenwoodSystem.NEXEDGE.airtime().ofText("x".repeat(48)).toMillis())
                .isEqualTo(1020);
        assertThat(KenwoodSystem.NEXEDGE.airtime().ofAck().toMillis()).isEqualTo(540);
    }
}
