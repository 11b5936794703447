package io.curbstop.dispatch.geodata.imports;

import io.curbstop.map.network.ConnectivityReport;
import java.util.List;
import java.util.UUID;

/**
 * What an import did.
 *
 * @param runId the run
 * @param dataset the mapping's data set
 * @param mapping the mapping file's name
 * @param source the folder or file that was imported
 * @param demoCityRemoved what of the demo city was removed to make room; empty when there was none
 * @param layers each layer of the mapping
 * @param problems what was not taken as it stood, by kind
 * @param network how the water network hangs together now; null when there is none
 * @param links references found by distance
 * @param rows rows read
 * @param filtered rows that the mapping leaves out
 * @param rejected rows that could not be taken
 * @param valuesLeftOut values that could not be taken, of rows that were
 * @param seconds how long it took
 */
record ImportReport(
        UUID runId,
        String dataset,
        String mapping,
        String source,
        List<String> demoCityRemoved,
        List<LayerResult> layers,
        List<ProblemCount> problems,
        ConnectivityReport network,
        LinkCounts links,
        long rows,
        long filtered,
        long rejected,
        long valuesLeftOut,
        double seconds) {

    boolean anyLayerFailed() {
        return layers.stream().anyMatch(l -> !l.taken());
    }

    boolean anythingLost() {
        return rejected > 0 || valuesLeftOut > 0;
    }

    /**
     * One layer.
     *
     * @param taken whether it is in; if not, the layer stands as it was before
     * @param failure why it is not; null when it is
     * @param keptFromField valves that keep the state a crew reported although the source says otherwise
     */
    record LayerResult(
            String layer,
            boolean taken,
            String failure,
            long rows,
            long filtered,
            long rejected,
            long converted,
            long inserted,
            long updated,
            long unchanged,
            long removed,
            long keptFromField,
            double seconds) {}

    /**
     * Problems of one kind.
     *
     * @param example the first of them, in words
     */
    record ProblemCount(String layer, String severity, String code, long count, String example) {}

    /**
     * References that no source gave and that were found by distance.
     *
     * @param mains mains whose nodes were found
     * @param valves valves whose main was found
     * @param hydrants hydrants whose main was found
     * @param services services whose main was found
     * @param customers customers whose main was found
     * @param customersWithoutMain customers with no surveyed main near
     */
    record LinkCounts(
            long mains, long valves, long hydrants, long services, long customers, long customersWithoutMain) {}
}
