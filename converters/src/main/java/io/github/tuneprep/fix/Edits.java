package io.github.tuneprep.fix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Replacements of byte ranges of one line. Where two overlap the first one stays; what the other was for is found again
 * when the line is looked at again. Bytes outside of them do not change.
 */
public final class Edits {
    private final TreeMap<Integer, Edit> edits = new TreeMap<>();
    private boolean overlaps;

    private record Edit(int from, int to, String text) {}

    /** Makes an empty list. */
    public Edits() {}

    /** Puts {@code text} in place of the bytes from {@code from} to before {@code to}. */
    public void replace(int from, int to, String text) {
        if (isFree(from, to)) {
            edits.put(from, new Edit(from, to, text));
        } else {
            overlaps = true;
        }
    }

    private boolean isFree(int from, int to) {
        Map.Entry<Integer, Edit> before = edits.floorEntry(from);
        Map.Entry<Integer, Edit> behind = edits.ceilingEntry(from);
        return (before == null || (before.getKey() < from && before.getValue().to() <= from))
                && (behind == null || behind.getKey() >= to);
    }

    /** {@return a value as it stands in its line} */
    public static String written(byte[] line, JsonValue value) {
        return new String(line, value.start(), value.end() - value.start(), UTF_8);
    }

    /**
     * {@return whether the edits of one finding could be added: all of {@code other}, or none where one does not fit}
     */
    public boolean addAll(Edits other) {
        boolean fits = !other.overlaps
                && !other.edits.isEmpty()
                && other.edits.values().stream().allMatch(edit -> isFree(edit.from(), edit.to()));
        if (fits) {
            edits.putAll(other.edits);
        }
        return fits;
    }

    /** Puts {@code text} in place of a value. */
    public void replace(JsonValue value, String text) {
        replace(value.start(), value.end(), text);
    }

    /** Puts {@code text} before the byte at {@code at}. */
    public void insert(int at, String text) {
        replace(at, at, text);
    }

    /** Takes the member at {@code index} out of its object, with the comma that belongs to it. */
    public void remove(JsonObject object, int index) {
        List<JsonObject.Member> members = object.members();
        JsonObject.Member member = members.get(index);
        if (index + 1 < members.size()) {
            replace(member.nameStart(), members.get(index + 1).nameStart(), "");
        } else {
            int from = index == 0
                    ? member.nameStart()
                    : members.get(index - 1).value().end();
            replace(from, member.value().end(), "");
        }
    }

    /** Puts another name in place of a member's. */
    public void rename(byte[] line, JsonObject.Member member, String name) {
        int end = member.nameStart() + 1;
        while (line[end] != '"') {
            end += line[end] == '\\' ? 2 : 1;
        }
        replace(member.nameStart(), end + 1, quote(name));
    }

    /** {@return whether there is nothing to do} */
    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /** {@return the line with all replacements made} */
    public byte[] applyTo(byte[] line) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream(line.length + 64);
        int at = 0;
        for (Edit edit : edits.values()) {
            changed.write(line, at, edit.from() - at);
            changed.writeBytes(edit.text().getBytes(UTF_8));
            at = edit.to();
        }
        changed.writeBytes(Arrays.copyOfRange(line, at, line.length));
        return changed.toByteArray();
    }

    /** {@return the text as a JSON string with its quotes} */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    boolean alone = Character.isSurrogate(c) && !isPair(text, i);
                    if (c < ' ' || c == 0x7F || c == 0x2028 || c == 0x2029 || alone) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
