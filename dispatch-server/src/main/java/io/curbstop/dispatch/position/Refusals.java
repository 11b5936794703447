package io.curbstop.dispatch.position;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** How many positions this server refused since it was started, by reason: a log line for each would fill disks. */
@Component
public class Refusals {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** One more was refused for that reason; codes only, never anything a sender made up. */
    public void count(String code) {
        counts.computeIfAbsent(code, c -> new LongAdder()).increment();
    }

    /** How many of each, by code. */
    public Map<String, Long> counts() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((code, count) -> all.put(code, count.sum()));
        return all;
    }
}
