package io.curbstop.map.source.mapping;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A unit of a source, and how it becomes the unit at the end of our attribute's name. */
public enum LengthUnit {
    /** Millimetres. */
    MM("mm", 0.001),
    /** Centimetres. */
    CM("cm", 0.01),
    /** Metres. */
    M("m", 1),
    /** Kilometres. */
    KM("km", 1000),
    /** International inches. */
    IN("in", 0.0254),
    /** International feet. */
    FT("ft", 0.3048),
    /** United States survey feet. */
    US_FT("us_ft", 1200.0 / 3937.0),
    /** Kilometres an hour. */
    KMH("kmh", 1),
    /** Miles an hour. */
    MPH("mph", 1.609344);

    private static final Map<String, Double> TARGETS = Map.of("_mm", 0.001, "_m", 1.0, "_kmh", 1.0);

    private final String code;
    private final double base;

    LengthUnit(String code, double base) {
        this.code = code;
        this.base = base;
    }

    /** The name used in mapping files. */
    public String code() {
        return code;
    }

    /** Whether an attribute's unit is of the same kind as this one. */
    boolean fits(String attribute) {
        boolean speed = this == KMH || this == MPH;
        return attribute.endsWith("_kmh") ? speed : !speed && (attribute.endsWith("_mm") || attribute.endsWith("_m"));
    }

    /** A number of this unit in the attribute's unit. */
    double convert(double number, String attribute) {
        String suffix = attribute.substring(attribute.lastIndexOf('_'));
        return number * base / TARGETS.get(suffix);
    }

    static Optional<LengthUnit> find(String code) {
        return Arrays.stream(values()).filter(u -> u.code.equals(code)).findFirst();
    }

    static String known() {
        return Arrays.stream(values()).map(LengthUnit::code).collect(Collectors.joining(", "));
    }
}
