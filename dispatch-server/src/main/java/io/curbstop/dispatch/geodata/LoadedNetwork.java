package io.curbstop.dispatch.geodata;

import io.curbstop.map.network.ConnectivityReport;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValveStates;

/**
 * A network as loaded from the database: immutable, so that whoever holds it sees one state of it throughout.
 *
 * @param utility whose network it is
 * @param network the graph; refs are those of the tables
 * @param valveStates every valve's state as known when it was loaded; its version is the highest state change included
 * @param report how well it hangs together
 * @param drawings where its mains, valves and hydrants are
 * @param customers who is on its mains
 * @param version of the geodata it was made from
 */
public record LoadedNetwork(
        TracedUtility utility,
        PipeNetwork network,
        ValveStates valveStates,
        ConnectivityReport report,
        NetworkDrawings drawings,
        ServedCustomers customers,
        long version) {

    LoadedNetwork with(ValveStates states) {
        return new LoadedNetwork(utility, network, states, report, drawings, customers, version);
    }

    LoadedNetwork with(ServedCustomers served) {
        return new LoadedNetwork(utility, network, valveStates, report, drawings, served, version);
    }
}
