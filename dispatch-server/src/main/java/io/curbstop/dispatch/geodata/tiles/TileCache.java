package io.curbstop.dispatch.geodata.tiles;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The tiles last asked for, compressed, of one version of the geodata; those asked for longest ago go first. */
@Component
class TileCache {

    private static final long CAPACITY_BYTES = 64L * 1024 * 1024;

    // What an entry costs beside its bytes.
    private static final long OVERHEAD_BYTES = 128;

    private final Map<TileAddress, byte[]> tiles = new LinkedHashMap<>(1024, 0.75f, true);
    private long version = -1;
    private long size_bytes;

    /** The tile, if it is known in this version. */
    synchronized byte[] find(TileAddress tile, long ofVersion) {
        return version == ofVersion ? tiles.get(tile) : null;
    }

    /** Remembers a tile; a newer version forgets all of the older, and an older one is not taken. */
    synchronized void put(TileAddress tile, long ofVersion, byte[] bytes) {
        if (ofVersion < version) {
            return;
        }
        if (ofVersion > version) {
            tiles.clear();
            size_bytes = 0;
            version = ofVersion;
        }
        byte[] before = tiles.put(tile, bytes);
        size_bytes += bytes.length - (before == null ? -OVERHEAD_BYTES : before.length);
        var oldest = tiles.entrySet().iterator();
        while (size_bytes > CAPACITY_BYTES && oldest.hasNext()) {
            size_bytes -= oldest.next().getValue().length + OVERHEAD_BYTES;
            oldest.remove();
        }
    }
}
