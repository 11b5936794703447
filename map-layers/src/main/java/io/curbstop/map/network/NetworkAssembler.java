package io.curbstop.map.network;

import io.curbstop.map.source.FeatureRecord;
import java.util.Collection;
import java.util.List;

/**
 * Turns records into a {@link PipeNetwork}. References to nodes and mains are honoured where they are given; everything
 * else is joined by distance, and the report says how far. Bad records never fail an assembly: they are left out or
 * mended, and named in the report.
 */
public final class NetworkAssembler {
    private NetworkAssembler() {}

    /**
     * Assembles one network of features. Those of other networks are left out.
     *
     * @param nodes records of layer NODE
     * @param mains records of layer MAIN
     * @param valves records of layer VALVE
     * @param hydrants records of layer HYDRANT
     * @param options which network, and the tolerances
     */
    public static Assembly assemble(
            Collection<FeatureRecord> nodes,
            Collection<FeatureRecord> mains,
            Collection<FeatureRecord> valves,
            Collection<FeatureRecord> hydrants,
            AssemblyOptions options) {
        return assemble(FeatureRecords.of(nodes, mains, valves, hydrants, options.network()), options);
    }

    /**
     * Assembles one network. The order of the records does not matter.
     *
     * @param records what it is made from, all of one network
     * @param options the network's name, and the tolerances
     */
    public static Assembly assemble(NetworkRecords records, AssemblyOptions options) {
        GraphDraft draft = new GraphDraft();
        Problems problems = new Problems();
        new RecordIntake(draft, problems).take(records);
        LinkIndex linkIndex = new LinkIndex(draft);
        List<Double> endSnaps = new EndJoiner(draft, problems, options, linkIndex).join();
        new DevicePlacer(draft, problems, options, linkIndex).place();
        Renumbering.apply(draft);
        new GraphBuilder(draft, problems).build();
        return new AssemblyFinish(draft, problems, options, endSnaps).finish();
    }
}
