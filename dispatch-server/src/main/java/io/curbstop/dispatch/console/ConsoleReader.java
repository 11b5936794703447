package io.curbstop.dispatch.console;

import io.curbstop.dispatch.live.LiveStreams;
import io.curbstop.dispatch.push.Alarms;
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

    ConsoleReader(LiveStreams streams, IncidentRows incidents, UnitRows units, Alarms alarms) {
        this.streams = streams;
        this.incidents = incidents;
        this.units = units;
        this.alarms = alarms;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ConsoleSnapshot read() {
        return new ConsoleSnapshot(
                streams.sequence(ConsoleStream.NAME), incidents.listOpen(), units.listAll(), alarms.listStanding());
    }
}
