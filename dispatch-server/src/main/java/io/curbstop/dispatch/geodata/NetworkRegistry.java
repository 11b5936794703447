package io.curbstop.dispatch.geodata;

import io.curbstop.dispatch.geodata.ValveStateStore.ValveState;
import io.curbstop.map.network.Assembly;
import io.curbstop.map.network.AssemblyOptions;
import io.curbstop.map.network.NetworkAssembler;
import io.curbstop.map.network.Operability;
import io.curbstop.map.network.ValvePosition;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The loaded water network, shared by all. Mains that are only drawn along their street are not part of it: where they
 * join is not known, and a trace through guessed joints would be wrong.
 */
@Component
public class NetworkRegistry {

    private static final List<String> NETWORK_TABLES = List.of("node", "main", "valve", "hydrant");
    private static final List<String> STATE_TABLES = List.of("valve", "valve_state");

    private final GeodataStore geodata;
    private final ValveStateStore valveStates;
    private final JdbcTemplate jdbc;

    private volatile LoadedNetwork loaded;
    private long stateVersion = -1;

    NetworkRegistry(GeodataStore geodata, ValveStateStore valveStates, JdbcTemplate jdbc) {
        this.geodata = geodata;
        this.valveStates = valveStates;
        this.jdbc = jdbc;
    }

    /** The network as last loaded; loads it when nobody has yet. At most half a second behind the database. */
    public LoadedNetwork current() {
        LoadedNetwork known = loaded;
        return known != null ? known : refresh();
    }

    /** The network as it stands in the database now: loads again what has changed, else returns what is loaded. */
    public synchronized LoadedNetwork refresh() {
        long version = geodata.currentVersion(NETWORK_TABLES);
        long states = geodata.currentVersion(STATE_TABLES);
        if (loaded == null || loaded.version() != version) {
            Assembly assembly = assemble();
            ValveStates recorded = ValveStates.recorded(assembly.network(), 0);
            loaded = new LoadedNetwork(assembly.network(), recorded, assembly.report(), version);
            stateVersion = -1;
        }
        if (stateVersion != states) {
            loaded = new LoadedNetwork(loaded.network(), readStates(), loaded.report(), version);
            stateVersion = states;
        }
        return loaded;
    }

    /** Assembles the water network from the tables. */
    Assembly assemble() {
        Double tolerance_m =
                jdbc.queryForObject("select coalesce(max(snap_tolerance_m), 0.5) from dataset", Double.class);
        List<FeatureRecord> mains = geodata.readLayer(LayerType.MAIN).stream()
                .filter(m -> m.geometry() != null)
                .filter(m -> !m.findText("geometry_quality").orElse("").equals("street"))
                .toList();
        return NetworkAssembler.assemble(
                geodata.readLayer(LayerType.NODE),
                mains,
                geodata.readLayer(LayerType.VALVE),
                geodata.readLayer(LayerType.HYDRANT),
                AssemblyOptions.defaults().withSnapTolerance(tolerance_m));
    }

    private ValveStates readStates() {
        long version = valveStates.currentVersion();
        ValveStates states = ValveStates.recorded(loaded.network(), version);
        for (ValveState state : valveStates.listStates()) {
            int valve = loaded.network().valves().find(state.valveRef());
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
