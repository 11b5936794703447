package io.curbstop.dispatch.outage;

import io.curbstop.map.network.AssemblyOptions;
import io.curbstop.map.network.NetworkAssembler;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import io.curbstop.map.trace.Break;
import io.curbstop.map.trace.IsolationAnswer;
import io.curbstop.map.trace.IsolationTracer;
import io.curbstop.map.trace.Segmentation;
import io.curbstop.map.trace.TraceOptions;
import io.curbstop.map.trace.TraceRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/**
 * The trace beside pgRouting and a recursive query, in one run on one machine; run by hand with the JDBC URL of an empty
 * database that has pgRouting, and the share of mains' ends with a valve. A street grid of 280,000 mains is written to
 * it. The segments are compared before anything is timed; rounds go ours, theirs, theirs, ours.
 */
final class TracePeersBenchmark {
    private static final int SIDE = 375;
    private static final int ROUNDS = 11;
    private static final int BREAKS = 10;
    /** Both sides run warm: the database has compiled code, and so must we. */
    private static final long WARM_UP_NS = 8_000_000_000L;

    private final Connection db;
    private final PipeNetwork network;
    private final ValveStates states;
    private final IsolationTracer tracer;

    private TracePeersBenchmark(Connection db, PipeNetwork network) {
        this.db = db;
        this.network = network;
        this.states = ValveStates.recorded(network);
        this.tracer = new IsolationTracer(network);
    }

    public static void main(String[] args) throws SQLException {
        double valved = args.length > 1 ? Double.parseDouble(args[1]) : 0.6;
        try (Connection db = DriverManager.getConnection(args[0])) {
            TracePeersBenchmark benchmark = new TracePeersBenchmark(db, grid(valved, new Random(7)));
            benchmark.write();
            benchmark.run(new Random(11));
        }
    }

    /** A question put to one of the peers: the nodes of the segment around a node. */
    private interface Peer {
        TreeSet<String> nodes(int node) throws SQLException;
    }

    private void run(Random random) throws SQLException {
        Map<String, Peer> peers = Map.of(
                "pgr_drivingDistance",
                        node -> query(
                                "select n.ref from pgr_drivingDistance('select id, source, target, cost from open_edge',"
                                        + " ?::bigint, 1e9, false) d join node n on n.id = d.node",
                                node),
                "recursive query",
                        node -> query(
                                "with recursive segment(id) as (select ?::int union select e.b from segment s"
                                        + " join open_way e on e.a = s.id) select n.ref from segment s join node n on n.id = s.id",
                                node));
        long start_ns = System.nanoTime();
        while (System.nanoTime() - start_ns < WARM_UP_NS) {
            ours(random.nextInt(network.nodeCount()));
        }
        for (Map.Entry<String, Peer> peer : peers.entrySet()) {
            List<Double> ratios = new ArrayList<>();
            List<Double> ours_us = new ArrayList<>();
            List<Double> theirs_us = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                int[] nodes = random.ints(BREAKS, 0, network.nodeCount()).toArray();
                for (int node : nodes) {
                    if (!ours(node).equals(peer.getValue().nodes(node))) {
                        throw new IllegalStateException(peer.getKey() + " differs at node " + network.nodeRef(node));
                    }
                }
                double ours = time(this::ours, nodes);
                double theirs = time(peer.getValue(), nodes) + time(peer.getValue(), nodes);
                ours += time(this::ours, nodes);
                ours_us.add(ours / 2);
                theirs_us.add(theirs / 2);
                ratios.add(theirs / ours);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: ours %.0f us, theirs %.0f us, median ratio %.0f (%.0f to %.0f)%n",
                    peer.getKey(),
                    middle(ours_us),
                    middle(theirs_us),
                    middle(ratios),
                    ratios.stream().min(Double::compare).orElseThrow(),
                    ratios.stream().max(Double::compare).orElseThrow());
        }
        wholeNetwork();
    }

    private void wholeNetwork() throws SQLException {
        for (int round = 0; round < 3; round++) {
            long start_ns = System.nanoTime();
            int ours =
                    Segmentation.of(network, states, TraceOptions.undirected()).count();
            double ours_ms = (System.nanoTime() - start_ns) / 1e6;
            start_ns = System.nanoTime();
            try (Statement sql = db.createStatement();
                    ResultSet rows = sql.executeQuery("select count(distinct component) from"
                            + " pgr_connectedComponents('select id, source, target, cost from open_edge')")) {
                rows.next();
                System.out.printf(
                        Locale.ROOT,
                        "whole network: ours %d segments in %.1f ms, pgr_connectedComponents %d joined ones in %.0f ms%n",
                        ours,
                        ours_ms,
                        rows.getInt(1),
                        (System.nanoTime() - start_ns) / 1e6);
            }
        }
    }

    /** Ours is the whole trace: valves, what else goes dry, reasons and all. */
    private TreeSet<String> ours(int node) {
        IsolationAnswer answer = tracer.trace(
                TraceRequest.of(states, Break.atNode(network.nodeRef(node))).withOptions(TraceOptions.undirected()));
        return new TreeSet<>(answer.segment().nodes());
    }

    private static double time(Peer peer, int[] nodes) throws SQLException {
        long start_ns = System.nanoTime();
        for (int node : nodes) {
            peer.nodes(node);
        }
        return (System.nanoTime() - start_ns) / 1000.0 / nodes.length;
    }

    private static double middle(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private TreeSet<String> query(String sql, int node) throws SQLException {
        TreeSet<String> refs = new TreeSet<>();
        try (PreparedStatement question = db.prepareStatement(sql)) {
            question.setInt(1, node);
            try (ResultSet rows = question.executeQuery()) {
                while (rows.next()) {
                    refs.add(rows.getString(1));
                }
            }
        }
        // A node without open mains is in no edge, and pgRouting does not know it.
        refs.add(network.nodeRef(node));
        return refs;
    }

    /** Nodes, and the mains between them that no valve shuts. */
    private void write() throws SQLException {
        try (Statement sql = db.createStatement()) {
            sql.execute("create extension if not exists postgis");
            sql.execute("create extension if not exists pgrouting");
            sql.execute("drop table if exists node, open_edge, open_way");
            sql.execute("create table node (id int primary key, ref text not null)");
            sql.execute("create table open_edge (id int primary key, source int, target int, cost float8)");
        }
        db.setAutoCommit(false);
        try (PreparedStatement row = db.prepareStatement("insert into node values (?, ?)")) {
            for (int n = 0; n < network.nodeCount(); n++) {
                row.setInt(1, n);
                row.setString(2, network.nodeRef(n));
                add(row, n);
            }
            row.executeBatch();
        }
        try (PreparedStatement row = db.prepareStatement("insert into open_edge values (?, ?, ?, 1)")) {
            for (int link = 0; link < network.links().count(); link++) {
                if (network.links().firstSpan(link + 1) - network.links().firstSpan(link) == 1 && hasNoValve(link)) {
                    row.setInt(1, link);
                    row.setInt(2, network.links().startNode(link));
                    row.setInt(3, network.links().endNode(link));
                    add(row, link);
                }
            }
            row.executeBatch();
        }
        db.commit();
        db.setAutoCommit(true);
        try (Statement sql = db.createStatement()) {
            sql.execute("create index on open_edge (source)");
            sql.execute("create index on open_edge (target)");
            sql.execute("create table open_way as select source as a, target as b from open_edge"
                    + " union all select target, source from open_edge");
            sql.execute("create index on open_way (a)");
            sql.execute("analyze");
        }
    }

    private static void add(PreparedStatement row, int count) throws SQLException {
        row.addBatch();
        if (count % 10_000 == 9_999) {
            row.executeBatch();
        }
    }

    private boolean hasNoValve(int link) {
        int cell = network.cellOfSpan(network.links().firstSpan(link));
        for (int k = network.adjacencyStart(cell); k < network.adjacencyStart(cell + 1); k++) {
            if (network.jointValve(network.adjacentJoint(k)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static PipeNetwork grid(double valved, Random random) {
        List<FeatureRecord> nodes = new ArrayList<>();
        List<FeatureRecord> mains = new ArrayList<>();
        List<FeatureRecord> valves = new ArrayList<>();
        for (int x = 0; x < SIDE; x++) {
            for (int y = 0; y < SIDE; y++) {
                String kind = x + y == 0 ? "reservoir" : "junction";
                nodes.add(new FeatureRecord(LayerType.NODE, x + "/" + y, null, Map.of("node_kind", kind), 0));
                for (String next : Arrays.asList(
                        x + 1 < SIDE ? (x + 1) + "/" + y : null, y + 1 < SIDE ? x + "/" + (y + 1) : null)) {
                    if (next != null) {
                        main(mains, valves, x + "/" + y, next, valved, random);
                    }
                }
            }
        }
        return NetworkAssembler.assemble(nodes, mains, valves, List.of(), AssemblyOptions.defaults())
                .network();
    }

    private static void main(
            List<FeatureRecord> mains,
            List<FeatureRecord> valves,
            String from,
            String to,
            double valved,
            Random random) {
        String id = "M" + mains.size();
        mains.add(new FeatureRecord(
                LayerType.MAIN, id, null, Map.of("from_node", from, "to_node", to, "length_m", 100.0), 0));
        for (String end : List.of(from, to)) {
            if (random.nextDouble() < valved) {
                valves.add(new FeatureRecord(
                        LayerType.VALVE, "V" + valves.size(), null, Map.of("main_ref", id, "node_ref", end), 0));
            }
        }
    }
}
