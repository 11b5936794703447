package io.curbstop.dispatch.geodata.imports;

import io.curbstop.dispatch.geodata.imports.ImportReport.LayerResult;
import io.curbstop.dispatch.geodata.imports.ImportReport.ProblemCount;
import java.io.PrintWriter;

/** An import's report for a person. */
final class ReportText {

    private final PrintWriter out;

    ReportText(PrintWriter out) {
        this.out = out;
    }

    void print(ImportReport report) {
        out.println();
        out.printf(
                "%s: %,d rows in %.1f s, %,d left out by the mapping, %,d rejected, %,d values left out%n",
                report.dataset(),
                report.rows(),
                report.seconds(),
                report.filtered(),
                report.rejected(),
                report.valuesLeftOut());
        for (LayerResult layer : report.layers()) {
            if (layer.taken()) {
                out.printf(
                        "  %-14s %,8d in  (%,d new, %,d changed, %,d as before, %,d gone)%n",
                        layer.layer(),
                        layer.converted(),
                        layer.inserted(),
                        layer.updated(),
                        layer.unchanged(),
                        layer.removed());
                if (layer.keptFromField() > 0) {
                    out.printf("    %,d keep the state that a crew reported%n", layer.keptFromField());
                }
            } else {
                out.printf("  %-14s NOT TAKEN: %s%n", layer.layer(), layer.failure());
            }
        }
        for (ProblemCount problem : report.problems()) {
            out.printf(
                    "  %,d × %s %s in %s, first: %s%n",
                    problem.count(),
                    problem.severity().replace('_', ' '),
                    problem.code(),
                    problem.layer(),
                    problem.example());
        }
        if (report.network() != null) {
            out.println();
            out.print(report.network().toText());
            out.printf(
                    "  %,d customers linked to a main, %,d without a main near%n",
                    report.links().customers(), report.links().customersWithoutMain());
        }
    }
}
