package io.github.tuneprep.fix;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts and joins lines byte for byte, whether they are UTF-8 or not. */
final class LineBytes {
    private LineBytes() {}

    /** {@return the lines of a text} */
    static List<byte[]> linesOf(byte[] text) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < text.length; at++) {
            if (text[at] == '\n') {
                lines.add(Arrays.copyOfRange(text, from, at));
                from = at + 1;
            }
        }
        lines.add(Arrays.copyOfRange(text, from, text.length));
        return lines;
    }

    /** {@return the text of lines} */
    static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                all.write('\n');
            }
            all.writeBytes(lines.get(i));
        }
        return all.toByteArray();
    }

    static boolean hasSeveralLines(byte[] text) {
        for (byte b : text) {
            if (b == '\n') {
                return true;
            }
        }
        return false;
    }

    /** {@return the line with other bytes from {@code start} to {@code end}} */
    static byte[] within(byte[] line, int start, int end, byte[] inner) {
        byte[] whole = Arrays.copyOf(line, start + inner.length + line.length - end);
        System.arraycopy(inner, 0, whole, start, inner.length);
        System.arraycopy(line, end, whole, start + inner.length, line.length - end);
        return whole;
    }
}
