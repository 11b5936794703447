package io.curbstop.map.source.mapping;

import io.curbstop.map.source.LayerType.Attribute;
import io.curbstop.map.source.LayerType.AttributeType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/** Applies a {@link FieldRule} to a row: text in, a value of the attribute's type out. */
final class ValueConverter {

    private static final Map<String, DateTimeFormatter> FORMATTERS = new ConcurrentHashMap<>();

    private final ZoneId zone;

    ValueConverter(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * What came of a rule.
     *
     * @param value the value; null when there is none
     * @param code the kind of problem; null when there is none
     * @param field the source field the value was taken from; null for none
     * @param text what stood there
     * @param reason the problem in words
     */
    record Result(Object value, String code, String field, String text, String reason) {
        static Result of(Object value, String field, String text) {
            return new Result(value, null, field, text, null);
        }

        static Result problem(String code, String field, String text, String reason) {
            return new Result(null, code, field, text, reason);
        }
    }

    /** The text an id rule gives, or a problem. */
    Result text(FieldRule rule, UnaryOperator<String> row) {
        return convert(rule, null, row);
    }

    /** The value of an attribute; null for the attribute means plain text. */
    Result convert(FieldRule rule, Attribute attribute, UnaryOperator<String> row) {
        String field = null;
        String found = null;
        for (String candidate : rule.fields()) {
            String text = clean(row.apply(candidate));
            field = field == null ? candidate : field;
            if (!text.isEmpty() && !rule.empty().contains(text)) {
                field = candidate;
                found = text;
                break;
            }
        }
        String text = found == null ? rule.constant() : shaped(rule, found);
        if (text == null || text.isEmpty()) {
            return rule.required()
                    ? Result.problem("MISSING_REQUIRED", field, found, "nothing is there, and the mapping requires it")
                    : Result.of(null, field, found);
        }
        if (found != null && !rule.values().isEmpty()) {
            String translated = rule.values().getOrDefault(text, rule.otherwise());
            if (translated == null) {
                return Result.problem("UNKNOWN_VALUE", field, found, "the mapping has no translation for it");
            }
            if (translated.isEmpty()) {
                return Result.of(null, field, found);
            }
            text = translated;
        }
        return typed(rule, attribute, field, text);
    }

    private Result typed(FieldRule rule, Attribute attribute, String field, String text) {
        AttributeType type = attribute == null ? AttributeType.TEXT : attribute.type();
        return switch (type) {
            case TEXT -> rule.formats().isEmpty() ? Result.of(text, field, text) : time(rule.formats(), field, text);
            case INTEGER, NUMBER -> number(rule, attribute, field, text);
            case BOOLEAN -> bool(field, text);
            case DATE -> date(rule.formats(), field, text);
        };
    }

    private static String shaped(FieldRule rule, String text) {
        String shaped = text;
        if (rule.pattern() != null) {
            Matcher matcher = rule.pattern().matcher(text);
            shaped = matcher.find() && matcher.group(1) != null
                    ? matcher.group(1).strip()
                    : "";
        }
        return rule.prefix() == null || shaped.isEmpty() ? shaped : rule.prefix() + shaped;
    }

    private static Result number(FieldRule rule, Attribute attribute, String field, String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text.replace(",", ""));
        } catch (NumberFormatException e) {
            return Result.problem("NOT_A_NUMBER", field, text, "this is not a number");
        }
        if (rule.unit() != null) {
            number = BigDecimal.valueOf(rule.unit().convert(number.doubleValue(), attribute.name()));
        }
        if (attribute.type() == AttributeType.NUMBER) {
            return Result.of(number.doubleValue(), field, text);
        }
        BigDecimal whole = number.setScale(0, RoundingMode.HALF_UP);
        if (rule.unit() == null && whole.compareTo(number) != 0) {
            return Result.problem("NOT_A_WHOLE_NUMBER", field, text, "a whole number is expected");
        }
        if (whole.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            return Result.problem("NOT_A_NUMBER", field, text, "this number is too large");
        }
        return Result.of(whole.intValueExact(), field, text);
    }

    private static Result bool(String field, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "y", "yes", "t", "true" -> Result.of(true, field, text);
            case "0", "n", "no", "f", "false" -> Result.of(false, field, text);
            default -> Result.problem("NOT_YES_OR_NO", field, text, "yes or no is expected");
        };
    }

    private static Result date(List<String> formats, String field, String text) {
        List<String> known = formats.isEmpty() ? List.of("yyyy-MM-dd") : formats;
        for (String format : known) {
            try {
                return Result.of(LocalDate.from(formatter(format).parse(text)), field, text);
            } catch (DateTimeException e) {
                continue;
            }
        }
        return Result.problem("BAD_DATE", field, text, "there is no such date; expected is " + either(known));
    }

    private Result time(List<String> formats, String field, String text) {
        for (String format : formats) {
            try {
                TemporalAccessor parsed = formatter(format).parse(text);
                LocalDateTime local = parsed.isSupported(ChronoField.HOUR_OF_DAY)
                        ? LocalDateTime.from(parsed)
                        : LocalDate.from(parsed).atStartOfDay();
                return Result.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local.atZone(zone)), field, text);
            } catch (DateTimeException e) {
                continue;
            }
        }
        return Result.problem(
                "BAD_DATE", field, text, "there is no such date and time; expected is " + either(formats));
    }

    /** A strict formatter: else February 30 would quietly become the 28th. A year alone is its first day. */
    private static DateTimeFormatter formatter(String format) {
        return FORMATTERS.computeIfAbsent(format, f -> new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(f.replace('y', 'u'))
                .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
                .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT));
    }

    private static String either(List<String> formats) {
        return String.join(" or ", formats);
    }

    private static String clean(String text) {
        return text == null ? "" : text.strip().replaceAll("\\s+", " ");
    }
}
