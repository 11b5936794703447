package io.curbstop.map.network;

/**
 * How records are joined into a network. Distances are in the units of the records' coordinate system, metres in
 * operation.
 *
 * @param network which network to assemble: the value of the attribute {@code network}; records without it are "water"
 * @param snapTolerance_m ends of mains without node references are joined to nodes, to each other and to the middle of
 *     other mains up to this distance
 * @param valveTolerance_m a valve without references is put on the nearest main up to this distance
 * @param hydrantTolerance_m the same for hydrants
 * @param nodeTolerance_m a valve without references that lies this close to a node is a valve of that node
 */
public record AssemblyOptions(
        String network,
        double snapTolerance_m,
        double valveTolerance_m,
        double hydrantTolerance_m,
        double nodeTolerance_m) {

    /** Refuses negative and undefined distances. */
    public AssemblyOptions {
        for (double d : new double[] {snapTolerance_m, valveTolerance_m, hydrantTolerance_m, nodeTolerance_m}) {
            if (!(d >= 0) || Double.isInfinite(d)) {
                throw new IllegalArgumentException("a tolerance must be zero or a positive number, not " + d);
            }
        }
    }

    /** Water; ends joined at 0.5 m, valves at 2 m, hydrants at 15 m, a valve within 0.1 m of a node is the node's. */
    public static AssemblyOptions defaults() {
        return new AssemblyOptions("water", 0.5, 2, 15, 0.1);
    }

    /** The same with another network. */
    public AssemblyOptions withNetwork(String name) {
        return new AssemblyOptions(name, snapTolerance_m, valveTolerance_m, hydrantTolerance_m, nodeTolerance_m);
    }

    /** The same with another tolerance for the ends of mains. */
    public AssemblyOptions withSnapTolerance(double tolerance_m) {
        return new AssemblyOptions(network, tolerance_m, valveTolerance_m, hydrantTolerance_m, nodeTolerance_m);
    }

    /** The same with another tolerance for valves. */
    public AssemblyOptions withValveTolerance(double tolerance_m) {
        return new AssemblyOptions(network, snapTolerance_m, tolerance_m, hydrantTolerance_m, nodeTolerance_m);
    }
}
