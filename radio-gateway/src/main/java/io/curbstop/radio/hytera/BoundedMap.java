package io.curbstop.radio.hytera;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers so many keys and forgets the one that was put longest ago. */
final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    BoundedMap(int most) {
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
