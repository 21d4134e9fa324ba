package io.github.tuneprep.render;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes amounts of US dollars. */
final class Money {
    private Money() {}

    /** {@return the amount in cents, or in hundredths of a cent where it is less than ten cents} */
    static String usd(BigDecimal amount) {
        int scale = amount.compareTo(new BigDecimal("0.10")) < 0 ? 4 : 2;
        return "$" + Words.number(amount.setScale(scale, RoundingMode.HALF_UP));
    }
}
