package io.curbstop.map.engineering;

import io.curbstop.map.network.LinkTable;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.trace.Segmentation;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The segments of a network as CSV, {@code kind,id,segment} with kind {@code node} or {@code link}; {@code .gz} in the
 * name compresses it. A link that valves part within its length has a row for each part, in the order of its drawing.
 * Nodes that only joining made have no row.
 */
public final class SegmentsFile {
    private final PipeNetwork network;
    private final Segmentation segments;
    private final CSVPrinter out;
    private final Map<Integer, Integer> numbers = new HashMap<>();

    private SegmentsFile(PipeNetwork network, Segmentation segments, CSVPrinter out) {
        this.network = network;
        this.segments = segments;
        this.out = out;
    }

    /**
     * Writes the file: first the nodes, then the links, each sorted by id; segments are numbered in the order in which
     * they come up.
     *
     * @throws IOException when the file cannot be written
     */
    public static void write(PipeNetwork network, Segmentation segments, Path file) throws IOException {
        try (Writer text = TextFile.writer(file);
                CSVPrinter out = new CSVPrinter(
                        text,
                        CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
            out.printRecord("kind", "id", "segment");
            new SegmentsFile(network, segments, out).writeRows();
        }
    }

    private void writeRows() throws IOException {
        Map<String, Integer> nodes = new TreeMap<>();
        for (int node = 0; node < network.nodeCount(); node++) {
            if (!network.isMadeByJoining(node)) {
                nodes.put(network.nodeRef(node), node);
            }
        }
        for (Map.Entry<String, Integer> node : nodes.entrySet()) {
            writeRow("node", node.getKey(), segments.segmentOfNode(node.getValue()));
        }
        LinkTable links = network.links();
        Map<String, Integer> byId = new TreeMap<>();
        for (int link = 0; link < links.count(); link++) {
            byId.put(links.isMain(link) ? links.mainRef(link) : network.valves().ref(links.valveOfLink(link)), link);
        }
        for (Map.Entry<String, Integer> link : byId.entrySet()) {
            writeLink(link.getKey(), link.getValue());
        }
    }

    private void writeLink(String id, int link) throws IOException {
        LinkTable links = network.links();
        boolean hasLength = links.drawnLength(link) > 0;
        int last = -1;
        for (int span = links.firstSpan(link); span < links.firstSpan(link + 1); span++) {
            // Between two valves at one spot there is no pipe.
            boolean empty = hasLength && network.spanTo(span) <= network.spanFrom(span);
            if (!empty && segments.segmentOfSpan(span) != last) {
                last = segments.segmentOfSpan(span);
                writeRow("link", id, last);
            }
        }
    }

    private void writeRow(String kind, String id, int segment) throws IOException {
        numbers.putIfAbsent(segment, numbers.size());
        out.printRecord(kind, id, numbers.get(segment));
    }
}
