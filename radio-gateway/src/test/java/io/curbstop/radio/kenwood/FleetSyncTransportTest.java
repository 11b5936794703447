package io.curbstop.radio.kenwood;

import io.curbstop.radio.kenwood.KenwoodAddress.FleetUnit;

class FleetSyncTransportTest extends KenwoodContract {

    @Override
    KenwoodAddress address() {
        return new FleetUnit(100, 1101);
    }

    @Override
    KenwoodAddress base() {
        return new FleetUnit(100, 1000);
    }

    @Override
    KenwoodSettings settings(String device) {
        return KenwoodSettings.fleetSync(device, 100);
    }
}
