package io.curbstop.map.route;

import io.curbstop.map.route.StreetReport.Code;
import io.curbstop.map.route.StreetReport.Problem;
import io.curbstop.map.source.FeatureRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.LineString;

/** Reads records of the street layer; what cannot be right is reported, and driven as if it were not there. */
final class StreetReader {

    private static final int FASTEST_KMH = 200;

    private final StreetOptions options;
    private final List<Problem> problems;

    StreetReader(StreetOptions options, List<Problem> problems) {
        this.options = options;
        this.problems = problems;
    }

    /** The street, unless it has no line or no length. */
    Optional<DrawnStreet> read(FeatureRecord row) {
        if (!(row.geometry() instanceof LineString line) || line.isEmpty()) {
            report(Code.NO_GEOMETRY, row, "no line is drawn; left out");
            return Optional.empty();
        }
        double length_m = row.findNumber("length_m").filter(l -> l > 0).orElseGet(line::getLength);
        if (!(length_m > 0) || Double.isInfinite(length_m)) {
            report(Code.ZERO_LENGTH, row, "it has no length; left out");
            return Optional.empty();
        }
        String oneWay = oneWay(row);
        return Optional.of(new DrawnStreet(
                row.id(),
                row.findText("name").orElse(""),
                line,
                length_m,
                !oneWay.equals("backward"),
                !oneWay.equals("forward"),
                limit_kmh(row),
                !Boolean.FALSE.equals(row.attributes().get("through")),
                !Boolean.FALSE.equals(row.attributes().get("trucks")),
                limit(row, "max_weight_t"),
                limit(row, "max_height_m"),
                Boolean.TRUE.equals(row.attributes().get("bridge"))));
    }

    private String oneWay(FeatureRecord row) {
        String word = row.findText("one_way").orElse("both").toLowerCase(Locale.ROOT);
        return switch (word) {
            case "both", "forward", "backward" -> word;
            default -> {
                report(Code.UNKNOWN_ONE_WAY, row, "one-way '" + word + "' is not known; open both ways");
                yield "both";
            }
        };
    }

    private double limit_kmh(FeatureRecord row) {
        int usual = options.limit_kmh(row.findText("street_class").orElse(""));
        int limit = row.findInteger("speed_kmh").orElse(usual);
        if (limit > 0 && limit <= FASTEST_KMH) {
            return limit;
        }
        report(Code.BAD_SPEED, row, "a speed limit of " + limit + " km/h cannot be; " + usual + " km/h taken");
        return usual;
    }

    private double limit(FeatureRecord row, String attribute) {
        double limit = row.findNumber(attribute).orElse(Double.POSITIVE_INFINITY);
        if (limit > 0) {
            return limit;
        }
        report(Code.BAD_LIMIT, row, attribute + " " + limit + " cannot be; taken as no limit");
        return Double.POSITIVE_INFINITY;
    }

    private void report(Code code, FeatureRecord row, String what) {
        problems.add(new Problem(code, row.id(), "street " + row.id() + ": " + what));
    }
}
