package io.curbstop.map.network;

import io.curbstop.map.network.ConnectivityReport.Problem;
import io.curbstop.map.network.ConnectivityReport.ProblemCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Collects the problems of an assembly. */
final class Problems {
    private final List<Problem> list = new ArrayList<>();

    void add(ProblemCode code, String layer, String ref, String format, Object... values) {
        list.add(new Problem(code, layer, ref, layer + " " + ref + ": " + String.format(Locale.ROOT, format, values)));
    }

    List<Problem> sorted() {
        return list.stream()
                .sorted(Comparator.comparing(Problem::layer)
                        .thenComparing(Problem::ref)
                        .thenComparing(Problem::code)
                        .thenComparing(Problem::text))
                .toList();
    }
}
