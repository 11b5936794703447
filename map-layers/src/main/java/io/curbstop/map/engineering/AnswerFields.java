package io.curbstop.map.engineering;

import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.trace.IsolatedArea;
import io.curbstop.map.trace.IsolationAnswer;
import io.curbstop.map.trace.ValveEntry;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes an answer into its case. Lists are sorted; ids of valves are numbers when all of the network's are. */
final class AnswerFields {
    private final PipeNetwork network;
    private final boolean numbers;

    AnswerFields(PipeNetwork network) {
        this.network = network;
        boolean allNumbers = true;
        for (int valve = 0; valve < network.valves().count() && allNumbers; valve++) {
            allNumbers = isPlainNumber(network.valves().ref(valve));
        }
        numbers = allNumbers;
    }

    private static boolean isPlainNumber(String id) {
        return id.matches("0|[1-9][0-9]{0,17}");
    }

    /**
     * Writes the fields.
     *
     * @param answer with the options asked for
     * @param undirected the same with supply both ways through pumps, regulators and non-return valves
     * @param directed the same with supply in their direction only
     */
    void write(ObjectNode to, IsolationAnswer answer, IsolationAnswer undirected, IsolationAnswer directed) {
        texts(to.putArray("segment_links"), links(answer.segment()));
        texts(to.putArray("segment_nodes"), nodes(answer.segment()));
        valves(to.putArray("border_open"), Stream.concat(refs(answer.close()), refs(answer.borderDry())));
        valves(to.putArray("close"), refs(answer.close()));
        valves(to.putArray("closed_border"), refs(answer.verify()));
        valves(to.putArray("interior_valves"), refs(answer.interior()));
        texts(to.putArray("secondary_links"), links(undirected.secondary()));
        texts(to.putArray("secondary_nodes"), nodes(undirected.secondary()));
        texts(to.putArray("secondary_directed_links"), links(directed.secondary()));
        texts(to.putArray("secondary_directed_nodes"), nodes(directed.secondary()));
        texts(to.putArray("sources_in_segment"), answer.sourcesInside().stream());
        to.put("isolated", answer.isolated());
        to.put("outcome", answer.outcome().name());
        to.put("reason", answer.reason());
    }

    private static Stream<String> links(IsolatedArea area) {
        return Stream.concat(area.mains().stream().map(IsolatedArea.MainPart::mainRef), area.valveLinks().stream());
    }

    private Stream<String> nodes(IsolatedArea area) {
        return area.nodes().stream().filter(ref -> !network.isMadeByJoining(network.findNode(ref)));
    }

    private static Stream<String> refs(List<ValveEntry> valves) {
        return valves.stream().map(ValveEntry::ref);
    }

    private static void texts(ArrayNode to, Stream<String> ids) {
        ids.distinct().sorted().forEach(to::add);
    }

    private void valves(ArrayNode to, Stream<String> ids) {
        if (numbers) {
            ids.map(Long::valueOf).distinct().sorted(Comparator.naturalOrder()).forEach(to::add);
        } else {
            texts(to, ids);
        }
    }
}
