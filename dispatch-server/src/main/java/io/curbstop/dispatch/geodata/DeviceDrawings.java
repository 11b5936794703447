package io.curbstop.dispatch.geodata;

/** Where valves or hydrants are, by their index in the network: points, or lines of valves that are links. */
final class DeviceDrawings {

    private final Microdegrees places;
    private final int[] first;
    private final short[] count;

    DeviceDrawings(int devices) {
        places = new Microdegrees(devices);
        first = new int[devices];
        count = new short[devices];
    }

    /** Says where a device is, unless that is known already; see {@link Microdegrees#addAll} for the geometry. */
    void put(int device, byte[] wkb) {
        if (count[device] == 0) {
            first[device] = places.size();
            int added = places.addAll(wkb);
            if (added > Short.MAX_VALUE) {
                throw new IllegalArgumentException("a valve of " + added + " vertices");
            }
            count[device] = (short) added;
        }
    }

    DeviceDrawings trimmed() {
        places.trimmed();
        return this;
    }

    /** GeoJSON; null when the place of the device is not known. */
    String geoJson(int device) {
        if (device < 0 || count[device] == 0) {
            return null;
        }
        StringBuilder text = new StringBuilder(64);
        boolean point = count[device] == 1;
        text.append(point ? "{\"type\":\"Point\",\"coordinates\":" : "{\"type\":\"LineString\",\"coordinates\":[");
        for (int i = 0; i < count[device]; i++) {
            if (i > 0) {
                text.append(',');
            }
            Microdegrees.write(text, places.lon(first[device] + i), places.lat(first[device] + i));
        }
        return text.append(point ? "}" : "]}").toString();
    }
}
