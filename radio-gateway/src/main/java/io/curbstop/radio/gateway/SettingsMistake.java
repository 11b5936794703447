package io.curbstop.radio.gateway;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

/** What is wrong with a settings file and where, in words for the person who wrote it. */
final class SettingsMistake {

    private SettingsMistake() {}

    static String describe(JacksonException wrong) {
        if (wrong.getCause() instanceof IllegalArgumentException said) {
            return said.getMessage();
        }
        return "line " + wrong.getLocation().getLineNr() + ": " + what(wrong);
    }

    private static String what(JacksonException wrong) {
        if (wrong instanceof PropertyBindingException unknown) {
            String known = unknown.getKnownPropertyIds() == null
                    ? ""
                    : unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .collect(Collectors.toCollection(TreeSet::new))
                            .toString();
            return unknown.getPropertyName() + " is no setting here; there are " + known;
        }
        if (wrong instanceof InvalidFormatException value) {
            return where(wrong) + ": " + value.getValue() + " is not " + wanted(value.getTargetType());
        }
        if (wrong instanceof MismatchedInputException shape) {
            return where(wrong) + ": this is not " + wanted(shape.getTargetType());
        }
        return wrong.getOriginalMessage();
    }

    private static String wanted(Class<?> type) {
        if (type == null) {
            return "what belongs here";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a text";
        }
        if (Iterable.class.isAssignableFrom(type)) {
            return "a list";
        }
        boolean group = type.isRecord() || Map.class.isAssignableFrom(type);
        return group ? "a group of settings" : "what belongs here";
    }

    /** Such as {@code channels[0].least}. */
    private static String where(JacksonException wrong) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : wrong.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "the file" : path.toString();
    }
}
