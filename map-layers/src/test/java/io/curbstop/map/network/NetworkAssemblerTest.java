package io.curbstop.map.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.map.network.Assembly.ResolvedValve;
import io.curbstop.map.network.ConnectivityReport.ProblemCode;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class NetworkAssemblerTest {
    private final List<FeatureRecord> nodes = new ArrayList<>();
    private final List<FeatureRecord> mains = new ArrayList<>();
    private final List<FeatureRecord> valves = new ArrayList<>();
    private final List<FeatureRecord> hydrants = new ArrayList<>();

    private static Geometry shape(String text) {
        try {
            return new WKTReader().read(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private NetworkAssemblerTest main(String id, String line, Map<String, Object> attributes) {
        mains.add(new FeatureRecord(LayerType.MAIN, id, shape("LINESTRING (" + line + ")"), attributes, mains.size()));
        return this;
    }

    private NetworkAssemblerTest main(String id, String line) {
        return main(id, line, Map.of());
    }

    private NetworkAssemblerTest valve(String id, String point, Map<String, Object> attributes) {
        Geometry at = point == null ? null : shape("POINT (" + point + ")");
        valves.add(new FeatureRecord(LayerType.VALVE, id, at, attributes, valves.size()));
        return this;
    }

    private Assembly assemble() {
        return NetworkAssembler.assemble(nodes, mains, valves, hydrants, AssemblyOptions.defaults());
    }

    @Test
    void ends_within_the_tolerance_meet_in_one_node() {
        Assembly assembly = main("a", "0 0, 100 0")
                .main("b", "100.3 0, 200 0")
                .main("c", "100 0.2, 100 90")
                .assemble();
        assertThat(assembly.report().pieces()).hasSize(1);
        assertThat(assembly.report().endSnaps().max_m()).isBetween(0.29, 0.31);
        assertThat(assembly.mains().get(0).endNode()).isEqualTo("~a:end");
        assertThat(assembly.mains().get(1).startNode()).isEqualTo("~a:end");
        assertThat(assembly.mains().get(2).startNode()).isEqualTo("~a:end");
        assertThat(assembly.report().danglingEnds()).containsExactly("~a:start", "~b:end", "~c:end");
    }

    @Test
    void ends_beyond_the_tolerance_stay_apart() {
        Assembly assembly = main("a", "0 0, 100 0").main("b", "100.6 0, 200 0").assemble();
        assertThat(assembly.report().pieces()).hasSize(2);
        assertThat(NetworkAssembler.assemble(
                                nodes,
                                mains,
                                valves,
                                hydrants,
                                AssemblyOptions.defaults().withSnapTolerance(1))
                        .report()
                        .pieces())
                .hasSize(1);
    }

    @Test
    void an_end_on_the_middle_of_another_main_splits_it() {
        Assembly assembly = main("a", "0 0, 100 0").main("b", "40 0.1, 40 50").assemble();
        assertThat(assembly.report().pieces()).hasSize(1);
        assertThat(assembly.network().links().firstSpan(1)).isEqualTo(2);
        assertThat(assembly.network().spanTo(0)).isEqualTo(40);
    }

    @Test
    void mains_that_only_cross_are_not_joined() {
        assertThat(main("a", "0 0, 100 0")
                        .main("b", "50 -50, 50 50")
                        .assemble()
                        .report()
                        .pieces())
                .hasSize(2);
    }

    @Test
    void a_main_shorter_than_the_tolerance_stays_a_main() {
        Assembly assembly = main("a", "0 0, 100 0")
                .main("b", "100 0, 100.3 0")
                .main("c", "100.3 0, 200 0")
                .assemble();
        assertThat(assembly.report().pieces()).hasSize(1);
        assertThat(assembly.mains().get(1).startNode()).isEqualTo("~a:end");
        assertThat(assembly.mains().get(1).endNode()).isEqualTo("~b:end");
        assertThat(assembly.report().count(ProblemCode.SHORTER_THAN_TOLERANCE)).isEqualTo(1);
    }

    @Test
    void valves_are_placed_on_the_line_at_the_node_beside_the_pipe_and_as_links() {
        main("a", "0 0, 100 0").main("b", "100 0, 200 0").main("c", "210 0, 300 0");
        valve("on", "30 0", Map.of());
        valve("beside", "60 1.5", Map.of());
        valve("node", "100 0.05", Map.of());
        valve("link", null, Map.of("from_node", "x", "to_node", "y"));
        valve("end", "150 80", Map.of("main_ref", "b", "node_ref", "~b:end"));
        valve("off", "50 40", Map.of());
        valve("air", "20 0", Map.of("valve_kind", "air"));
        Assembly assembly = assemble();
        assertThat(assembly.valves())
                .extracting(ResolvedValve::ref, ResolvedValve::placement)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("air", ValvePlacement.CUTS_NOTHING),
                        org.assertj.core.groups.Tuple.tuple("beside", ValvePlacement.ON_MAIN),
                        org.assertj.core.groups.Tuple.tuple("end", ValvePlacement.AT_LINK_END),
                        org.assertj.core.groups.Tuple.tuple("link", ValvePlacement.IS_LINK),
                        org.assertj.core.groups.Tuple.tuple("node", ValvePlacement.AT_NODE),
                        org.assertj.core.groups.Tuple.tuple("off", ValvePlacement.NOWHERE),
                        org.assertj.core.groups.Tuple.tuple("on", ValvePlacement.ON_MAIN));
        ResolvedValve beside = assembly.valves().get(1);
        assertThat(beside.linkRef()).isEqualTo("a");
        assertThat(beside.measure()).isEqualTo(60);
        assertThat(beside.snapDistance_m()).isEqualTo(1.5);
        assertThat(assembly.report().valvesOffEveryPipe()).containsExactly("off");
        assertThat(assembly.report().valveSnaps().max_m()).isEqualTo(1.5);
        assertThat(assembly.report().toText()).contains("1 valves off every pipe");
    }

    @Test
    void a_valve_drawn_as_a_short_line_joins_the_mains_at_its_ends() {
        main("a", "0 0, 100 0").main("b", "100.4 0, 200 0");
        valves.add(new FeatureRecord(LayerType.VALVE, "v", shape("LINESTRING (100 0, 100.4 0)"), Map.of(), 0));
        Assembly assembly = assemble();
        assertThat(assembly.report().pieces()).hasSize(1);
        assertThat(assembly.valves().get(0).placement()).isEqualTo(ValvePlacement.IS_LINK);
        assertThat(assembly.mains().get(0).endNode())
                .isNotEqualTo(assembly.mains().get(1).startNode());
    }

    @Test
    void strange_records_are_kept_and_named() {
        main("a", "0 0, 100 0").main("a", "0 0, 50 0").main("loop", "100 0, 120 20, 100 20, 100 0");
        main("dot", "100 0, 100 0");
        mains.add(new FeatureRecord(LayerType.MAIN, "ghost", null, Map.of(), 9));
        mains.add(new FeatureRecord(LayerType.MAIN, "named", null, Map.of("from_node", "N", "to_node", "M"), 10));
        valve("v1", "50 0", Map.of()).valve("v2", "50 0", Map.of()).valve("v3", "100 0", Map.of());
        valve("lost", "50 0", Map.of("main_ref", "nowhere"));
        ConnectivityReport report = assemble().report();
        assertThat(report.count(ProblemCode.DUPLICATE_ID)).isEqualTo(1);
        assertThat(report.count(ProblemCode.SELF_LOOP)).isEqualTo(2);
        assertThat(report.count(ProblemCode.ZERO_LENGTH)).isEqualTo(2);
        assertThat(report.count(ProblemCode.NO_GEOMETRY_AND_NO_REFERENCE)).isEqualTo(1);
        assertThat(report.count(ProblemCode.UNKNOWN_NODE)).isEqualTo(2);
        assertThat(report.count(ProblemCode.UNKNOWN_MAIN)).isEqualTo(1);
        assertThat(report.count(ProblemCode.VALVES_AT_ONE_SPOT)).isEqualTo(2);
        assertThat(report.count(ProblemCode.VALVE_ON_SEVERAL_PIPES)).isEqualTo(1);
        assertThat(report.mains()).isEqualTo(5);
    }

    @Test
    void sources_are_inferred_where_none_is_named_and_the_reason_is_given() {
        ConnectivityReport report = main("a", "0 0, 100 0", Map.of("diameter_mm", 150))
                .main("b", "100 0, 200 0", Map.of("diameter_mm", 400))
                .assemble()
                .report();
        assertThat(report.sourcesInferred()).isTrue();
        assertThat(report.sources()).singleElement().satisfies(s -> {
            assertThat(s.node()).isEqualTo("~b:end");
            assertThat(s.reason()).isEqualTo("inferred: open end of the largest main, 400 mm");
        });
    }

    @Test
    void other_networks_are_left_out() {
        main("a", "0 0, 100 0").main("s", "0 10, 100 10", Map.of("network", "sewer"));
        assertThat(assemble().report().mains()).isEqualTo(1);
        assertThat(NetworkAssembler.assemble(
                                nodes,
                                mains,
                                valves,
                                hydrants,
                                AssemblyOptions.defaults().withNetwork("sewer"))
                        .network()
                        .links()
                        .mainRef(0))
                .isEqualTo("s");
    }

    @Test
    void a_drawing_against_its_nodes_is_noticed_and_measures_still_run_along_it() {
        nodes.add(new FeatureRecord(LayerType.NODE, "N", shape("POINT (100 0)"), Map.of("node_kind", "tank"), 1));
        nodes.add(new FeatureRecord(LayerType.NODE, "M", shape("POINT (0 0)"), Map.of(), 2));
        main("a", "0 0, 100 0", Map.of("from_node", "N", "to_node", "M", "check_valve", true));
        valve("v", "20 0", Map.of());
        Assembly assembly = assemble();
        assertThat(assembly.mains().get(0).startNode()).isEqualTo("M");
        assertThat(assembly.valves().get(0).measure()).isEqualTo(20);
        PipeNetwork network = assembly.network();
        int checks = 0;
        for (int j = 0; j < network.jointCount(); j++) {
            if (network.jointFlags(j) == PipeNetwork.ONE_WAY_CHECK) {
                assertThat(network.jointA(j)).isEqualTo(network.findNode("N"));
                checks++;
            }
        }
        assertThat(checks).isEqualTo(1);
    }

    @Test
    void a_valve_at_an_end_that_is_joined_to_nothing_stands_before_the_rest_of_its_main() {
        nodes.add(new FeatureRecord(LayerType.NODE, "N", shape("POINT (100 0)"), Map.of("node_kind", "tank"), 1));
        main("a", "0 0, 100 0", Map.of("geometry_quality", "street", "to_node", "N"));
        valve("atStart", "0 0", Map.of("main_ref", "a"));
        valve("within", "40 0", Map.of("main_ref", "a"));
        PipeNetwork network = assemble().network();
        List<String> spans = new ArrayList<>();
        for (int s = 0; s < network.spanCount(); s++) {
            spans.add(network.spanFrom(s) + " to " + network.spanTo(s));
        }
        assertThat(spans).containsExactly("0.0 to 0.0", "0.0 to 40.0", "40.0 to 100.0");
        assertThat(network.findSpanAt(0, 20)).isEqualTo(1);
        assertThat(network.findSpanAt(0, 60)).isEqualTo(2);
    }

    @Test
    void changing_a_valve_leaves_the_old_states_as_they_were() {
        main("a", "0 0, 100 0");
        valve("v", "20 0", Map.of("position", "closed", "operability", "inaccessible"));
        ValveStates old = ValveStates.recorded(assemble().network());
        ValveStates now = old.with(0, ValvePosition.OPEN, Operability.STUCK_OPEN);
        assertThat(old.position(0)).isEqualTo(ValvePosition.CLOSED);
        assertThat(old.operability(0)).isEqualTo(Operability.INACCESSIBLE);
        assertThat(now.position(0)).isEqualTo(ValvePosition.OPEN);
        assertThat(now.operability(0)).isEqualTo(Operability.STUCK_OPEN);
        assertThat(now.version()).isEqualTo(1);
    }
}
