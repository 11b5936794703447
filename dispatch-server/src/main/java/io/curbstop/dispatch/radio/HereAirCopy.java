package io.curbstop.dispatch.radio;

import io.curbstop.radio.gateway.FileAirLog;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Copies the record of the gateway inside this server to the others; the file comes first, for the air waits for nobody. */
@Component
class HereAirCopy {

    private static final int BATCH = 500;

    private final ObjectProvider<FileAirLog> log;
    private final AirRecords air;
    private long copied = -1;

    HereAirCopy(ObjectProvider<FileAirLog> log, AirRecords air) {
        this.log = log;
        this.air = air;
    }

    @Scheduled(fixedDelay = 1000)
    void copy() {
        log.ifAvailable(this::copyFrom);
    }

    private void copyFrom(FileAirLog from) {
        if (copied < 0) {
            copied = air.count(RadioGateways.HERE, from.id());
        }
        List<FileAirLog.Numbered> next = from.read(copied, BATCH);
        if (!next.isEmpty()) {
            air.add(
                    RadioGateways.HERE,
                    from.id(),
                    next.get(0).number(),
                    next.stream().map(FileAirLog.Numbered::record).toList());
            copied = next.get(next.size() - 1).number();
        }
    }
}
