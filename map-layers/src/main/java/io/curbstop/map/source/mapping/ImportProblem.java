package io.curbstop.map.source.mapping;

import io.curbstop.map.source.LayerType;
import java.util.Objects;

/**
 * Something in a source that was not taken as it stood.
 *
 * @param severity what was done about it
 * @param layer the layer it was meant for
 * @param source file, and layer in it, as the mapping names them
 * @param row the row's number in the source, the first being 1; 0 when it is about the layer as a whole
 * @param ref the feature's id, or null
 * @param field the source's field, or null
 * @param value the value found there, or null
 * @param code a stable name of the kind of problem, such as {@code BAD_DATE}
 * @param reason what is wrong and what was done, for a person
 */
public record ImportProblem(
        Severity severity,
        LayerType layer,
        String source,
        long row,
        String ref,
        String field,
        String value,
        String code,
        String reason) {

    /** Refuses a problem that does not say what and where. */
    public ImportProblem {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(reason, "reason");
    }

    /** Whether data was lost: a row or a value is not in. */
    public boolean isLoss() {
        return severity == Severity.ROW_REJECTED || severity == Severity.VALUE_LEFT_OUT;
    }

    /** One line for a person. */
    public String describe() {
        StringBuilder text = new StringBuilder(source);
        if (row > 0) {
            text.append(", row ").append(row);
        }
        if (ref != null) {
            text.append(" (").append(ref).append(')');
        }
        if (field != null) {
            text.append(", ").append(field);
        }
        if (value != null) {
            text.append(" = '").append(value).append('\'');
        }
        return text.append(": ").append(reason).toString();
    }

    /** What was done about a problem. */
    public enum Severity {
        /** The row is not in. */
        ROW_REJECTED,
        /** The row is in, without this value. */
        VALUE_LEFT_OUT,
        /** The row is in, and something about it was put right. */
        MENDED,
        /** The row is in as it stood; someone may want to know. */
        NOTE
    }
}
