package io.curbstop.radio.transport;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers so many keys and forgets the one that was put longest ago. */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    /** Remembers none yet. */
    public BoundedMap(int most) {
        this.most = most;
    }

    @Override
    public V put(K key, V value) {
        V before = remove(key);
        super.put(key, value);
        return before;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
