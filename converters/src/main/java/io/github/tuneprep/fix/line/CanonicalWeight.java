package io.github.tuneprep.fix.line;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.LineFix;
import io.github.tuneprep.json.JsonLiteral;
import io.github.tuneprep.json.JsonNumber;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.math.BigDecimal;

/** Weights that mean 0 or 1 are written so. */
public final class CanonicalWeight implements LineFix {
    @Override
    public String rule() {
        return "invalid-weight";
    }

    @Override
    public boolean isSafe() {
        return true;
    }

    @Override
    public String summary() {
        return "writes weights such as \"1\", 1.0 and true as 0 or 1";
    }

    @Override
    public void fix(byte[] line, JsonObject root, JsonValue where, Edits edits) {
        if (where instanceof JsonNumber number && number.raw().length() > 8) {
            return; // no way to write 0 or 1, and perhaps too large for a number
        }
        if (where instanceof JsonNumber number && number.value().compareTo(BigDecimal.ZERO) == 0) {
            edits.replace(where, "0");
        } else if (where instanceof JsonNumber number && number.value().compareTo(BigDecimal.ONE) == 0) {
            edits.replace(where, "1");
        } else if (where instanceof JsonString text && (text.contentEquals("0") || text.contentEquals("1"))) {
            edits.replace(where, text.text());
        } else if (where instanceof JsonLiteral literal && !literal.isNull()) {
            edits.replace(where, literal.kind() == JsonLiteral.Kind.TRUE ? "1" : "0");
        }
    }
}
