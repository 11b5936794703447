package io.curbstop.dispatch.demo;

import io.curbstop.dispatch.demo.people.Crew;
import java.time.Instant;
import java.util.List;

/** Where the demo city's crews go. The crew module's set-up stands behind it. */
interface CrewWriter {

    /**
     * Makes the crews be as given, within the transaction that writes the city.
     *
     * @param now when the crews were at their places
     */
    void write(List<Crew> crews, Instant now);
}
