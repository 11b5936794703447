package io.curbstop.map.source.mapping;

import io.curbstop.map.source.FeatureSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Checks an entry of a mapping against the files, before a row is read. */
final class EntryCheck {

    private EntryCheck() {}

    static void check(Mapping mapping, SourceEntry entry, SourceFiles files) throws MappingException {
        Map<String, Set<String>> known = new LinkedHashMap<>();
        known.put("", fields(mapping, entry, files, entry.file(), entry.sourceLayer()));
        for (SourceEntry.Join join : entry.joins()) {
            Set<String> theirs = fields(mapping, entry, files, join.file(), join.sourceLayer());
            known.put(join.name() + ".", theirs);
            require(mapping, entry.line(), join.on(), known);
            requireIn(mapping, entry.line(), join.key(), theirs, join.file());
            for (String column : columns(join.geometry())) {
                requireIn(mapping, entry.line(), column, theirs, join.file());
            }
        }
        for (String field : entry.id().fields()) {
            require(mapping, entry.id().line(), field, known);
        }
        for (FieldRule rule : entry.fields().values()) {
            for (String field : rule.fields()) {
                require(mapping, rule.line(), field, known);
            }
        }
        for (String field : columns(entry.geometry())) {
            require(mapping, entry.line(), field, known);
        }
        for (String field : entry.where().keySet()) {
            require(mapping, entry.line(), field, known);
        }
        for (String field : entry.unless().keySet()) {
            require(mapping, entry.line(), field, known);
        }
        if (entry.unlessIn() != null) {
            SourceEntry.KeySet set = entry.unlessIn();
            require(mapping, entry.line(), set.field(), known);
            requireIn(
                    mapping,
                    entry.line(),
                    set.key(),
                    fields(mapping, entry, files, set.file(), set.sourceLayer()),
                    set.file());
        }
    }

    private static Set<String> fields(
            Mapping mapping, SourceEntry entry, SourceFiles files, String file, String sourceLayer)
            throws MappingException {
        try {
            FeatureSource source = files.source(file);
            String layer = files.layer(file, sourceLayer);
            return source.hasSchema() ? source.fields(layer) : null;
        } catch (IOException e) {
            throw new MappingException("%s, line %d: %s".formatted(mapping.file(), entry.line(), e.getMessage()), e);
        }
    }

    private static void require(Mapping mapping, int line, String field, Map<String, Set<String>> known)
            throws MappingException {
        for (Map.Entry<String, Set<String>> source : known.entrySet()) {
            String prefix = source.getKey();
            if (!prefix.isEmpty() && field.startsWith(prefix)) {
                requireIn(mapping, line, field.substring(prefix.length()), source.getValue(), prefix);
                return;
            }
        }
        requireIn(mapping, line, field, known.get(""), "the source");
    }

    private static void requireIn(Mapping mapping, int line, String field, Set<String> known, String where)
            throws MappingException {
        if (known != null && !known.contains(field)) {
            throw new MappingException("%s, line %d: there is no field '%s' in %s; there are %s"
                    .formatted(mapping.file(), line, field, where, String.join(", ", known)));
        }
    }

    private static Set<String> columns(GeometryRule rule) {
        if (rule instanceof GeometryRule.XY xy) {
            return Set.of(xy.x(), xy.y());
        }
        if (rule instanceof GeometryRule.Ends ends) {
            return Set.of(ends.fromX(), ends.fromY(), ends.toX(), ends.toY());
        }
        return rule instanceof GeometryRule.Wkt wkt ? Set.of(wkt.column()) : Set.of();
    }
}
