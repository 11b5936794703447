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
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The loaded networks, shared by all. */
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

    private final Map<TracedUtility, Kept> kept = new ConcurrentHashMap<>();

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

    /** The water network, as {@link #current(TracedUtility)}. */
    public LoadedNetwork current() {
        return current(TracedUtility.WATER);
    }

    /** A network as last loaded; loads it when nobody has yet. At most half a second behind the database. */
    public LoadedNetwork current(TracedUtility utility) {
        Kept known = kept.get(utility);
        return known != null ? known.loaded() : refresh(utility);
    }

    /** The water network, as {@link #refresh(TracedUtility)}. */
    public LoadedNetwork refresh() {
        return refresh(TracedUtility.WATER);
    }

    /** A network as it stands in the database now: loads again what has changed, else returns what is loaded. */
    public LoadedNetwork refresh(TracedUtility utility) {
        Kept known = kept.get(utility);
        Versions now = readVersions();
        return known != null && known.versions().equals(now) ? known.loaded() : load(utility);
    }

    /** The network that a main is part of, as it stands now; the water network when it is part of none. */
    public LoadedNetwork refreshOf(String mainRef) {
        for (TracedUtility utility : TracedUtility.values()) {
            LoadedNetwork loaded = refresh(utility);
            if (mainRef != null && loaded.network().links().findMain(mainRef) >= 0) {
                return loaded;
            }
        }
        return refresh();
    }

    private synchronized LoadedNetwork load(TracedUtility utility) {
        Kept known = kept.get(utility);
        Versions now = readVersions();
        boolean anew = known == null || known.versions().network() != now.network();
        LoadedNetwork next = anew ? readNetwork(utility, now.network()) : known.loaded();
        if (anew || known.versions().states() != now.states()) {
            next = next.with(readStates(next.network()));
        }
        if (anew || known.versions().customers() != now.customers()) {
            next = next.with(customers.read(utility, next.network()));
        }
        keep(new Kept(next, now));
        return next;
    }

    /** What a transaction has read of its own changes is for others only once it is committed: it may never be. */
    private void keep(Kept read) {
        boolean changing = TransactionSynchronizationManager.isSynchronizationActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        if (!changing) {
            kept.put(read.loaded().utility(), read);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                kept.put(read.loaded().utility(), read);
            }
        });
    }

    private LoadedNetwork readNetwork(TracedUtility utility, long version) {
        Assembly assembly = assemble(utility);
        PipeNetwork network = assembly.network();
        ValveStates recorded = ValveStates.recorded(network, 0);
        return new LoadedNetwork(utility, network, recorded, assembly.report(), drawings.read(assembly), null, version);
    }

    /** Assembles a network from the tables. */
    Assembly assemble(TracedUtility utility) {
        Double tolerance_m =
                jdbc.queryForObject("select coalesce(max(snap_tolerance_m), 0.5) from dataset", Double.class);
        return NetworkAssembler.assemble(
                records.read(utility),
                AssemblyOptions.defaults().withNetwork(utility.network()).withSnapTolerance(tolerance_m));
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
