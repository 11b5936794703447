package io.curbstop.dispatch.console;

import io.curbstop.dispatch.push.Alarm;
import io.curbstop.dispatch.road.RoadClosure;
import java.util.List;

/** All the console shows, as of one moment, and how far the stream had come then. */
public record ConsoleSnapshot(
        long sequence,
        List<IncidentRow> incidents,
        List<UnitRow> units,
        List<Alarm> alarms,
        List<RoadClosure> roadClosures) {}
