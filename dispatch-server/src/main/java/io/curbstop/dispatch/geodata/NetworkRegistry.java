package io.curbstop.dispatch.geodata;

import io.curbstop.dispatch.geodata.ValveStateStore.ValveState;
import io.curbstop.map.network.Assembly;
import io.curbstop.map.network.AssemblyOptions;
import io.curbstop.map.network.NetworkAssembler;
import io.curbstop.map.network.Operability;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValvePosition;
import io.curbstop.map.network.ValveStates;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The loaded water network, shared by all. */
@Component
public class NetworkRegistry {

    private static final List<String> NETWORK_TABLES = List.of("node", "main", "valve", "hydrant");
    private static final List<String> STATE_TABLES = List.of("valve", "valve_state");

    /** A change of links names no table: which main a customer is on may be worked out anew. */
    private static final List<String> CUSTOMER_TABLES = List.of("customer", "service", "main", "link");

    private final GeodataStore geodata;
    private final ValveStateStore valveStates;
    private final NetworkReader records;
    private final DrawingsReader drawings;
    private final CustomersReader customers;
    private final JdbcTemplate jdbc;

    private volatile Kept kept;

    /** What was loaded, and the versions of its tables. */
    private record Kept(LoadedNetwork loaded, Versions versions) {}

    private record Versions(long network, long states, long customers) {}

    NetworkRegistry(
            GeodataStore geodata,
            ValveStateStore valveStates,
            NetworkReader records,
            DrawingsReader drawings,
            CustomersReader customers,
            JdbcTemplate jdbc) {
        this.geodata = geodata;
        this.valveStates = valveStates;
        this.records = records;
        this.drawings = drawings;
        this.customers = customers;
        this.jdbc = jdbc;
    }

    /** The network as last loaded; loads it when nobody has yet. At most half a second behind the database. */
    public LoadedNetwork current() {
        Kept known = kept;
        return known != null ? known.loaded() : refresh();
    }

    /** The network as it stands in the database now: loads again what has changed, else returns what is loaded. */
    public LoadedNetwork refresh() {
        Kept known = kept;
        Versions now = readVersions();
        return known != null && known.versions().equals(now) ? known.loaded() : load();
    }

    private synchronized LoadedNetwork load() {
        Kept known = kept;
        Versions now = readVersions();
        boolean anew = known == null || known.versions().network() != now.network();
        LoadedNetwork next = anew ? readNetwork(now.network()) : known.loaded();
        if (anew || known.versions().states() != now.states()) {
            next = next.with(readStates(next.network()));
        }
        if (anew || known.versions().customers() != now.customers()) {
            next = next.with(customers.read(next.network()));
        }
        keep(new Kept(next, now));
        return next;
    }

    /** What a transaction has read of its own changes is for others only once it is committed: it may never be. */
    private void keep(Kept read) {
        boolean changing = TransactionSynchronizationManager.isSynchronizationActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        if (!changing) {
            kept = read;
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                kept = read;
            }
        });
    }

    private LoadedNetwork readNetwork(long version) {
        Assembly assembly = assemble();
        PipeNetwork network = assembly.network();
        ValveStates recorded = ValveStates.recorded(network, 0);
        return new LoadedNetwork(network, recorded, assembly.report(), drawings.read(assembly), null, version);
    }

    /** Assembles the water network from the tables. */
    Assembly assemble() {
        Double tolerance_m =
                jdbc.queryForObject("select coalesce(max(snap_tolerance_m), 0.5) from dataset", Double.class);
        return NetworkAssembler.assemble(
                records.read(), AssemblyOptions.defaults().withSnapTolerance(tolerance_m));
    }

    private Versions readVersions() {
        Map<String, Long> versions = geodata.listVersions();
        return new Versions(
                newest(versions, NETWORK_TABLES), newest(versions, STATE_TABLES), newest(versions, CUSTOMER_TABLES));
    }

    private static long newest(Map<String, Long> versions, List<String> tables) {
        return tables.stream()
                .mapToLong(table -> versions.getOrDefault(table, 0L))
                .max()
                .orElse(0);
    }

    /** As the records have them, but for the valves that were reported from the field. */
    private ValveStates readStates(PipeNetwork network) {
        long version = valveStates.currentVersion();
        ValveStates states = ValveStates.recorded(network, version);
        for (ValveState state : valveStates.listReported()) {
            int valve = network.valves().find(state.valveRef());
            if (valve < 0) {
                continue;
            }
            ValvePosition position = ValvePosition.ofCode(state.position());
            Operability operability = Operability.ofCode(state.operability());
            if (states.position(valve) != position || states.operability(valve) != operability) {
                states = states.with(valve, position, operability, version);
            }
        }
        return states;
    }
}
