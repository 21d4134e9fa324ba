package io.github.tuneprep.fix.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.fix.Edits;
import io.github.tuneprep.fix.LineFix;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;

/**
 * UTF-8 that was read as Windows-1252 becomes what it was. Not safe: a text about encodings may mean what stands there.
 */
public final class UndoMojibake implements LineFix {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int LONGEST = 4;

    /** What is left of quotes and of an a with an accent whose last byte no letter stands for. */
    private static final List<String> LOST = List.of("\u00E2\u20AC", "\u00C3 ");

    @Override
    public String rule() {
        return "mojibake";
    }

    @Override
    public boolean isSafe() {
        return false;
    }

    @Override
    public String summary() {
        return "reads the letters as the UTF-8 that they were";
    }

    @Override
    public void fix(byte[] line, JsonObject root, JsonValue where, Edits edits) {
        if (!(where instanceof JsonString string) || string.hasLoneSurrogate()) {
            return;
        }
        String text = string.text();
        StringBuilder fixed = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int length = length(text, at);
            fixed.append(length == 0 ? text.substring(at, at + 1) : decode(text.substring(at, at + length)));
            at += Math.max(1, length);
        }
        // Where a letter was lost, some of it stays; half mended, nobody would find it again.
        boolean whole = LOST.stream().noneMatch(rest -> fixed.indexOf(rest) >= 0);
        if (whole && !fixed.toString().equals(text)) {
            edits.replace(where, Edits.quote(fixed.toString()));
        }
    }

    /** {@return how many letters from {@code at} are the bytes of one character beyond ASCII, or 0} */
    private static int length(String text, int at) {
        int lead = text.charAt(at) < 0x80 ? 0 : asByte(text.charAt(at));
        int length = lead >= 0xF0 && lead <= 0xF4 ? LONGEST : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
        if (length == 0 || lead > 0xF4 || at + length > text.length()) {
            return 0;
        }
        for (int i = at + 1; i < at + length; i++) {
            int next = asByte(text.charAt(i));
            if (next < 0x80 || next > 0xBF) {
                return 0;
            }
        }
        return decode(text.substring(at, at + length)).isEmpty() ? 0 : length;
    }

    /** {@return the byte that Windows-1252 reads as the letter, or -1; where it has none, browsers keep the code} */
    private static int asByte(char letter) {
        if (letter >= 0x80 && letter <= 0x9F) {
            return letter;
        }
        ByteBuffer bytes = WINDOWS.encode(String.valueOf(letter));
        int value = bytes.get(0) & 0xFF;
        return value == '?' && letter != '?' ? -1 : value;
    }

    /** {@return the character, or "" when the bytes are none} */
    private static String decode(String letters) {
        byte[] bytes = new byte[letters.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) asByte(letters.charAt(i));
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return "";
        }
    }
}
