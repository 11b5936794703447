package io.curbstop.map.source.mapping;

import io.curbstop.map.source.LayerType;
import io.curbstop.map.source.LayerType.Attribute;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Reads the {@code id}, {@code fields}, {@code where} and {@code unless} keys of a mapping file. */
final class FieldRules {

    private FieldRules() {}

    static FieldRule id(YamlNode node) throws MappingException {
        FieldRule rule = rule(node, null);
        return new FieldRule(
                rule.fields(),
                rule.constant(),
                rule.values(),
                rule.otherwise(),
                rule.empty(),
                null,
                List.of(),
                rule.pattern(),
                rule.prefix(),
                true,
                rule.line());
    }

    static Map<String, FieldRule> parse(YamlNode node, LayerType layer) throws MappingException {
        Map<String, FieldRule> rules = new LinkedHashMap<>();
        if (node == null) {
            return rules;
        }
        for (YamlNode member : node.map().values()) {
            Attribute attribute = layer.findAttribute(member.key()).orElse(null);
            if (attribute == null) {
                throw member.problem(
                        "layer %s has no such attribute; it has %s",
                        layer.name().toLowerCase(Locale.ROOT),
                        layer.attributes().stream().map(Attribute::name).collect(Collectors.joining(", ")));
            }
            rules.put(attribute.name(), rule(member, attribute));
        }
        return rules;
    }

    static Map<String, Set<String>> conditions(YamlNode node) throws MappingException {
        Map<String, Set<String>> conditions = new LinkedHashMap<>();
        if (node != null) {
            for (YamlNode member : node.map().values()) {
                conditions.put(member.key(), new HashSet<>(member.texts()));
            }
        }
        return conditions;
    }

    private static FieldRule rule(YamlNode node, Attribute attribute) throws MappingException {
        if (!node.isMap()) {
            return new FieldRule(
                    node.texts(), null, Map.of(), null, Set.of(), null, List.of(), null, null, false, node.line());
        }
        node.allow(
                "field", "value", "values", "otherwise", "empty", "unit", "formats", "pattern", "prefix", "required");
        YamlNode field = node.get("field");
        String constant = node.text("value", null);
        if (field == null && constant == null) {
            throw node.problem("give a field or a value");
        }
        return new FieldRule(
                field == null ? List.of() : field.texts(),
                constant,
                translations(node.get("values")),
                node.text("otherwise", null),
                node.get("empty") == null
                        ? Set.of()
                        : new HashSet<>(node.get("empty").texts()),
                unit(node.get("unit"), attribute),
                formats(node.get("formats")),
                pattern(node.get("pattern")),
                node.text("prefix", null),
                node.flag("required"),
                node.line());
    }

    private static Map<String, String> translations(YamlNode node) throws MappingException {
        Map<String, String> values = new LinkedHashMap<>();
        if (node != null) {
            for (YamlNode member : node.map().values()) {
                values.put(member.key(), member.isNull() ? "" : member.text());
            }
        }
        return values;
    }

    private static LengthUnit unit(YamlNode node, Attribute attribute) throws MappingException {
        if (node == null) {
            return null;
        }
        LengthUnit unit = LengthUnit.find(node.text()).orElse(null);
        if (unit == null) {
            throw node.problem("there is no unit '%s'; there are %s", node.text(), LengthUnit.known());
        }
        if (attribute == null || !unit.fits(attribute.name())) {
            throw node.problem("%s cannot become %s", unit.code(), attribute == null ? "an id" : attribute.name());
        }
        return unit;
    }

    private static List<String> formats(YamlNode node) throws MappingException {
        if (node == null) {
            return List.of();
        }
        for (YamlNode format : node.list()) {
            try {
                DateTimeFormatter.ofPattern(format.text());
            } catch (IllegalArgumentException e) {
                throw format.problem("'%s' is no date format; write it as M/d/yyyy", format.text());
            }
        }
        return node.texts();
    }

    private static Pattern pattern(YamlNode node) throws MappingException {
        if (node == null) {
            return null;
        }
        try {
            Pattern pattern = Pattern.compile(node.text());
            if (pattern.matcher("").groupCount() < 1) {
                throw node.problem("the pattern must have a group: what is in ( ) is taken");
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw node.problem("not a pattern: %s", e.getDescription());
        }
    }
}
