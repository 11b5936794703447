package io.curbstop.dispatch.geodata;

import java.util.BitSet;

/** Where valves or hydrants are, by their index in the network. */
final class DeviceDrawings {

    private final Microdegrees places;
    private final BitSet placed;

    /**
     * Places of devices.
     *
     * @param places a place for each device
     * @param placed which of them are true
     */
    DeviceDrawings(Microdegrees places, BitSet placed) {
        this.places = places;
        this.placed = placed;
    }

    /** A GeoJSON point; null when the place of the device is not known. */
    String geoJson(int device) {
        if (device < 0 || !placed.get(device)) {
            return null;
        }
        StringBuilder text = new StringBuilder(64).append("{\"type\":\"Point\",\"coordinates\":");
        Microdegrees.write(text, places.lon(device), places.lat(device));
        return text.append('}').toString();
    }
}
