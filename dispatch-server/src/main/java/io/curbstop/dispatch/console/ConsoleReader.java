package io.curbstop.dispatch.console;

import io.curbstop.dispatch.live.LiveStreams;
import io.curbstop.dispatch.push.Alarms;
import io.curbstop.dispatch.road.RoadClosures;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the snapshot; the number of statements does not grow with what it holds. */
@Component
class ConsoleReader {

    private final LiveStreams streams;
    private final IncidentRows incidents;
    private final UnitRows units;
    private final Alarms alarms;
    private final RoadClosures closures;

    ConsoleReader(LiveStreams streams, IncidentRows incidents, UnitRows units, Alarms alarms, RoadClosures closures) {
        this.streams = streams;
        this.incidents = incidents;
        this.units = units;
        this.alarms = alarms;
        this.closures = closures;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ConsoleSnapshot read() {
        return new ConsoleSnapshot(
                streams.sequence(ConsoleStream.NAME),
                incidents.listOpen(),
                units.listAll(),
                alarms.listStanding(),
                closures.listStanding());
    }
}
