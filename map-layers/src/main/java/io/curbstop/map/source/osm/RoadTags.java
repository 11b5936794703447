package io.curbstop.map.source.osm;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the tags of a road say of driving it (wiki.openstreetmap.org: Key:oneway, Key:access, Key:maxspeed, Key:maxweight,
 * Key:maxheight). A value that cannot be understood is given as it stands, so that it is reported as such.
 */
public final class RoadTags {

    /** The names of what {@link #describe} gives. */
    public static final List<String> FIELDS = List.of(
            "name",
            "highway",
            "junction",
            "one_way",
            "access",
            "speed_kmh",
            "lanes",
            "trucks",
            "max_weight_t",
            "max_height_m",
            "bridge");

    private static final Set<String> FORBIDDEN = Set.of("no", "agricultural", "forestry", "emergency");
    private static final Set<String> FOR_PLACES =
            Set.of("private", "destination", "delivery", "customers", "permit", "residents", "employees");

    /** No limit, or one that follows from the kind of road. */
    private static final Set<String> NO_LIMIT = Set.of(
            "none",
            "no",
            "default",
            "below_default",
            "no_sign",
            "no_indications",
            "unsigned",
            "unlimited",
            "signals",
            "variable",
            "walk");

    private static final Pattern SPEED = Pattern.compile("(\\d+(?:\\.\\d+)?) ?(km/h|kmh|kph|mph|knots)?");
    private static final Pattern WEIGHT = Pattern.compile("(\\d+(?:\\.\\d+)?) ?(t|tons?|tonnes?|kg|st|lbs?|cwt)?");
    private static final Pattern METRES = Pattern.compile("(\\d+(?:\\.\\d+)?) ?(m|cm)?");
    private static final Pattern FEET =
            Pattern.compile("(?:(\\d+(?:\\.\\d+)?) ?(?:'|ft|feet))? ?(?:(\\d+(?:\\.\\d+)?) ?(?:\"|''|in))?");

    private static final Map<String, Double> KMH =
            Map.of("km/h", 1.0, "kmh", 1.0, "kph", 1.0, "mph", 1.609344, "knots", 1.852);
    private static final Map<String, Double> TONNES =
            Map.of("kg", 0.001, "st", 0.90718474, "lb", 0.00045359237, "lbs", 0.00045359237, "cwt", 0.05080234544);
    private static final double FOOT_M = 0.3048;
    private static final double INCH_M = 0.0254;

    private RoadTags() {}

    /**
     * What they say, by {@link #FIELDS}; what they do not say has no entry. Speeds are in km/h, weights in tonnes, heights
     * in metres; {@code one_way} is {@code both}, {@code forward} or {@code backward}; {@code access} of motor vehicles
     * is {@code yes}, {@code no}, or {@code places}: only to reach a place on it.
     */
    public static Map<String, String> describe(Map<String, String> tags) {
        Map<String, String> found = new LinkedHashMap<>();
        put(found, "name", first(tags, "name", "ref"));
        put(found, "highway", first(tags, "highway"));
        put(found, "junction", first(tags, "junction").filter(Set.of("roundabout", "circular")::contains));
        put(found, "one_way", Optional.of(oneWay(tags)));
        put(found, "access", Optional.of(access(tags)));
        put(found, "speed_kmh", first(tags, "maxspeed").flatMap(RoadTags::speed_kmh));
        put(found, "lanes", first(tags, "lanes"));
        put(found, "trucks", trucks(tags));
        put(found, "max_weight_t", least(tags, RoadTags::weight_t, "maxweight", "maxgcweight", "maxweightrating:hgv"));
        put(found, "max_height_m", least(tags, RoadTags::height_m, "maxheight", "maxheight:physical"));
        put(found, "bridge", isAboveOrBelow(tags) ? Optional.of("yes") : Optional.empty());
        return found;
    }

    private static String oneWay(Map<String, String> tags) {
        String said = first(tags, "oneway:motor_vehicle", "oneway").orElse("");
        boolean implied = "motorway".equals(tags.get("highway"))
                || Set.of("roundabout", "circular").contains(tags.getOrDefault("junction", ""));
        return switch (said) {
            case "yes", "true", "1" -> "forward";
            case "-1", "reverse" -> "backward";
            case "no", "false", "0", "alternating" -> "both";
            case "" -> implied ? "forward" : "both";
            default -> said;
        };
    }

    private static String access(Map<String, String> tags) {
        String said = first(tags, "motor_vehicle", "vehicle", "access").orElse("");
        if (FORBIDDEN.contains(said)) {
            return "no";
        }
        boolean notForThrough =
                said.isEmpty() && Set.of("track", "pedestrian").contains(tags.getOrDefault("highway", ""));
        return FOR_PLACES.contains(said) || notForThrough ? "places" : "yes";
    }

    private static Optional<String> trucks(Map<String, String> tags) {
        return first(tags, "hgv", "goods").map(said -> said.equals("no") || FOR_PLACES.contains(said) ? "no" : "yes");
    }

    private static boolean isAboveOrBelow(Map<String, String> tags) {
        return Stream.of("bridge", "tunnel")
                        .anyMatch(tag -> !tags.getOrDefault(tag, "no").equals("no"))
                || !tags.getOrDefault("layer", "0").equals("0");
    }

    /** {@code DE:urban} and the like say no more than the kind of road does; of several limits the least holds. */
    private static Optional<String> speed_kmh(String said) {
        List<Optional<Long>> limits = Stream.of(said.split(";"))
                .map(String::strip)
                .filter(limit -> !NO_LIMIT.contains(limit) && !limit.matches("[A-Z]{2}(-[A-Z]+)?:[a-z_]+"))
                .map(RoadTags::oneSpeed_kmh)
                .toList();
        if (limits.stream().anyMatch(Optional::isEmpty)) {
            return Optional.of(said);
        }
        return limits.stream()
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(String::valueOf);
    }

    private static Optional<Long> oneSpeed_kmh(String said) {
        Matcher matcher = SPEED.matcher(said);
        return matcher.matches()
                ? Optional.of(Math.round(number(matcher, 1) * KMH.getOrDefault(unit(matcher, "kmh"), 1.0)))
                : Optional.empty();
    }

    private static String weight_t(String said) {
        Matcher matcher = WEIGHT.matcher(said);
        return matcher.matches() ? plain(number(matcher, 1) * TONNES.getOrDefault(unit(matcher, "t"), 1.0)) : said;
    }

    private static String height_m(String said) {
        Matcher metres = METRES.matcher(said);
        if (metres.matches()) {
            return plain(number(metres, 1) * (unit(metres, "m").equals("cm") ? 0.01 : 1));
        }
        Matcher feet = FEET.matcher(said);
        return feet.matches() ? plain(number(feet, 1) * FOOT_M + number(feet, 2) * INCH_M) : said;
    }

    /** The least of several limits; one that cannot be understood is told before any other. */
    private static Optional<String> least(Map<String, String> tags, UnaryOperator<String> unit, String... keys) {
        List<String> limits = Stream.of(keys)
                .map(tags::get)
                .filter(said -> said != null && !said.isBlank() && !NO_LIMIT.contains(said.strip()))
                .map(said -> unit.apply(said.strip()))
                .toList();
        return limits.stream()
                .filter(limit -> !limit.matches("[0-9.]+"))
                .findFirst()
                .or(() -> limits.stream().min(Comparator.comparingDouble(Double::parseDouble)));
    }

    private static double number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Double.parseDouble(matcher.group(group));
    }

    private static String unit(Matcher matcher, String otherwise) {
        return matcher.group(2) == null ? otherwise : matcher.group(2);
    }

    /** To a thousandth: a limit is never read more exactly. */
    private static String plain(double number) {
        return BigDecimal.valueOf(Math.round(number * 1000), 3)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static Optional<String> first(Map<String, String> tags, String... keys) {
        return Stream.of(keys)
                .map(tags::get)
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .findFirst();
    }

    private static void put(Map<String, String> found, String field, Optional<String> value) {
        value.ifPresent(v -> found.put(field, v));
    }
}
