package io.github.tuneprep.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.UTF8StreamJsonParser;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;

/**
 * Jackson's parser over one line of UTF-8. Texts are nearly all of a line: it goes through them eight bytes at a time
 * and not at all behind that, where Jackson looks at each byte.
 */
final class LineParser extends UTF8StreamJsonParser {
    /** Bytes of a Unicode escape. */
    private static final int ESCAPE = 6;

    private final byte[] line;
    private int stringEnd;

    /** Makes parsers; keys that they have met become the same String again. */
    static final class Factory extends JsonFactory {
        private static final long serialVersionUID = 1L;

        Factory(StreamReadConstraints limits) {
            super(builder(limits));
        }

        private static JsonFactoryBuilder builder(StreamReadConstraints limits) {
            return builder()
                    .streamReadConstraints(limits)
                    .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
                    .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW);
        }

        LineParser parser(byte[] line) {
            return (LineParser) createParser(ObjectReadContext.empty(), line);
        }

        /** Jackson would guess UTF-16 and UTF-32 here, and skip a byte order mark without a word. */
        @Override
        protected JsonParser _createParser(ObjectReadContext context, IOContext io, byte[] line, int from, int length) {
            ByteQuadsCanonicalizer keys = _byteSymbolCanonicalizer.makeChildOrPlaceholder(_factoryFeatures);
            return new LineParser(context, io, _streamReadFeatures, _formatReadFeatures, keys, line, length);
        }
    }

    private LineParser(
            ObjectReadContext context,
            IOContext io,
            int features,
            int formatFeatures,
            ByteQuadsCanonicalizer keys,
            byte[] line,
            int length) {
        super(context, io, features, formatFeatures, null, keys, line, 0, length, 0, false);
        this.line = line;
    }

    /** {@return the offset of the first byte of the value that was read last} */
    int start() {
        return (int) _tokenInputTotal - 1;
    }

    /** {@return the offset of the opening quote of the key that was read last} */
    int keyStart() {
        return _nameStartOffset - 1;
    }

    /** {@return the offset behind what was read last} */
    int position() {
        return _inputPtr;
    }

    /** {@return the string that begins here; null when it never ends, or holds what no string may} */
    @Nullable
    JsonString string() {
        boolean escaped = false;
        int at = _inputPtr;
        while (true) {
            at = ByteScan.indexOfQuoteEscapeOrControl(line, at, line.length);
            if (at == line.length || line[at] < ' ') {
                return null;
            }
            if (line[at] == '"') {
                stringEnd = at + 1;
                return new JsonString(line, start(), stringEnd, escaped);
            }
            int escape = escapeLength(at);
            if (escape == 0) {
                return null;
            }
            escaped = true;
            at += escape;
        }
    }

    /** {@return how many bytes the escape at {@code at} has; 0 when it is none} */
    private int escapeLength(int at) {
        int kind = at + 1 < line.length ? line[at + 1] : -1;
        if (kind != 'u') {
            return kind >= 0 && "\"\\/bfnrt".indexOf(kind) >= 0 ? 2 : 0;
        }
        if (at + ESCAPE > line.length) {
            return 0;
        }
        for (int i = 2; i < ESCAPE; i++) {
            if (Character.digit(line[at + i], 16) < 0) {
                return 0;
            }
        }
        return ESCAPE;
    }

    @Override
    protected void _skipString() {
        _tokenIncomplete = false;
        _inputPtr = stringEnd;
    }
}
