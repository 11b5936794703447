package io.curbstop.map.source;

import java.math.BigDecimal;

/** Writes numbers as a person would: 8, not 8.0; 0.75, not 7.5E-1. */
final class PlainNumbers {

    private PlainNumbers() {}

    static String plain(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.toString(number);
        }
        BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
        return decimal.toPlainString();
    }
}
