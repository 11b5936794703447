package io.curbstop.map.source.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where an attribute's value comes from and what is done to it, in this order: the first of the fields that is not
 * empty; the pattern's first group; the prefix; the translation; the unit or the date format. Without any field's value
 * the constant stands.
 *
 * @param fields source fields, {@code NAME.FIELD} for those of a join
 * @param constant the value when no field has one; null for none
 * @param values translations, by the source's text
 * @param otherwise the translation of everything else; null: a text with no translation is a problem
 * @param empty texts that mean nothing is there
 * @param unit the source's unit; null when it is the attribute's own
 * @param formats date and time formats, tried in order
 * @param pattern what of the text to take; null for all of it
 * @param prefix put before the value; null for nothing
 * @param required whether a row without a good value is rejected
 * @param line where in the mapping file this rule stands
 */
public record FieldRule(
        List<String> fields,
        String constant,
        Map<String, String> values,
        String otherwise,
        Set<String> empty,
        LengthUnit unit,
        List<String> formats,
        Pattern pattern,
        String prefix,
        boolean required,
        int line) {}
